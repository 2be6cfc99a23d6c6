#include "platform/stencil.h"

#include <cstdint>
#include <string>

#include "catch.h"
#include "platform/compositing.h"
#include "platform/sdl_handles.h"
#include "platform/stencil_shelf.h"

using namespace noren;

namespace {

constexpr Color kRed{200, 10, 20, 255};

/// Covered in full on the left, in part in the middle, not at all on the right.
Surface three_columns(int height) {
  Surface drawn = make_surface(3, height);
  for (int y = 0; y < height; ++y) {
    row_of(*drawn, y)[0] = 0xFFFFFFFFU;
    row_of(*drawn, y)[1] = 0x80FFFFFFU;
  }
  return drawn;
}

std::uint32_t pixel(const Surface& surface, int x, int y) {
  return row_of(*surface, y)[x];
}

}  // namespace

TEST_CASE("a crest is laid in its colour as much as it covers, and nowhere else") {
  const Surface target = make_surface(6, 4);
  Stencil(*three_columns(2)).stamp(*target, 1, 1, Paint::solid(kRed));
  CHECK(pixel(target, 1, 1) == argb(kRed));
  CHECK(pixel(target, 2, 2) == (argb(kRed) & 0xFFFFFFU) + (0x80U << 24U));
  for (int y = 0; y < 4; ++y)
    for (int x = 0; x < 6; ++x)
      if (y < 1 || y > 2 || x < 1 || x > 2) CHECK(pixel(target, x, y) == 0);
}

TEST_CASE("a cloth's gradient spans it downwards or across, also where it hangs over the edge") {
  const Surface target = make_surface(2, 8);
  const Paint down{{0, 0, 0, 255}, {100, 0, 0, 255}};
  Stencil(*three_columns(11)).stamp(*target, 0, -3, down);
  CHECK(pixel(target, 0, 0) == argb({30, 0, 0, 255}));
  CHECK(pixel(target, 0, 7) == argb({100, 0, 0, 255}));
  const Surface other = make_surface(2, 1);
  const Paint across{{0, 0, 0, 255}, {100, 0, 0, 255}, Paint::Axis::horizontal};
  Stencil(*three_columns(1)).stamp(*other, -1, 0, across);
  CHECK(pixel(other, 0, 0) == argb({50, 0, 0, 128}));
  CHECK(pixel(other, 1, 0) == 0);
}

TEST_CASE("a translucent colour goes through a stencil as translucent") {
  const Surface target = make_surface(3, 1);
  Stencil(*three_columns(1)).stamp(*target, 0, 0, Paint::solid({9, 9, 9, 100}));
  CHECK(pixel(target, 0, 0) >> 24U == 100);
  CHECK(pixel(target, 1, 0) >> 24U == 50);
}

TEST_CASE("a stencil off the target, and one of nothing, lays nothing") {
  const Surface target = make_surface(3, 3);
  const Stencil stencil(*three_columns(2));
  for (const auto& [x, y] : {std::pair{3, 0}, {0, 3}, {-3, 0}, {0, -2}, {900, -900}})
    stencil.stamp(*target, x, y, Paint::solid(kRed));
  Stencil().stamp(*target, 0, 0, Paint::solid(kRed));
  for (int y = 0; y < 3; ++y)
    for (int x = 0; x < 3; ++x)
      CHECK(pixel(target, x, y) == 0);
}

TEST_CASE("what slides share is drawn once, and what was not used for long makes room") {
  StencilShelf shelf;
  int drawn = 0;
  // Every second pixel apart: no run is longer than one.
  const auto draw = [&] {
    ++drawn;
    Surface surface = make_surface(400, 400);
    for (int y = 0; y < 400; ++y)
      for (int x = 0; x < 400; x += 2)
        row_of(*surface, y)[x] = 0x80FFFFFFU;
    return surface;
  };
  const auto ask = [&](const std::string& name) {
    return shelf.of({name, {400, 400}}, draw).bytes();
  };
  const std::size_t bytes = ask("first");
  CHECK(bytes > 400 * 200 * 8);
  ask("first");
  CHECK(drawn == 1);
  shelf.of({"first", {200, 200}}, draw);
  CHECK(drawn == 2);
  for (int i = 0; i < 8; ++i)
    ask("other " + std::to_string(i));
  CHECK(drawn == 10);
  ask("other 7");
  CHECK(drawn == 10);
  ask("first");
  CHECK(drawn == 11);
}

TEST_CASE("a symbol that can't be drawn is an empty one, asked for once") {
  StencilShelf shelf;
  int drawn = 0;
  const auto fail = [&]() -> Surface {
    ++drawn;
    return nullptr;
  };
  CHECK(shelf.of({"none", {5, 5}}, fail).bytes() == 0);
  shelf.of({"none", {5, 5}}, fail);
  CHECK(drawn == 1);
}
