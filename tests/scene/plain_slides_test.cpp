#include <algorithm>

#include "catch.h"
#include "scene/alert_slide.h"
#include "scene/fallback_slide.h"
#include "scene/scene_lint.h"
#include "scene/setup_slide.h"
#include "scene/venue_stage.h"

using namespace noren;
using namespace noren::test;

namespace {

template <class Body>
Page composed(SlideKind kind, const Body& body, const VenueStage& stage) {
  Problems problems;
  auto pages = compose({std::string(name_of(kind)), kind, {}, {}, body}, stage.stage(), problems);
  REQUIRE(pages.size() == 1);
  return pages.front();
}

std::vector<std::string> objections_to(const Page& page, const VenueStage& stage, Size size) {
  Surround surround{"A lot of flowers", "2月14日（水）", "14:05", 0, 7, {}, {}};
  return objections(page.list, compose_surround(surround, page.kind, stage.stage()), size, 0);
}

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i)
    result += text;
  return result;
}

}  // namespace

TEST_CASE("an alert is yellow from edge to edge and says its sentence as large as it can") {
  const VenueStage stage(kLandscape);
  const Page page = composed(
      SlideKind::alert,
      AlertSlide{"お知らせ", "本日の交流会は中止とさせていただきます。", "次回をお待ちください。"},
      stage);
  REQUIRE_FALSE(page.list.layers.empty());
  CHECK(page.list.layers.front().role == LayerRole::alert);
  CHECK(page.list.layers.front().bounds == Rect{0, 0, 1920, 1080});
  CHECK(joined(entry_of(page.list, TextRole::heading)) == "お知らせ");
  CHECK(entry_of(page.list, TextRole::title)->size_px >= 116);
}

TEST_CASE("the fallback has name and tagline, without its readings") {
  const VenueStage stage(kLandscape);
  const Page page =
      composed(SlideKind::fallback,
               FallbackSlide{"A lot of flowers", "話《はな》す事は放《はな》す事。"}, stage);
  CHECK(entry_of(page.list, TextRole::name)->size_px == 152);
  CHECK(joined(entry_of(page.list, TextRole::tagline)) == "話す事は放す事。");
  CHECK(entry_of(page.list, TextRole::tagline)->size_px == 68);
}

TEST_CASE("the setup slide numbers what to do next") {
  const VenueStage stage(kPortrait);
  const Page page = composed(
      SlideKind::setup,
      SetupSlide{"準備中", "準備中です", {"設定ファイルを開きます。", "会の名前を書きます。"}},
      stage);
  CHECK(joined(entry_of(page.list, TextRole::status)) == "準備中");
  const auto steps =
      std::count_if(page.list.texts.begin(), page.list.texts.end(),
                    [](const TextEntry& entry) { return entry.role == TextRole::message; });
  CHECK(steps == 2);
  CHECK(joined(entry_of(page.list, TextRole::message)) == "1設定ファイルを開きます。");
}

TEST_CASE("alert, fallback and setup keep their order with texts of any length") {
  const std::string text = GENERATE_COPY(
      std::string(), std::string("短い"), repeated("長い長いお知らせの文。", 40),
      repeated("word ", 90), std::string(500, 'y'), std::string("/etc/noren/noren.json"));
  const Size size = GENERATE(Size{1920, 1080}, Size{1080, 1920}, Size{1366, 768}, Size{1024, 768},
                             Size{720, 1280}, Size{3840, 2160});
  const VenueStage stage(size);
  CAPTURE(text.substr(0, 30), size.w);
  const Page alert = composed(SlideKind::alert, AlertSlide{text, text, text}, stage);
  const Page fallback = composed(SlideKind::fallback, FallbackSlide{text, text}, stage);
  const Page setup =
      composed(SlideKind::setup,
               SetupSlide{text, text, {text, "次へ", text, text, text, text, text}}, stage);
  CHECK(objections_to(alert, stage, size).empty());
  CHECK(objections_to(fallback, stage, size).empty());
  CHECK(objections_to(setup, stage, size).empty());
}
