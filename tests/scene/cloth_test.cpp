#include "scene/cloth.h"

#include <algorithm>

#include "catch.h"
#include "scene/venue_stage.h"

namespace noren {
namespace {

constexpr ClothForm kDateCloth{64, 540, 62, 896, 3, 776, 34, 6};

DisplayList hung(const test::VenueStage& venue, const ClothForm& form) {
  ListBuilder builder(venue.frame().measure);
  hang_cloth(builder, form, venue.frame().colors(Livery::meetup));
  return builder.take();
}

}  // namespace

TEST_CASE("a cloth hangs where the design hangs it, its tabs over the rod") {
  const test::VenueStage venue(test::kLandscape);
  const DisplayList list = hung(venue, kDateCloth);
  REQUIRE(list.layers.size() == 1);
  const Layer& layer = list.layers.front();
  CHECK(layer.role == LayerRole::cloth);
  const auto is_body = [](const Item& item) {
    const auto* shape = std::get_if<Shape>(&item);
    return shape != nullptr && shape->rect == Rect{64, 62, 540, 834};
  };
  CHECK(std::count_if(layer.items.begin(), layer.items.end(), is_body) == 1);
  CHECK(layer.bounds.y <= 28);
  CHECK(layer.bounds.bottom() >= 896 + 22);
}

TEST_CASE("the strips of a cloth are together as wide as the cloth and hang from its slits") {
  for (const Size size : {test::kLandscape, Size{1366, 768}, Size{1280, 800}}) {
    const test::VenueStage venue(size);
    const Measure measure = venue.frame().measure;
    const DisplayList list = hung(venue, kDateCloth);
    const std::vector<Rect>& strips = list.layers.front().hems;
    REQUIRE(strips.size() == 3);
    const Rect cloth = measure.rect(64, 62, 540, 834);
    CHECK(strips.front().x == cloth.x);
    CHECK(strips.back().right() == cloth.right());
    for (std::size_t i = 0; i < strips.size(); ++i) {
      CHECK(strips[i].y == measure.y(776));
      CHECK(strips[i].bottom() >= cloth.bottom());
      if (i > 0) CHECK(strips[i].x == strips[i - 1].right());
    }
  }
}

TEST_CASE("a cloth has one slit fewer than strips") {
  for (int strips = 1; strips <= 5; ++strips) {
    const std::string path = cloth_path(540, 834, strips, 714, 5, 1);
    // Each slit goes up once to its narrow end.
    const auto slits = static_cast<std::ptrdiff_t>(strips) - 1;
    CHECK(std::count(path.begin(), path.end(), 'L') == 2 * slits);
    CHECK(path.front() == 'M');
    CHECK(path.back() == 'Z');
    CHECK(path.find("nan") == std::string::npos);
  }
}

TEST_CASE("a cloth without shadow and seam is only cloth") {
  const test::VenueStage venue(test::kLandscape);
  ClothForm form = kDateCloth;
  form.shadow = ClothForm::Shadow::none;
  form.hem = ClothForm::Hem::plain;
  const DisplayList list = hung(venue, form);
  CHECK(list.layers.front().bounds.bottom() <= 896 + 1);
  for (const Item& item : list.layers.front().items)
    CHECK(std::get_if<FilledRect>(&item) == nullptr);
}

}  // namespace noren
