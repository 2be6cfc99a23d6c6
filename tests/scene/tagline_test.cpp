#include <algorithm>

#include "base/utf8.h"
#include "catch.h"
#include "scene/ruby_slices.h"
#include "scene/scene_lint.h"
#include "scene/tagline_slide.h"
#include "scene/venue_stage.h"

using namespace noren;
using namespace noren::test;

namespace {

constexpr const char* kTagline = "話《はな》す事は放《はな》す事。言《い》える事は癒《い》える事。";

Page composed(const std::string& tagline, const VenueStage& stage, Problems& problems) {
  const Slide slide{
      "tagline", SlideKind::tagline, {}, {}, TaglineSlide{tagline, "A lot of flowers"}};
  auto pages = compose(slide, stage.stage(), problems);
  REQUIRE(pages.size() == 1);
  return pages.front();
}

Page composed(const std::string& tagline, const VenueStage& stage) {
  Problems problems;
  return composed(tagline, stage, problems);
}

}  // namespace

TEST_CASE("the tagline hangs phrase by phrase on four of five cloths") {
  const VenueStage stage(kLandscape);
  const Page page = composed(kTagline, stage);
  const TextEntry* text = entry_of(page.list, TextRole::tagline);
  REQUIRE(text != nullptr);
  CHECK(text->lines ==
        std::vector<std::string>{"話す事は", "放す事。", "言える事は", "癒える事。"});
  CHECK(text->size_px == 144);
  CHECK(text->direction == TextEntry::Direction::vertical);
  const auto cloth =
      std::find_if(page.list.layers.begin(), page.list.layers.end(),
                   [](const Layer& layer) { return layer.role == LayerRole::cloth; });
  REQUIRE(cloth != page.list.layers.end());
  CHECK(cloth->hems.size() == 5);
}

TEST_CASE("in portrait each sentence has a cloth of its own") {
  const VenueStage stage(kPortrait);
  const TextEntry text = *entry_of(composed(kTagline, stage).list, TextRole::tagline);
  CHECK(text.lines == std::vector<std::string>{"話す事は放す事。", "言える事は癒える事。"});
  CHECK(text.size_px == 152);
}

TEST_CASE("a short sentence is not torn apart to be larger") {
  const VenueStage stage(kLandscape);
  const TextEntry text = *entry_of(composed("花のように。", stage).list, TextRole::tagline);
  CHECK(text.lines == std::vector<std::string>{"花のように。"});
  CHECK(text.size_px >= 104);
}

TEST_CASE("a western tagline lies across the cloth") {
  const VenueStage stage(kLandscape);
  const TextEntry text =
      *entry_of(composed("To talk is to let go.", stage).list, TextRole::tagline);
  CHECK(text.direction == TextEntry::Direction::horizontal);
  CHECK(text.size_px >= 104);
}

TEST_CASE("no character of a long tagline is lost, and where one is, it is told") {
  const std::string longer =
      "私たちは、地域に暮らすすべての人が安心して集い、語り合い、学び合うことのできる場所を、"
      "ともにつくり、次の世代へと手渡していきます。";
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage stage(size);
    Problems problems;
    CHECK(joined(entry_of(composed(longer, stage, problems).list, TextRole::tagline)) == longer);
    CHECK(problems.empty());
    std::string endless;
    for (int i = 0; i < 40; ++i)
      endless += longer;
    const Page page = composed(endless, stage, problems);
    CHECK_FALSE(problems.empty());
    CHECK(joined(entry_of(page.list, TextRole::tagline)).ends_with("…"));
  }
}

TEST_CASE("taglines of any length and script stay on their cloths") {
  std::string repeated;
  for (int i = 0; i < 30; ++i)
    repeated += kTagline;
  std::string digits(80, '8');
  const std::string tagline = GENERATE_COPY(
      std::string(), std::string("花"), std::string(kTagline), repeated, digits + "本",
      std::string(400, 'w'), std::string("学びが人をつなぎ、人が街を育てる。"),
      std::string("《》《》｜"), std::string("笑う。学ぶ。つながる。輝く。未来へ。"),
      std::string("Wi-Fi も コーヒー も、どうぞ！"));
  const Size size = GENERATE(Size{1920, 1080}, Size{1080, 1920}, Size{1366, 768}, Size{1280, 720},
                             Size{720, 1280}, Size{1024, 768}, Size{3840, 2160});
  const VenueStage stage(size);
  const Page page = composed(tagline, stage);
  Surround surround{"A lot of flowers", "2月14日（水）", "14:05", 0, 7, {}, {}};
  const auto found =
      objections(page.list, compose_surround(surround, SlideKind::tagline, stage.stage()), size, 0);
  CAPTURE(tagline.substr(0, 60), size.w, found);
  CHECK(found.empty());
}

TEST_CASE("text is cut along lines without parting a base from its reading") {
  const RubyText text = RubyText::aozora("｜A lot《たくさん》の花《はな》が 咲《さ》く");
  const auto parts = slices_along(text, {"A ", "lotの花", "が咲く"});
  REQUIRE(parts.size() == 3);
  CHECK(encode_utf8(parts[0].characters) == "A lot");
  REQUIRE(parts[0].ruby.size() == 1);
  CHECK(parts[0].ruby[0].length == 5);
  CHECK(encode_utf8(parts[1].characters) == "の花");
  CHECK(encode_utf8(parts[2].characters) == "が 咲く");
  REQUIRE(parts[2].ruby.size() == 1);
  CHECK(parts[2].ruby[0].at == 2);
}

TEST_CASE("sentences end with their marks and the brackets that close after them") {
  const auto parts = sentences_of(RubyText::plain("「行こう！」と言う。本当？　そう"));
  REQUIRE(parts.size() == 4);
  CHECK(encode_utf8(parts[0].characters) == "「行こう！」");
  CHECK(encode_utf8(parts[1].characters) == "と言う。");
  CHECK(encode_utf8(parts[2].characters) == "本当？");
  CHECK(encode_utf8(parts[3].characters) == "そう");
}
