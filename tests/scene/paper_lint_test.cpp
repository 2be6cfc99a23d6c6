#include <array>
#include <string>
#include <vector>

#include "catch.h"
#include "scene/paper_slide.h"
#include "scene/scene_lint.h"
#include "scene/venue_stage.h"

namespace noren {
namespace {

/// Slides of every state, with titles from one character to hostile ones.
std::vector<PaperSlide> contents() {
  const std::string endless =
      "長い題がどこまでも続いていくけれど、それでも画面の上では読めなければならないので、"
      "二枚に分けて見せることになる、そういう題のためのためし書きであって、内容はとくにない";
  const std::vector<std::string> titles{
      "会",
      "個別相談会",
      "女性管理職のための交流会",
      "時間を取る価値がある面談なのか？というメールが来た",
      "Spring Bouquet Workshop for Beginners 2024",
      "はじめて部下を持った人のための、抱え込まない仕事の任せ方と、自分らしい道を見つける会",
      endless,
      std::string(300, 'W'),
  };
  std::vector<PaperSlide> slides;
  for (const std::string& title : titles) {
    PaperSlide base = test::meetup_slide();
    base.title = title;
    slides.push_back(base);
    PaperSlide full = base;
    full.cloth = DateCloth{"12月", "28", "日曜日", "10:00", "12:30", false, "2025年"};
    full.stamp = "満席";
    full.place = Place{"渋谷区文化総合センター大和田 2階 学習室1", PlaceIcon::place};
    full.facts = "申込締切 12月20日　参加費 1,500円　定員 12名";
    full.description +=
        "持ち物は花ばさみだけです。飲み物は各自でお持ちください。雨の日も開きます。";
    slides.push_back(full);
    PaperSlide today = base;
    today.cloth = TodayCloth{"本日", "12月28日（日）", "10:00", "", true};
    today.pill = Pill{"開始まで約", "2", "時間", Pill::Mark::none, Pill::Role::countdown};
    today.label = "女性管理職のためのコミュニティの集まり";
    slides.push_back(today);
    PaperSlide live = base;
    live.cloth = WordCloth{{"ただいま", "開催中"}};
    live.pill = Pill{"10:00–12:00", "", "", Pill::Mark::live, Pill::Role::time};
    live.stamp = "満席";
    slides.push_back(live);
    PaperSlide standing = base;
    standing.cloth = WordCloth{{"随時", "受付中"}};
    standing.pill.reset();
    standing.codes.push_back({"https://example.jp/second", "動画をみる"});
    slides.push_back(standing);
    PaperSlide pictured = base;
    pictured.image = "portrait.jpg";
    pictured.cloth = WordCloth{{"新着", "記事"}};
    slides.push_back(pictured);
  }
  return slides;
}

std::string all_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines)
    text += line + "\n";
  return text;
}

}  // namespace

TEST_CASE("no paper slide overlaps, leaves the safe area or goes under the floor") {
  const std::array<std::pair<Size, double>, 7> screens{{{test::kLandscape, 0},
                                                        {test::kPortrait, 0},
                                                        {{1280, 720}, 0},
                                                        {{1366, 768}, 5},
                                                        {{1024, 768}, 0},
                                                        {{3840, 2160}, 8},
                                                        {{2160, 3840}, 0}}};
  for (const auto& [size, safe_area] : screens) {
    const test::VenueStage venue(size, "yoru", safe_area);
    for (const PaperSlide& slide : contents()) {
      Problems problems;
      const auto pages = compose_paper(slide, venue.frame(), problems);
      REQUIRE_FALSE(pages.empty());
      for (const Page& page : pages) {
        CAPTURE(size.w, size.h, slide.title, &page - pages.data());
        const std::string objections = all_of(test::objections(page.list, {}, size, safe_area));
        CAPTURE(objections);
        CHECK(objections.empty());
        CHECK(test::stray_items(page.list).empty());
      }
    }
  }
}

TEST_CASE("after five percent are cut off every side, every text and code remains") {
  constexpr double kCut = 5;
  for (const Size size : {test::kLandscape, test::kPortrait}) {
    const test::VenueStage venue(size, "hana", kCut);
    const Rect kept{size.w * 5 / 100, size.h * 5 / 100, size.w * 90 / 100, size.h * 90 / 100};
    Problems problems;
    for (const Page& page : compose_paper(test::meetup_slide(), venue.frame(), problems)) {
      for (const TextEntry& text : page.list.texts)
        CHECK(kept.contains(text.box));
      for (const QrEntry& code : page.list.codes)
        CHECK(kept.contains(code.box));
    }
  }
}

TEST_CASE("a title of sixty characters in portrait keeps one page, beside the code and its words") {
  const test::VenueStage venue(test::kPortrait);
  PaperSlide slide = test::meetup_slide();
  slide.title =
      "はじめて部下を持った女性管理職のための、ひとりで抱え込まない仕事の任せ方と、"
      "自分らしいリーダーシップの見つけ方を話し合うオンライン説明会";
  Problems problems;
  const auto pages = compose_paper(slide, venue.frame(), problems);
  REQUIRE(pages.size() == 1);
  const TextEntry* title = test::entry_of(pages.front().list, TextRole::title);
  REQUIRE(title != nullptr);
  CHECK(title->size_px == 64);
  CHECK(title->lines.size() == 6);
  CHECK(all_of(test::objections(pages.front().list, {}, test::kPortrait, 0)).empty());
}

TEST_CASE("the text of a message goes on where its title ends") {
  for (const Size size : {test::kLandscape, test::kPortrait}) {
    const test::VenueStage venue(size);
    PaperSlide slide;
    slide.cloth = WordCloth{{"ご案内"}};
    slide.title = "お手洗いは2階です";
    slide.description = "階段をのぼって右手にございます。";
    slide.description_role = PaperSlide::TextRole::message;
    Problems problems;
    const Page page = compose_paper(slide, venue.frame(SlideKind::message), problems).front();
    const TextEntry* title = test::entry_of(page.list, TextRole::title);
    const TextEntry* text = test::entry_of(page.list, TextRole::message);
    REQUIRE(title != nullptr);
    REQUIRE(text != nullptr);
    CHECK(text->box.y > title->box.bottom());
    CHECK(text->box.y < title->box.bottom() + 80);
  }
}

}  // namespace noren
