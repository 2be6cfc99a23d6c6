#pragma once

// Inside platform only.

#include <cstddef>
#include <cstdint>
#include <vector>

#include <SDL.h>

#include "base/geometry.h"

namespace noren {

/// Rows of 32-bit pixels that show `area` of the upright output.
struct PixelView {
  std::uint32_t* first = nullptr;  // the pixel at the top left corner of `area`
  std::ptrdiff_t pitch = 0;        // in pixels
  Rect area;

  [[nodiscard]] std::uint32_t* at(int x, int y) const {
    return first + (y - area.y) * pitch + (x - area.x);
  }
};

/// A painted layer as runs of pixels, row by row: what is clear takes no memory and no time, what
/// is of one colour keeps one pixel, what is opaque is copied, and only the rest is blended.
class LayerImage {
 public:
  /// `surface` holds straight-alpha ARGB. One of a single column is repeated over `width`.
  LayerImage(const SDL_Surface& surface, int width);

  /// How and where an image is laid.
  struct Place {
    int x = 0;  // of the image's top left corner in the upright output
    int y = 0;
    Rect clip;  // no pixel outside of it is touched
    std::uint32_t alpha = 255;
    bool operator==(const Place&) const = default;
  };
  void lay(const PixelView& to, const Place& place) const;

  /// Only what lies inside `clip`, whose upper edge stands while its lower edge moves `shear` px to
  /// the right; then no pixel outside of `to` is touched.
  void lay_sheared(const PixelView& to, const Place& place, double shear) const;

  [[nodiscard]] std::size_t bytes() const;

 private:
  enum class Kind : std::uint8_t { copied, blended, filled, tinted };  // the latter two: one colour
  struct Run {
    std::uint32_t pixel;  // the first in pixels_
    std::uint16_t x;
    std::uint16_t length;
    Kind kind;
  };
  struct Segment {  // of one row of the output
    std::uint32_t* to;
    int from;  // columns of the image
    int until;
    std::uint32_t alpha;
  };

  void add_row(const std::uint32_t* row, int width);
  void add_run(const std::uint32_t* row, Kind kind, int x, int length);
  void lay_row(int row, const Segment& segment) const;
  void lay_run(const Run& run, const Segment& segment) const;

  int width_ = 0;
  int height_ = 0;
  std::vector<std::uint32_t> rows_;  // the first run of each row, and one past the last
  std::vector<Run> runs_;
  std::vector<std::uint32_t> pixels_;  // alpha multiplied in
};

}  // namespace noren
