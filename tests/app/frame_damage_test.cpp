#include "app/frame_damage.h"

#include <algorithm>

#include "catch.h"
#include "platform/canvas.h"
#include "support/random_frames.h"

using namespace noren;

namespace {

constexpr Size kOutput{320, 200};
constexpr Rect kAll{0, 0, kOutput.w, kOutput.h};

Layer a_layer(Rect bounds) {
  return {LayerRole::body, bounds, {FilledRect{bounds, Paint::solid({10, 20, 30, 255})}}, 0, {}};
}

bool covered(const std::vector<Rect>& rects, int x, int y) {
  return std::any_of(rects.begin(), rects.end(), [&](const Rect& rect) {
    return rect.contains({x, y, 1, 1});
  });
}

long area_of(const std::vector<Rect>& rects) {
  long area = 0;
  for (const Rect& rect : rects)
    area += static_cast<long>(rect.w) * rect.h;
  return area;
}

}  // namespace

TEST_CASE("of the first frame all is drawn, of the same one again nothing") {
  const Layer layer = a_layer({10, 10, 20, 20});
  const Frame frame{{PlacedLayer{&layer}}, {}, 0};
  FrameDamage damage;
  CHECK(damage.advance(frame, kOutput) == std::vector{kAll});
  CHECK(damage.advance(frame, kOutput).empty());
  damage.forget();
  CHECK(damage.advance(frame, kOutput) == std::vector{kAll});
}

TEST_CASE("what moves is drawn where it was and where it is, and nothing between") {
  const Layer layer = a_layer({0, 0, 20, 10});
  FrameDamage damage;
  damage.advance({{PlacedLayer{&layer}}, {}, 0}, kOutput);
  const auto rects = damage.advance({{PlacedLayer{&layer, 280, 180}}, {}, 0}, kOutput);
  CHECK(covered(rects, 0, 0));
  CHECK(covered(rects, 19, 9));
  CHECK(covered(rects, 280, 180));
  CHECK_FALSE(covered(rects, 160, 100));
  CHECK(area_of(rects) < kOutput.w * kOutput.h / 8);
}

TEST_CASE("a dissolve leaves alone what both pictures have") {
  const Layer ground = a_layer(kAll);
  const Layer old_words = a_layer({0, 0, 20, 10});
  const Layer new_words = a_layer({200, 100, 20, 10});
  const auto dissolve = [&](double alpha) {
    return Frame{{PlacedLayer{&ground}, PlacedLayer{&old_words}},
                 {PlacedLayer{&ground}, PlacedLayer{&new_words}},
                 alpha};
  };
  FrameDamage damage;
  damage.advance({{PlacedLayer{&ground}, PlacedLayer{&old_words}}, {}, 0}, kOutput);
  for (const double alpha : {0.2, 0.9}) {
    const auto rects = damage.advance(dissolve(alpha), kOutput);
    CHECK(covered(rects, 5, 5));
    CHECK(covered(rects, 210, 105));
    CHECK_FALSE(covered(rects, 100, 60));
  }
  CHECK(damage.advance(dissolve(0.9), kOutput).empty());
  const auto rects =
      damage.advance({{PlacedLayer{&ground}, PlacedLayer{&new_words}}, {}, 0}, kOutput);
  CHECK(covered(rects, 5, 5));
  CHECK(covered(rects, 210, 105));
}

TEST_CASE("layers that change places are drawn anew") {
  const Layer one = a_layer({0, 0, 20, 10});
  const Layer other = a_layer({10, 5, 20, 10});
  FrameDamage damage;
  damage.advance({{PlacedLayer{&one}, PlacedLayer{&other}}, {}, 0}, kOutput);
  const auto rects = damage.advance({{PlacedLayer{&other}, PlacedLayer{&one}}, {}, 0}, kOutput);
  CHECK(covered(rects, 15, 7));
}

TEST_CASE("changed areas lie inside of the output and don't overlap") {
  ChangedArea changed(kOutput);
  CHECK(changed.rects().empty());
  changed.add({-50, -50, 60, 60});
  changed.add({300, 190, 500, 500});
  changed.add({0, 100, 320, 20});
  changed.add({100, 90, 10, 60});
  changed.add({1000, 1000, 5, 5});
  const auto rects = changed.rects();
  CHECK(covered(rects, 0, 0));
  CHECK(covered(rects, 319, 199));
  for (std::size_t i = 0; i < rects.size(); ++i) {
    CHECK(kAll.contains(rects[i]));
    for (std::size_t k = 0; k < i; ++k)
      CHECK_FALSE(rects[i].overlaps(rects[k]));
  }
}

TEST_CASE("drawing what changed alone makes the same picture as drawing everything") {
  const unsigned seed = GENERATE(1U, 2U, 3U, 4U);
  test::RandomFrames frames(kOutput, seed);
  const FontSet fonts = test::no_fonts();
  auto part = Canvas::in_memory(kOutput, {&fonts, "", {}});
  auto whole = Canvas::in_memory(kOutput, {&fonts, "", {}});
  REQUIRE(part);
  REQUIRE(whole);
  FrameDamage damage;
  long drawn = 0;
  for (int i = 0; i < 60; ++i) {
    const Frame frame = frames.next();
    const auto rects = damage.advance(frame, kOutput);
    drawn += area_of(rects);
    part->draw(frame, rects);
    whole->draw(frame);
    INFO("seed " << seed << ", frame " << i);
    REQUIRE(part->read().argb == whole->read().argb);
  }
  CHECK(drawn < 60L * kOutput.w * kOutput.h);
}
