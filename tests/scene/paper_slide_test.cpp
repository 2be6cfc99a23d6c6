#include "scene/paper_slide.h"

#include <algorithm>
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
using test::meetup_slide;
using test::VenueStage;

std::vector<Page> pages_of(const PaperSlide& slide, const VenueStage& venue, Problems& problems,
                           SlideKind kind = SlideKind::meetup) {
  return compose_paper(slide, venue.frame(kind), problems);
}

Page page_of_one(const PaperSlide& slide, const VenueStage& venue,
                 SlideKind kind = SlideKind::meetup) {
  Problems problems;
  auto pages = pages_of(slide, venue, problems, kind);
  REQUIRE(pages.size() == 1);
  return std::move(pages.front());
}

/// Within the 8 px that the design allows.
void check_near(const TextEntry* entry, const Rect& box) {
  REQUIRE(entry != nullptr);
  CAPTURE(name_of(entry->role), entry->box.x, entry->box.y, entry->box.w, entry->box.h);
  CHECK(std::abs(entry->box.x - box.x) <= 8);
  CHECK(std::abs(entry->box.y - box.y) <= 8);
  CHECK(std::abs(entry->box.right() - box.right()) <= 8);
  CHECK(std::abs(entry->box.bottom() - box.bottom()) <= 8);
}

int count_of(const DisplayList& list, TextRole role) {
  return static_cast<int>(std::count_if(list.texts.begin(), list.texts.end(),
                                        [&](const TextEntry& e) { return e.role == role; }));
}

const Layer* layer_of(const DisplayList& list, LayerRole role) {
  for (const Layer& layer : list.layers)
    if (layer.role == role) return &layer;
  return nullptr;
}

std::string long_title(int copies) {
  std::string title;
  for (int i = 0; i < copies; ++i)
    title += "はじめて部下を持った人のための仕事の任せ方と、";
  return title + "話し合う会";
}

PaperSlide picture_slide(const std::string& image) {
  PaperSlide slide = meetup_slide();
  slide.title = "春の花を束ねる朝";
  slide.image = image;
  return slide;
}

}  // namespace

TEST_CASE("the date hangs on the cloth as in the design") {
  const VenueStage venue(kLandscape);
  const Page page = page_of_one(meetup_slide(), venue);
  check_near(entry_of(page.list, TextRole::month), {257, 115, 143, 96});
  check_near(entry_of(page.list, TextRole::day), {176, 236, 318, 261});
  check_near(entry_of(page.list, TextRole::weekday), {216, 527, 240, 74});
  check_near(entry_of(page.list, TextRole::time), {139, 655, 391, 93});
  CHECK(joined(entry_of(page.list, TextRole::time)) == "10:00〜");
  CHECK(entry_of(page.list, TextRole::day)->size_px == 336);
  CHECK(joined(entry_of(page.list, TextRole::countdown)) == "あと4日");
}

TEST_CASE("in portrait the countdown hangs on the cloth") {
  const VenueStage venue(kPortrait);
  const Page page = page_of_one(meetup_slide(), venue);
  check_near(entry_of(page.list, TextRole::day), {135, 301, 388, 316});
  check_near(entry_of(page.list, TextRole::countdown), {646, 532, 262, 70});
  const Layer* cloth = layer_of(page.list, LayerRole::cloth);
  REQUIRE(cloth != nullptr);
  CHECK(cloth->bounds.contains(entry_of(page.list, TextRole::countdown)->box));
}

TEST_CASE("code, caption, place and description stand where the design has them") {
  const VenueStage venue(kLandscape);
  const Page page = page_of_one(meetup_slide(), venue);
  REQUIRE(page.list.codes.size() == 1);
  CHECK(page.list.codes.front().box == Rect{1486, 466, 370, 370});
  CHECK(page.list.codes.front().data == "https://www.reservestock.jp/page/index/47293");
  check_near(entry_of(page.list, TextRole::caption), {1500, 853, 342, 40});
  const TextEntry* place = entry_of(page.list, TextRole::place);
  REQUIRE(place != nullptr);
  CHECK(place->size_px == 68);
  CHECK(std::abs(place->box.y + place->box.h / 2 - 646) <= 8);
  const TextEntry* title = entry_of(page.list, TextRole::title);
  REQUIRE(title != nullptr);
  CHECK(title->size_px == 116);
  CHECK(title->lines.size() == 2);
}

