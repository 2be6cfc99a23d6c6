#include "platform/canvas.h"

#include <algorithm>
#include <cstdlib>

#include "catch.h"
#include "platform/layer_painter.h"
#include "platform/sdl_handles.h"
#include "support/random_frames.h"

using namespace noren;
using test::RandomFrames;

namespace {

constexpr Size kOutput{320, 200};

/// The largest difference of a channel, and how many pixels differ by more than `allowed`.
struct Difference {
  int worst = 0;
  int pixels = 0;
};
Difference difference(const Pixels& a, const Pixels& b, int allowed) {
  REQUIRE(a.size == b.size);
  REQUIRE(a.argb.size() == b.argb.size());
  Difference result;
  for (std::size_t i = 0; i < a.argb.size(); ++i) {
    int worst = 0;
    for (const unsigned shift : {16U, 8U, 0U})
      worst = std::max(worst, std::abs(static_cast<int>(a.argb[i] >> shift & 255U) -
                                       static_cast<int>(b.argb[i] >> shift & 255U)));
    result.worst = std::max(result.worst, worst);
    result.pixels += worst > allowed ? 1 : 0;
  }
  return result;
}

Frame without_shear(Frame frame) {
  for (auto* layers : {&frame.layers, &frame.over})
    for (PlacedLayer& placed : *layers)
      placed.shear = 0;
  return frame;
}

}  // namespace

TEST_CASE("the software canvas draws what SDL's renderer draws") {
  const FontSet fonts = test::no_fonts();
  const Surface surface = make_surface(kOutput.w, kOutput.h);
  const Renderer renderer(SDL_CreateSoftwareRenderer(surface.get()));
  REQUIRE(renderer);
  Canvas sdl = Canvas::onto(renderer.get(), kOutput, Rotation::none, {&fonts, "", {}});
  auto own = Canvas::in_memory(kOutput, {&fonts, "", {}});
  REQUIRE(own);
  RandomFrames frames(kOutput, 7);
  for (int i = 0; i < 40; ++i) {
    const Frame frame = without_shear(frames.next());
    sdl.draw(frame);
    own->draw(frame);
    // Up to eight layers over each other, each rounded in its own way.
    INFO("frame " << i);
    CHECK(difference(sdl.read(), own->read(), 0).worst <= 8);
  }
}

TEST_CASE("a swaying strip stands at its upper edge and moves at its lower one") {
  const FontSet fonts = test::no_fonts();
  auto canvas = Canvas::in_memory({100, 50}, {&fonts, "", {}});
  REQUIRE(canvas);
  const Rect all{0, 0, 100, 50};
  const Color white{255, 255, 255, 255};
  const Color red{255, 0, 0, 255};
  const Layer ground{LayerRole::paper, all, {FilledRect{all, Paint::solid(white)}}, 0, {}};
  const Rect strip{40, 10, 10, 20};
  const Layer cloth{LayerRole::cloth, strip, {FilledRect{strip, Paint::solid(red)}}, 0, {}};
  PlacedLayer swaying{&cloth};
  swaying.clip = strip;
  swaying.shear = 20;
  canvas->draw({{PlacedLayer{&ground}, swaying}, {}, 0});
  const Pixels picture = canvas->read();
  const auto is_red = [&](int x, int y) {
    return (picture.argb[static_cast<std::size_t>(y) * 100 + static_cast<std::size_t>(x)] &
            0xFFFFFFU) == 0xFF0000U;
  };
  CHECK(is_red(41, 10));
  CHECK_FALSE(is_red(39, 10));
  CHECK(is_red(68, 29));
  CHECK_FALSE(is_red(48, 29));
  CHECK_FALSE(is_red(55, 30));
}

TEST_CASE("a turned output shows the upright picture turned, part by part too") {
  const Rotation rotation = GENERATE(Rotation::quarter, Rotation::half, Rotation::three_quarters);
  const FontSet fonts = test::no_fonts();
  const Size output = turned(kOutput, rotation);
  const Surface surface = make_surface(output.w, output.h);
  REQUIRE(surface);
  Canvas canvas = Canvas::onto(surface.get(), kOutput, rotation, {&fonts, "", {}});
  auto upright = Canvas::in_memory(kOutput, {&fonts, "", {}});
  REQUIRE(upright);
  RandomFrames frames(kOutput, 11);
  const Frame first = frames.next();
  canvas.draw(first);
  upright->draw(first);
  CHECK(canvas.read().argb == upright->read().argb);
  const Frame second = frames.next();
  const std::vector<Rect> part{{30, 20, 111, 57}, {200, 100, 120, 100}};
  canvas.draw(second, part);
  upright->draw(second, part);
  CHECK(canvas.read().argb == upright->read().argb);
  const auto* row = static_cast<const std::uint32_t*>(surface->pixels);
  const Rect corner = turned(Rect{0, 0, 1, 1}, kOutput, rotation);
  CHECK(row[corner.y * surface->pitch / 4 + corner.x] == upright->read().argb.front());
}

