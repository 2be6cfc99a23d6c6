#include <cstdlib>
#include <string>

#include "catch.h"
#include "scene/scene_lint.h"
#include "scene/venue_stage.h"

namespace noren {
namespace {

using test::entry_of;
using test::joined;
using test::kLandscape;
using test::kPortrait;
using test::VenueStage;

Surround ordinary() {
  Surround surround;
  surround.name = "A lot of flowers";
  surround.date = "2月14日（水）";
  surround.clock = "14:05";
  surround.dot = 0;
  surround.dots = 7;
  return surround;
}

int symbols_named(const DisplayList& list, const std::string& name) {
  int count = 0;
  for (const Layer& layer : list.layers)
    for (const Item& item : layer.items)
      if (const auto* symbol = std::get_if<Symbol>(&item); symbol && symbol->name == name) ++count;
  return count;
}

int shapes_in(const DisplayList& list) {
  int count = 0;
  for (const Layer& layer : list.layers)
    for (const Item& item : layer.items)
      if (std::holds_alternative<Shape>(item)) ++count;
  return count;
}

std::string said_on_all_pages(Surround surround, const Stage& stage) {
  std::string text;
  const int pages = notice_pages(surround, stage);
  for (surround.notice_page = 0; surround.notice_page < pages; ++surround.notice_page)
    text +=
        joined(entry_of(compose_surround(surround, SlideKind::meetup, stage), TextRole::notice));
  return text;
}

}  // namespace

TEST_CASE("the chrome names the house, the date and the time") {
  const VenueStage venue(kLandscape);
  const DisplayList list = compose_surround(ordinary(), SlideKind::meetup, venue.stage());
  CHECK(joined(entry_of(list, TextRole::name)) == "A lot of flowers");
  CHECK(entry_of(list, TextRole::name)->size_px == 56);
  CHECK(entry_of(list, TextRole::date)->size_px == 44);
  CHECK(entry_of(list, TextRole::clock)->size_px == 68);
  CHECK(std::abs(entry_of(list, TextRole::clock)->box.right() - 1852) <= 8);
  CHECK(std::abs(entry_of(list, TextRole::date)->box.x - 1378) <= 8);
  CHECK(std::abs(entry_of(list, TextRole::name)->box.x - 126) <= 8);
}

TEST_CASE("one dot per slide up to twelve, the present one a flower") {
  const VenueStage venue(kLandscape);
  Surround surround = ordinary();
  const auto drawn = [&](int dots) {
    surround.dots = dots;
    surround.dot = dots - 1;
    return compose_surround(surround, SlideKind::meetup, venue.stage());
  };
  // One flower stands before the name.
  CHECK(symbols_named(drawn(7), "crest-ume") == 2);
  CHECK(shapes_in(drawn(7)) == 6);
  CHECK(shapes_in(drawn(12)) == 11);
  CHECK(shapes_in(drawn(13)) == 0);
  CHECK(symbols_named(drawn(13), "crest-ume") == 1);
}

TEST_CASE("welcome has no second name, a fallback no chrome but a large clock") {
  const VenueStage venue(kLandscape);
  const DisplayList welcome = compose_surround(ordinary(), SlideKind::welcome, venue.stage());
  CHECK(entry_of(welcome, TextRole::name) == nullptr);
  CHECK(entry_of(welcome, TextRole::clock) != nullptr);
  const DisplayList fallback = compose_surround(ordinary(), SlideKind::fallback, venue.stage());
  CHECK(entry_of(fallback, TextRole::name) == nullptr);
  CHECK(entry_of(fallback, TextRole::clock)->size_px == 184);
  Surround unknown = ordinary();
  unknown.clock.clear();
  unknown.date.clear();
  CHECK(compose_surround(unknown, SlideKind::fallback, venue.stage()).layers.empty());
}

TEST_CASE("a long or a Japanese name is shortened rather than run into the dots") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage venue(size);
    for (const std::string name :
         {"花と緑と音楽と料理を愛するすべての人のための午後の会",
          "The Society of Extraordinarily Verbose Flower Arrangers of Greater Tokyo", "花の会"}) {
      Surround surround = ordinary();
      surround.name = name;
      surround.contact = Surround::Contact::offline;
      const DisplayList list = compose_surround(surround, SlideKind::meetup, venue.stage());
      const TextEntry* entry = entry_of(list, TextRole::name);
      REQUIRE(entry != nullptr);
      CHECK(entry->size_px >= 40);
      if (size == kLandscape) CHECK(entry->box.right() <= 799);
      CHECK(test::objections({}, list, size, 0).empty());
    }
  }
}