TEST_CASE("in English the countdown keeps its spaces") {
  const VenueStage venue(kLandscape);
  PaperSlide slide = meetup_slide();
  slide.pill = Pill{"in ", "4", " days", Pill::Mark::none, Pill::Role::countdown};
  const Page page = page_of_one(slide, venue);
  CHECK(joined(entry_of(page.list, TextRole::countdown)) == "in 4 days");
}

TEST_CASE("layers go from paper to code, and the text comes in one after the other") {
  const VenueStage venue(kLandscape);
  const Page page = page_of_one(meetup_slide(), venue);
  std::vector<LayerRole> roles;
  std::vector<int> orders;
  for (const Layer& layer : page.list.layers) {
    roles.push_back(layer.role);
    if (layer.role == LayerRole::body) orders.push_back(layer.order);
  }
  CHECK(roles == std::vector<LayerRole>{LayerRole::paper, LayerRole::watermark, LayerRole::rod,
                                        LayerRole::cloth, LayerRole::body, LayerRole::body,
                                        LayerRole::body, LayerRole::body, LayerRole::code});
  CHECK(std::is_sorted(orders.begin(), orders.end()));
  CHECK(std::adjacent_find(orders.begin(), orders.end()) == orders.end());
  CHECK(layer_of(page.list, LayerRole::paper)->bounds == Rect{0, 0, 1920, 1080});
}

TEST_CASE("today, a word stands in the day's place") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage venue(size);
    PaperSlide slide = meetup_slide();
    slide.cloth = TodayCloth{"本日", "2月18日（日）", "10:00", "", true};
    slide.pill = Pill{"開始まで", "45", "分", Pill::Mark::none, Pill::Role::countdown};
    const Page page = page_of_one(slide, venue);
    CHECK(joined(entry_of(page.list, TextRole::status)) == "本日");
    CHECK(joined(entry_of(page.list, TextRole::date)) == "2月18日（日）");
    CHECK(joined(entry_of(page.list, TextRole::time)) == "10:00〜");
    CHECK(joined(entry_of(page.list, TextRole::countdown)) == "開始まで45分");
    CHECK(entry_of(page.list, TextRole::day) == nullptr);
  }
}

TEST_CASE("what runs now stands in two columns, the second half a character lower") {
  const VenueStage venue(kLandscape);
  PaperSlide slide = meetup_slide();
  slide.cloth = WordCloth{{"ただいま", "開催中"}};
  slide.pill = Pill{"10:00〜", "", "", Pill::Mark::live, Pill::Role::time};
  const Page page = page_of_one(slide, venue);
  const TextEntry* status = entry_of(page.list, TextRole::status);
  REQUIRE(status != nullptr);
  CHECK(status->lines == std::vector<std::string>{"ただいま", "開催中"});
  CHECK(status->direction == TextEntry::Direction::vertical);
  CHECK(status->size_px == 152);
  check_near(status, {167, 115, 329, 649});
  CHECK(joined(entry_of(page.list, TextRole::time)) == "10:00〜");
}

TEST_CASE("in portrait what runs now keeps the long cloth, a standing offer has the short one") {
  const VenueStage venue(kPortrait);
  PaperSlide slide = meetup_slide();
  slide.cloth = WordCloth{{"ただいま", "開催中"}};
  slide.pill = Pill{"10:00〜", "", "", Pill::Mark::live, Pill::Role::time};
  const Page running = page_of_one(slide, venue);
  CHECK(layer_of(running.list, LayerRole::cloth)->bounds.bottom() > 764);
  CHECK(entry_of(running.list, TextRole::status)->lines.size() == 2);
  slide.cloth = WordCloth{{"随時", "受付中"}};
  slide.pill.reset();
  const Page standing = page_of_one(slide, venue, SlideKind::consultation);
  CHECK(layer_of(standing.list, LayerRole::cloth)->bounds.bottom() < 520);
  CHECK(joined(entry_of(standing.list, TextRole::status)) == "随時受付中");
  CHECK(entry_of(standing.list, TextRole::status)->lines.size() == 1);
}

