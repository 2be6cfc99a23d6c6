#include <algorithm>
#include <cmath>

#include "catch.h"
#include "scene/poster_slide.h"
#include "scene/scene_lint.h"
#include "scene/venue_stage.h"

using namespace noren;
using namespace noren::test;

namespace {

QrCall spring_code() {
  return {"https://example.jp/spring", "くわしくはこちら"};
}

Page composed(const PosterSlide& poster, const Stage& stage) {
  Problems problems;
  auto pages = compose({"poster/1", SlideKind::poster, {}, {}, poster}, stage, problems);
  REQUIRE(pages.size() == 1);
  return pages.front();
}

std::optional<Picture> picture_of(const Page& page) {
  for (const Layer& layer : page.list.layers)
    for (const Item& item : layer.items)
      if (const auto* picture = std::get_if<Picture>(&item)) return *picture;
  return std::nullopt;
}

}  // namespace

TEST_CASE("a poster of the screen's shape fills it and leaves the chrome out") {
  const VenueStage stage(kLandscape);
  const Page page = composed({"landscape.jpg", "春のおはなし会", std::nullopt}, stage.stage());
  REQUIRE(picture_of(page));
  CHECK(picture_of(page)->rect == Rect{0, 0, 1920, 1080});
  CHECK(page.chrome == Page::Chrome::hidden);
}

TEST_CASE("a poster of another shape hangs on the rod, undistorted, title and code beside it") {
  const VenueStage stage(kLandscape);
  const Page page = composed({"portrait.jpg", "春のおはなし会", spring_code()}, stage.stage());
  const auto picture = picture_of(page);
  REQUIRE(picture);
  CHECK(picture->rect.w * 4.0 / picture->rect.h == Approx(3.0).margin(0.02));
  CHECK(picture->rect.h > 700);
  CHECK(page.chrome == Page::Chrome::shown);
  REQUIRE(page.list.codes.size() == 1);
  CHECK_FALSE(page.list.codes[0].box.overlaps(picture->rect));
  CHECK(entry_of(page.list, TextRole::title)->box.x > picture->rect.right());
}

TEST_CASE("a poster with a code never covers its picture, whatever its shape") {
  const Size natural = GENERATE(Size{1600, 900}, Size{900, 1600}, Size{1000, 1000}, Size{10000, 10},
                                Size{10, 10000}, Size{1, 1}, Size{0, 0}, Size{-4, 900});
  const Size size = GENERATE(Size{1920, 1080}, Size{1080, 1920}, Size{1024, 768}, Size{3840, 2160});
  const std::string title =
      GENERATE(std::string(), std::string("春のおはなし会とワークショップ"), std::string(300, 'x'));
  const bool coded = GENERATE(true, false);
  const VenueStage venue(size);
  const PictureSizes pictures{{"any", natural}};
  const Stage stage{size,    0, venue.theme(), venue.stage().typesetter, venue.stage().words,
                    pictures};
  PosterSlide poster{"any", title, std::nullopt};
  if (coded) poster.code = spring_code();
  const Page page = composed(poster, stage);
  const auto picture = picture_of(page);
  CHECK(picture.has_value() == (natural.w > 0 && natural.h > 0));
  const auto found = objections(page.list, {}, size, 0);
  CAPTURE(natural.w, natural.h, size.w, title.substr(0, 20), coded, found);
  CHECK(found.empty());
  if (!picture || page.chrome == Page::Chrome::hidden) return;
  CHECK(Rect{0, 0, size.w, size.h}.contains(picture->rect));
  for (const TextEntry& text : page.list.texts)
    CHECK_FALSE(text.box.overlaps(picture->rect));
  for (const QrEntry& code : page.list.codes)
    CHECK_FALSE(code.box.overlaps(picture->rect));
}

TEST_CASE("a picture that is not there costs the picture only") {
  const VenueStage stage(kLandscape);
  const Page page = composed({"gone.jpg", "春のおはなし会", spring_code()}, stage.stage());
  CHECK_FALSE(picture_of(page));
  CHECK(joined(entry_of(page.list, TextRole::title)) == "春のおはなし会");
  CHECK(page.list.codes.size() == 1);
}
