#include "scene/compose.h"

#include <array>
#include <string>
#include <vector>

#include "catch.h"
#include "scene/scene_lint.h"
#include "scene/venue_stage.h"

namespace noren {
namespace {

Slide slide_of(SlideKind kind, decltype(Slide::body) body) {
  Slide slide;
  slide.id = std::string(name_of(kind)) + "/1";
  slide.kind = kind;
  slide.body = std::move(body);
  return slide;
}

std::vector<Slide> one_of_each_form() {
  const QrCall code{"https://example.jp/", "くわしくはこちら"};
  AgendaRow row;
  row.livery = Livery::session;
  row.date = "2/16";
  row.weekday = "金";
  row.time = "20:30";
  row.title = "説明会";
  return {
      slide_of(SlideKind::fallback, FallbackSlide{"A lot of flowers", "話す事は放す事。"}),
      slide_of(SlideKind::setup, SetupSlide{"準備中", "準備中です", {"設定をお書きください。"}}),
      slide_of(SlideKind::welcome, WelcomeSlide{"女性管理職のためのコミュニティ",
                                                "A lot of flowers",
                                                "みんな一緒に居て、応援し合える場。",
                                                {"癒し", "笑い"},
                                                code}),
      slide_of(SlideKind::meetup, test::meetup_slide()),
      slide_of(SlideKind::agenda, AgendaSlide{"これからの予定", "", {row}, "", code}),
      slide_of(SlideKind::tagline, TaglineSlide{"話《はな》す事は放《はな》す事。", "花"}),
      slide_of(SlideKind::poster, PosterSlide{"portrait.jpg", "春の会", code}),
      slide_of(SlideKind::alert, AlertSlide{"お知らせ", "本日の会は中止です", "またの日に"})};
}

}  // namespace

TEST_CASE("every form of slide becomes at least one page that says something") {
  for (const Size size : {test::kLandscape, test::kPortrait}) {
    const test::VenueStage venue(size);
    for (const Slide& slide : one_of_each_form()) {
      CAPTURE(slide.id, size.w);
      Problems problems;
      const auto pages = compose(slide, venue.stage(), problems);
      REQUIRE_FALSE(pages.empty());
      CHECK(pages.front().id == slide.id);
      CHECK(pages.front().kind == slide.kind);
      CHECK_FALSE(pages.front().list.layers.empty());
      const bool says_something =
          !pages.front().list.texts.empty() || slide.kind == SlideKind::poster;
      CHECK(says_something);
      CHECK(test::stray_items(pages.front().list).empty());
    }
  }
}

TEST_CASE("pages of a slide are counted from one and share its id") {
  const test::VenueStage venue(test::kLandscape);
  PaperSlide paper = test::meetup_slide();
  paper.title.clear();
  for (int i = 0; i < 4; ++i)
    paper.title += "はじめて部下を持った人のための仕事の任せ方と、";
  Problems problems;
  const auto pages = compose(slide_of(SlideKind::meetup, paper), venue.stage(), problems);
  REQUIRE(pages.size() == 2);
  for (int i = 0; i < 2; ++i) {
    const Page& page = pages.at(static_cast<std::size_t>(i));
    CHECK(page.id == "meetup/1");
    CHECK(page.page == i + 1);
    CHECK(page.pages == 2);
  }
}

TEST_CASE("composing twice gives the same picture") {
  const test::VenueStage venue(test::kLandscape);
  for (const Slide& slide : one_of_each_form()) {
    Problems one;
    Problems two;
    const auto first = compose(slide, venue.stage(), one);
    const auto second = compose(slide, venue.stage(), two);
    REQUIRE(first.size() == second.size());
    for (std::size_t i = 0; i < first.size(); ++i)
      CHECK(first[i].list == second[i].list);
    CHECK(one == two);
  }
}

TEST_CASE("the test card shows its edges at every size and safe area") {
  for (const Size size : {test::kLandscape, test::kPortrait, Size{1024, 768}}) {
    for (const double safe_area : {0.0, 5.0}) {
      const test::VenueStage venue(size, "hana", safe_area);
      const Page card = compose_test_card(venue.stage());
      CHECK(card.chrome == Page::Chrome::hidden);
      Rect drawn;
      for (const Layer& layer : card.list.layers)
        drawn = drawn.united(layer.bounds);
      CHECK(drawn.contains({0, 0, size.w, size.h}));
      const std::string pixels = std::to_string(size.w) + "×" + std::to_string(size.h);
      CHECK(test::joined(test::entry_of(card.list, TextRole::heading)) == pixels);
      CHECK(test::objections(card.list, {}, size, safe_area).empty());
    }
  }
}

TEST_CASE("every role of text has the name that deck.json uses") {
  const std::array<std::pair<TextRole, std::string>, 6> names{{{TextRole::month, "month"},
                                                               {TextRole::countdown, "countdown"},
                                                               {TextRole::row, "row"},
                                                               {TextRole::pillar, "pillar"},
                                                               {TextRole::stamp, "stamp"},
                                                               {TextRole::notice, "notice"}}};
  for (const auto& [role, name] : names)
    CHECK(name_of(role) == name);
}

}  // namespace noren