TEST_CASE("the time is set as it is known") {
  const VenueStage venue(kLandscape);
  PaperSlide slide = meetup_slide();
  const auto time_of = [&](DateCloth cloth) {
    slide.cloth = std::move(cloth);
    const Page page = page_of_one(slide, venue);
    const TextEntry* entry = entry_of(page.list, TextRole::time);
    return entry == nullptr ? std::pair<std::string, int>{}
                            : std::pair{joined(entry), entry->size_px};
  };
  CHECK(time_of({"2月", "18", "日曜日", "10:00", "12:00", false, ""}) ==
        std::pair<std::string, int>{"10:00–12:00", 72});
  CHECK(time_of({"2月", "22", "土曜日", "", "〜24日(月)", false, ""}).second == 72);
  CHECK(time_of({"2月", "22", "土曜日", "終日", "", false, ""}) ==
        std::pair<std::string, int>{"終日", 80});
  CHECK(time_of({"2月", "22", "土曜日", "", "", false, ""}).first.empty());
  CHECK(time_of({"2月", "22", "土曜日", "10:00", "〜24日(月)", false, ""}).second == 68);
}

TEST_CASE("nothing is written where the cloth sways") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage venue(size);
    PaperSlide slide = meetup_slide();
    const std::vector<Cloth> cloths{
        DateCloth{"2月", "22", "土曜日", "10:00", "〜24日(月)", false, "2025年"},
        TodayCloth{"本日", "2月18日（日）", "10:00", "〜24日(月)", false},
        WordCloth{{"ただいま", "開催中"}}, WordCloth{{"随時", "受付中"}}, WordCloth{{"記事"}}};
    for (const Cloth& cloth : cloths) {
      slide.cloth = cloth;
      slide.stamp = "満席";
      const Page page = page_of_one(slide, venue);
      const Layer* layer = layer_of(page.list, LayerRole::cloth);
      REQUIRE(layer != nullptr);
      REQUIRE_FALSE(layer->hems.empty());
      for (const Item& item : layer->items)
        if (const auto* run = std::get_if<GlyphRun>(&item))
          for (const PlacedGlyph& glyph : run->glyphs)
            CHECK(glyph.y < layer->hems.front().y);
    }
  }
}

TEST_CASE("a far date carries its year above the month") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage venue(size);
    PaperSlide slide = meetup_slide();
    slide.cloth = DateCloth{"12月", "28", "日曜日", "10:00", "", true, "2025年"};
    slide.pill.reset();
    const Page page = page_of_one(slide, venue);
    const TextEntry* year = entry_of(page.list, TextRole::date);
    const TextEntry* month = entry_of(page.list, TextRole::month);
    REQUIRE(year != nullptr);
    REQUIRE(month != nullptr);
    CHECK(joined(year) == "2025年");
    CHECK(year->box.bottom() <= month->box.y);
    CHECK(month->box.bottom() <= entry_of(page.list, TextRole::day)->box.y);
  }
}

TEST_CASE("a stamp stands on the cloth and in the countdown's place") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage venue(size);
    PaperSlide slide = meetup_slide();
    slide.stamp = "中止";
    slide.codes.clear();
    const Page page = page_of_one(slide, venue);
    CHECK(entry_of(page.list, TextRole::countdown) == nullptr);
    CHECK(count_of(page.list, TextRole::stamp) >= 1);
    CHECK(page.list.codes.empty());
    CHECK(test::objections(page.list, {}, size, 0).empty());
  }
}

TEST_CASE("a full event that runs shows both its time and its stamp") {
  const VenueStage venue(kLandscape);
  PaperSlide slide = meetup_slide();
  slide.cloth = WordCloth{{"ただいま", "開催中"}};
  slide.pill = Pill{"10:00〜", "", "", Pill::Mark::live, Pill::Role::time};
  slide.stamp = "満席";
  const Page page = page_of_one(slide, venue);
  CHECK(count_of(page.list, TextRole::stamp) == 1);
  CHECK(joined(entry_of(page.list, TextRole::time)) == "10:00〜");
  CHECK(test::objections(page.list, {}, kLandscape, 0).empty());
}

TEST_CASE("no place known, no pill") {
  const VenueStage venue(kLandscape);
  PaperSlide slide = meetup_slide();
  slide.place.reset();
  const Page page = page_of_one(slide, venue);
  CHECK(entry_of(page.list, TextRole::place) == nullptr);
}