TEST_CASE("offline shows as one ring and no word") {
  const VenueStage venue(kLandscape);
  Surround surround = ordinary();
  const DisplayList online = compose_surround(surround, SlideKind::meetup, venue.stage());
  surround.contact = Surround::Contact::offline;
  const DisplayList offline = compose_surround(surround, SlideKind::meetup, venue.stage());
  CHECK(shapes_in(offline) == shapes_in(online) + 1);
  CHECK(offline.texts == online.texts);
}

TEST_CASE("a short notice is one line of 88 in place of the chrome, and the clock stays") {
  const VenueStage venue(kLandscape);
  Surround surround = ordinary();
  surround.notice = "開始が10分遅れます";
  const DisplayList list = compose_surround(surround, SlideKind::meetup, venue.stage());
  const TextEntry* notice = entry_of(list, TextRole::notice);
  REQUIRE(notice != nullptr);
  CHECK(notice->size_px == 88);
  CHECK(notice->lines.size() == 1);
  CHECK(entry_of(list, TextRole::name) == nullptr);
  CHECK(entry_of(list, TextRole::clock) != nullptr);
  CHECK(notice_pages(surround, venue.stage()) == 1);
  CHECK(list.layers.front().role == LayerRole::notice);
  CHECK(list.layers.front().bounds.y == 920);
  CHECK(list.layers.front().bounds.contains({0, 920, 1920, 160}));
}

TEST_CASE("a notice of more than 17 characters takes two lines, a longer one turns pages") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage venue(size);
    Surround surround = ordinary();
    surround.notice = "機材の準備のため、開始が10分遅れます。";
    const DisplayList two = compose_surround(surround, SlideKind::meetup, venue.stage());
    CHECK(entry_of(two, TextRole::notice)->lines.size() <= 2);
    CHECK(entry_of(two, TextRole::notice)->size_px == (size == kLandscape ? 60 : 56));
    surround.notice =
        "本日は強い風のため、会場の入口を南側に変えております。係の者がご案内いたしますので、"
        "恐れ入りますが、エレベーターの前でしばらくお待ちください。お急ぎの方はお声がけください。";
    CHECK(notice_pages(surround, venue.stage()) >= 2);
    CHECK(said_on_all_pages(surround, venue.stage()) == surround.notice);
  }
}

TEST_CASE("a page that is not there shows the last one, and no notice is one page") {
  const VenueStage venue(kLandscape);
  Surround surround = ordinary();
  CHECK(notice_pages(surround, venue.stage()) == 1);
  surround.notice = "まもなく開始いたします";
  surround.notice_page = 9;
  const DisplayList list = compose_surround(surround, SlideKind::meetup, venue.stage());
  CHECK(joined(entry_of(list, TextRole::notice)) == surround.notice);
}

TEST_CASE("a huge notice is bounded") {
  const VenueStage venue(kLandscape);
  Surround surround = ordinary();
  for (int i = 0; i < 20000; ++i)
    surround.notice += "あ";
  CHECK(notice_pages(surround, venue.stage()) <= 8);
}

TEST_CASE("a minute changes the clock of the band and not the band") {
  const VenueStage venue(kLandscape);
  Surround surround = ordinary();
  surround.notice = "開始が10分遅れます";
  const DisplayList before = compose_surround(surround, SlideKind::meetup, venue.stage());
  surround.clock = "14:06";
  const DisplayList after = compose_surround(surround, SlideKind::meetup, venue.stage());
  REQUIRE(before.layers.size() == 2);
  CHECK(before.layers[0] == after.layers[0]);
  CHECK_FALSE(before.layers[1] == after.layers[1]);
}

TEST_CASE("neither chrome nor band leaves its place on any screen") {
  for (const Size size : {Size{1280, 720}, Size{1024, 768}, Size{2160, 3840}, kPortrait}) {
    const VenueStage venue(size, "yoru", 3);
    Surround surround = ordinary();
    for (const std::string notice :
         {"", "まもなく開始いたします", "機材の準備のため、遅れます。お待ちください。"}) {
      surround.notice = notice;
      const DisplayList list = compose_surround(surround, SlideKind::meetup, venue.stage());
      CAPTURE(size.w, size.h, notice);
      CHECK(test::objections({}, list, size, 3).empty());
      CHECK(test::stray_items(list).empty());
    }
  }
}

}  // namespace noren
