#include <algorithm>

#include "catch.h"
#include "scene/pillars.h"
#include "scene/scene_lint.h"
#include "scene/venue_stage.h"
#include "scene/welcome_slide.h"

using namespace noren;
using namespace noren::test;

namespace {

QrCall house_code() {
  return {"https://www.reservestock.jp/page/index/47293", "くわしくはこちら"};
}

WelcomeSlide flowers() {
  return {"女性管理職のためのコミュニティ",
          "A lot of flowers",
          "みんな一緒に居て、応援し合える場。",
          {"癒し", "笑い", "新たな視点"},
          std::nullopt};
}

Page composed(const WelcomeSlide& welcome, const VenueStage& stage, Problems& problems) {
  auto pages = compose({"welcome", SlideKind::welcome, {}, {}, welcome}, stage.stage(), problems);
  REQUIRE(pages.size() == 1);
  return pages.front();
}

Page composed(const WelcomeSlide& welcome, const VenueStage& stage) {
  Problems problems;
  return composed(welcome, stage, problems);
}

DisplayList chrome_of(const VenueStage& stage) {
  Surround surround;
  surround.name = "A lot of flowers";
  surround.date = "2月14日（水）";
  surround.clock = "14:05";
  surround.dots = 7;
  return compose_surround(surround, SlideKind::welcome, stage.stage());
}

std::vector<Rect> cloths_of(const Page& page) {
  std::vector<Rect> cloths;
  for (const Layer& layer : page.list.layers)
    if (layer.role == LayerRole::cloth) cloths.push_back(layer.bounds);
  return cloths;
}

}  // namespace

TEST_CASE("the welcome hangs its pillars from right to left on growing cloths") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage stage(size);
    const Page page = composed(flowers(), stage);
    const auto cloths = cloths_of(page);
    REQUIRE(cloths.size() == 3);
    CHECK(cloths[0].x > cloths[1].x);
    CHECK(cloths[1].x > cloths[2].x);
    CHECK(cloths[0].bottom() < cloths[1].bottom());
    CHECK(cloths[1].bottom() < cloths[2].bottom());
    CHECK(joined(entry_of(page.list, TextRole::pillar)) == "癒し");
  }
}

TEST_CASE("the name stands as on the drawing: two lines of italics") {
  const VenueStage stage(kLandscape);
  const Page page = composed(flowers(), stage);
  const TextEntry* name = entry_of(page.list, TextRole::name);
  REQUIRE(name != nullptr);
  CHECK(name->lines == std::vector<std::string>{"A lot of", "flowers"});
  CHECK(name->size_px == 228);
  CHECK(entry_of(page.list, TextRole::line)->lines.size() == 1);
  CHECK(entry_of(page.list, TextRole::message)->lines.size() == 1);
}

TEST_CASE("the welcome carries the house's code and keeps name and words beside it") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage stage(size);
    WelcomeSlide welcome = flowers();
    const Page plain = composed(welcome, stage);
    welcome.code = house_code();
    const Page page = composed(welcome, stage);
    REQUIRE(page.list.codes.size() == 1);
    CHECK(page.list.codes[0].module_px == 10);
    // In portrait the name stands beside the code, and a step smaller.
    const TextEntry* name = entry_of(page.list, TextRole::name);
    const TextEntry* alone = entry_of(plain.list, TextRole::name);
    CHECK(name->lines == alone->lines);
    CHECK(name->size_px >= (size == kLandscape ? alone->size_px : 184));
    for (const TextRole role : {TextRole::line, TextRole::message})
      CHECK(entry_of(page.list, role)->lines == entry_of(plain.list, role)->lines);
    for (const Rect& cloth : cloths_of(page))
      CHECK_FALSE(cloth.overlaps(page.list.codes[0].box));
    CHECK(objections(page.list, chrome_of(stage), size, 0).empty());
  }
}

TEST_CASE("readings of the community's words are readings, not brackets") {
  const VenueStage stage(kLandscape);
  WelcomeSlide welcome = flowers();
  welcome.pillars = {"癒《いや》し"};
  welcome.message = "応援《おうえん》し合える場。";
  const Page page = composed(welcome, stage);
  CHECK(joined(entry_of(page.list, TextRole::pillar)) == "癒し");
  CHECK(joined(entry_of(page.list, TextRole::message)) == "応援し合える場。");
}

TEST_CASE("a longer name steps down and a Japanese one is set upright") {
  const VenueStage stage(kLandscape);
  WelcomeSlide welcome = flowers();
  welcome.name = "The Association of Women Leaders in Northern Japan";
  const int longer = entry_of(composed(welcome, stage).list, TextRole::name)->size_px;
  CHECK(longer < 228);
  CHECK(longer >= 64);
  welcome.name = "花のように生きる会";
  const Page page = composed(welcome, stage);
  CHECK(joined(entry_of(page.list, TextRole::name)) == welcome.name);
  CHECK(entry_of(page.list, TextRole::name)->lines.size() <= 2);
}

TEST_CASE("whatever the organiser writes, the welcome keeps its order") {
  std::string endless;
  for (int i = 0; i < 300; ++i)
    endless += "花";
  const std::string latin(300, 'm');
  const std::vector<std::vector<std::string>> pillar_sets{
      {},
      {"癒し"},
      {"安心できる居場所", "学《まな》び合い", "つながり", "笑顔"},
      {"Community", "Learning together with joy"},
      {endless, latin, "笑い"},
      {"一", "二", "三", "四", "五", "六", "七"}};
  const auto set = GENERATE(0U, 1U, 2U, 3U, 4U, 5U);
  const std::string name =
      GENERATE_COPY(std::string("A lot of flowers"), std::string("花"), endless, latin,
                    std::string("女性起業家ネットワーク北海道"), std::string());
  const Size size = GENERATE(Size{1920, 1080}, Size{1080, 1920}, Size{1360, 768}, Size{1024, 768},
                             Size{3840, 2160});
  const bool coded = GENERATE(true, false);
  const VenueStage stage(size);
  WelcomeSlide welcome = flowers();
  welcome.pillars = pillar_sets[set];
  welcome.name = name;
  if (name == endless) {
    welcome.line = endless;
    welcome.message = endless;
  }
  if (coded) welcome.code = house_code();
  Problems problems;
  const Page page = composed(welcome, stage, problems);
  const auto found = objections(page.list, chrome_of(stage), size, 0);
  CAPTURE(set, name.substr(0, 30), size.w, coded, found);
  CHECK(found.empty());
  for (const Rect& cloth : cloths_of(page))
    for (const QrEntry& code : page.list.codes)
      CHECK_FALSE(cloth.overlaps(code.box));
  if (set == 4 || name == endless) CHECK_FALSE(problems.empty());
}

TEST_CASE("a short pillar stands in one column, however long the address of the code") {
  for (const Size size : {kLandscape, Size{960, 540}, Size{1280, 720}}) {
    const VenueStage stage(size);
    WelcomeSlide welcome = flowers();
    welcome.code =
        QrCall{house_code().url + "?utm_source=screen&utm_medium=qr&utm_campaign=spring-2024",
               "くわしくはこちら"};
    const Page page = composed(welcome, stage);
    for (const TextEntry& text : page.list.texts)
      if (text.role == TextRole::pillar) CHECK(text.lines.size() == 1);
  }
}