TEST_CASE("a longer title steps down, then the description goes and the author is told") {
  const VenueStage venue(kLandscape);
  PaperSlide slide = meetup_slide();
  slide.title = "説明会";
  CHECK(entry_of(page_of_one(slide, venue).list, TextRole::title)->size_px == 200);
  slide.title =
      "はじめて部下を持った人のための、抱え込まない仕事の任せ方と、自分らしい道を見つける会";
  Problems problems;
  const auto pages = pages_of(slide, venue, problems);
  REQUIRE(pages.size() == 1);
  const TextEntry* title = entry_of(pages.front().list, TextRole::title);
  CHECK(title->size_px >= 64);
  CHECK(title->size_px <= 88);
  CHECK(entry_of(pages.front().list, TextRole::description) == nullptr);
  CHECK(joined(title) == slide.title);
  REQUIRE_FALSE(problems.empty());
  CHECK(problems.front().what.ja.find(slide.description) != std::string::npos);
  CHECK(pages.front().list.codes.front().module_px >= 9);
}

TEST_CASE("a title that leaves no room makes two pages under one cloth, and nothing is lost") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage venue(size);
    PaperSlide slide = meetup_slide();
    slide.title = long_title(3) + "、そのあとでお茶を飲みながら話す会";
    Problems problems;
    const auto pages = pages_of(slide, venue, problems);
    REQUIRE(pages.size() == 2);
    const DisplayList& first = pages[0].list;
    const DisplayList& second = pages[1].list;
    CHECK(joined(entry_of(first, TextRole::title)) == slide.title);
    CHECK(entry_of(first, TextRole::title)->size_px >= 64);
    CHECK(entry_of(first, TextRole::place) != nullptr);
    CHECK(first.codes.empty());
    CHECK(joined(entry_of(second, TextRole::description)) == slide.description);
    CHECK(second.codes.size() == 1);
    CHECK(entry_of(second, TextRole::title) == nullptr);
    CHECK(*layer_of(first, LayerRole::cloth) == *layer_of(second, LayerRole::cloth));
    CHECK_FALSE(problems.empty());
  }
}

TEST_CASE("a title that even two pages can't hold is cut, and the author is told") {
  const VenueStage venue(kLandscape);
  PaperSlide slide = meetup_slide();
  slide.title = long_title(40);
  Problems problems;
  const auto pages = pages_of(slide, venue, problems);
  const TextEntry* title = entry_of(pages.front().list, TextRole::title);
  REQUIRE(title != nullptr);
  CHECK(title->size_px == 64);
  CHECK(title->lines.back().ends_with("…"));
  CHECK_FALSE(problems.empty());
}

TEST_CASE("a long excerpt ends with a sentence after three lines at most") {
  const VenueStage venue(kLandscape);
  PaperSlide slide = meetup_slide();
  slide.description_role = PaperSlide::TextRole::excerpt;
  slide.description = "朝の花屋に寄りました。";
  for (int i = 0; i < 9; ++i)
    slide.description += "水を替えて、茎を少しだけ切りました。";
  Problems problems;
  const auto pages = pages_of(slide, venue, problems);
  const TextEntry* excerpt = entry_of(pages.front().list, TextRole::excerpt);
  REQUIRE(excerpt != nullptr);
  CHECK(excerpt->lines.size() <= 3);
  CHECK(excerpt->size_px == 56);
  CHECK(excerpt->lines.back().ends_with("。"));
  CHECK_FALSE(problems.empty());
}

TEST_CASE("a message keeps its text, whatever its title") {
  const VenueStage venue(kLandscape);
  PaperSlide slide;
  slide.cloth = WordCloth{{"ご案内"}};
  slide.label = "A lot of flowers";
  slide.description = "エレベーターを降りて左手の奥にございます。";
  slide.description_role = PaperSlide::TextRole::message;
  for (const int copies : {0, 2, 4}) {
    slide.title = long_title(copies);
    Problems problems;
    std::string said;
    for (const Page& page : pages_of(slide, venue, problems, SlideKind::message))
      said += joined(entry_of(page.list, TextRole::message));
    CHECK(said == slide.description);
  }
}