TEST_CASE("every frame of a dissolve is what it would be alone, drawn whole or where it changes") {
  const FontSet fonts = test::no_fonts();
  auto shown = Canvas::in_memory(kOutput, {&fonts, "", {}});
  REQUIRE(shown);
  RandomFrames frames(kOutput, 5);
  Frame frame = frames.next();
  const std::vector<Rect> part{{0, 0, kOutput.w, 77}, {100, 90, 131, 60}};
  const std::vector<Rect> all{{0, 0, kOutput.w, kOutput.h}};
  for (int round = 0; round < 6; ++round) {
    // Another picture comes over the one that the last dissolve led to.
    Frame next = frames.next();
    while (next.layers == frame.layers)
      next = frames.next();
    frame.over = next.layers;
    for (const double alpha : {0.0, 0.1, 0.4, 0.7, 1.0}) {
      frame.over_alpha = alpha;
      shown->draw(frame, alpha == 0.4 ? all : part);
      if (alpha == 0.4) shown->draw(frame, part);
      auto alone = Canvas::in_memory(kOutput, {&fonts, "", {}});
      REQUIRE(alone);
      alone->draw(frame);
      if (alpha == 0.4) CHECK(shown->read().argb == alone->read().argb);
      const Pixels now = shown->read();
      const Pixels wanted = alone->read();
      const auto same = [&](const Rect& area) {
        for (int y = area.y; y < area.bottom(); ++y)
          for (int x = area.x; x < area.right(); ++x) {
            const auto at = static_cast<std::size_t>(y) * 320 + static_cast<std::size_t>(x);
            if (now.argb[at] != wanted.argb[at]) return false;
          }
        return true;
      };
      INFO("round " << round << ", " << alpha);
      CHECK(same(part[0]));
      CHECK(same(part[1]));
    }
    frame.layers = frame.over;
    if (round % 2 == 0) shown->draw({frame.layers, {}, 0}, all);
    if (round == 3) shown->keep_only({&frame});
  }
}

TEST_CASE("layers that nobody shows are freed, and clear ones take next to nothing") {
  const FontSet fonts = test::no_fonts();
  auto canvas = Canvas::in_memory({1000, 1000}, {&fonts, "", {}});
  REQUIRE(canvas);
  const Rect all{0, 0, 1000, 1000};
  const Rect dot{500, 500, 4, 4};
  const Layer ground{
      LayerRole::paper, all, {FilledRect{all, {{9, 9, 9, 255}, {1, 1, 1, 255}}}}, 0, {}};
  const Layer words{LayerRole::body, all, {FilledRect{dot, Paint::solid({9, 9, 9, 255})}}, 0, {}};
  const Frame both{{PlacedLayer{&ground}, PlacedLayer{&words}}, {}, 0};
  canvas->draw(both);
  const std::size_t bytes = canvas->painted_bytes();
  CHECK(bytes > 0);
  CHECK(bytes < 100000);  // of 8,000,000 as textures
  const Frame one{{PlacedLayer{&ground}}, {}, 0};
  canvas->keep_only({&one});
  CHECK(canvas->painted_bytes() < bytes);
  canvas->forget();
  CHECK(canvas->painted_bytes() == 0);
}

TEST_CASE("layers outside of the output, empty and absurdly large ones draw nothing") {
  const FontSet fonts = test::no_fonts();
  auto canvas = Canvas::in_memory({40, 30}, {&fonts, "", {}});
  REQUIRE(canvas);
  for (const Rect& bounds :
       {Rect{900, 900, 50, 50}, Rect{0, 0, 0, 10}, Rect{5, 5, -7, 10}, Rect{-100, -100, 50, 50}}) {
    const Layer layer{
        LayerRole::body, bounds, {FilledRect{bounds, Paint::solid({9, 9, 9, 255})}}, 0, {}};
    PlacedLayer placed{&layer};
    placed.clip = Rect{-5, -5, 10000, 10000};
    placed.shear = 3;
    canvas->draw({{placed}, {}, 0});
    const Pixels picture = canvas->read();
    CHECK(std::all_of(picture.argb.begin(), picture.argb.end(),
                      [](std::uint32_t pixel) { return pixel == 0; }));
  }
}