TEST_CASE("a long message takes a page of its own rather than lose a word") {
  const VenueStage venue(kLandscape);
  PaperSlide slide;
  slide.cloth = WordCloth{{"ご案内"}};
  slide.title = "お手洗いは2階です";
  for (int i = 0; i < 7; ++i)
    slide.description += "エレベーターを降りて左手の奥にございます。";
  slide.description_role = PaperSlide::TextRole::message;
  Problems problems;
  const auto pages = pages_of(slide, venue, problems, SlideKind::message);
  REQUIRE(pages.size() == 2);
  CHECK(joined(entry_of(pages[0].list, TextRole::title)) == slide.title);
  CHECK(joined(entry_of(pages[1].list, TextRole::message)) == slide.description);
}

TEST_CASE("a short message without a title stands in the title's place") {
  const VenueStage venue(kLandscape);
  PaperSlide slide;
  slide.cloth = WordCloth{{"ご案内"}};
  slide.description = "本日は17時に閉館いたします。";
  slide.description_role = PaperSlide::TextRole::message;
  const Page page = page_of_one(slide, venue, SlideKind::message);
  const TextEntry* message = entry_of(page.list, TextRole::message);
  REQUIRE(message != nullptr);
  CHECK(message->size_px >= 88);
  CHECK(entry_of(page.list, TextRole::title) == nullptr);
}

TEST_CASE("facts are shown whole") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage venue(size);
    PaperSlide slide = meetup_slide();
    slide.facts = "申込締切 2月16日　参加費 1,000円　定員 20名";
    const Page page = page_of_one(slide, venue);
    const TextEntry* facts = entry_of(page.list, TextRole::line);
    REQUIRE(facts != nullptr);
    for (const std::string fact : {"申込締切 2月16日", "参加費 1,000円", "定員 20名"})
      CHECK(std::any_of(facts->lines.begin(), facts->lines.end(), [&](const std::string& line) {
        return line.find(fact) != std::string::npos;
      }));
  }
}

TEST_CASE("one fact that fits no line is cut, and that is told") {
  const VenueStage venue(kLandscape);
  PaperSlide slide = meetup_slide();
  slide.facts = "参加費 会員は無料、一般は1,500円、学生は500円（学生証を受付でお見せください）";
  Problems problems;
  const auto pages = pages_of(slide, venue, problems);
  REQUIRE(pages.size() == 1);
  CHECK(joined(entry_of(pages.front().list, TextRole::line)).ends_with("…"));
  CHECK(std::any_of(problems.begin(), problems.end(), [](const Problem& problem) {
    return problem.what.ja.find("参加費") != std::string::npos;
  }));
}

TEST_CASE("a picture that is ready stands undistorted on the paper, one that is not costs itself") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage venue(size);
    for (const std::string name : {"landscape.jpg", "portrait.jpg"}) {
      const Page page = page_of_one(picture_slide(name), venue, SlideKind::event);
      const Layer* layer = layer_of(page.list, LayerRole::picture);
      REQUIRE(layer != nullptr);
      const auto& picture = std::get<Picture>(layer->items.front());
      const double ratio = name == "landscape.jpg" ? 16.0 / 9 : 3.0 / 4;
      CHECK(static_cast<double>(picture.rect.w) / picture.rect.h == Approx(ratio).margin(0.02));
      for (const TextEntry& text : page.list.texts)
        CHECK_FALSE(text.box.overlaps(picture.rect));
      for (const QrEntry& code : page.list.codes)
        CHECK_FALSE(code.box.overlaps(picture.rect));
    }
    const Page without = page_of_one(picture_slide("not-there.jpg"), venue, SlideKind::event);
    CHECK(layer_of(without.list, LayerRole::picture) == nullptr);
    CHECK(without.list == page_of_one(picture_slide(""), venue, SlideKind::event).list);
  }
}

TEST_CASE("a long place takes the width above the code rather than shrink") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage venue(size);
    PaperSlide slide = meetup_slide();
    slide.title = "春の会";
    slide.place = Place{"渋谷区文化総合センター大和田 2階 学習室1", PlaceIcon::place};
    const Page page = page_of_one(slide, venue);
    const TextEntry* place = entry_of(page.list, TextRole::place);
    REQUIRE(place != nullptr);
    CHECK(place->size_px == 68);
    CHECK(test::objections(page.list, {}, size, 0).empty());
  }
}

}  // namespace noren
