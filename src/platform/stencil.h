#pragma once

// Inside platform only.

#include <cstddef>
#include <cstdint>
#include <vector>

#include <SDL.h>

#include "scene/display_list.h"

namespace noren {

/// How much an outline or a symbol covers of each pixel, row by row as runs: a crest as tall as the
/// screen takes tens of kilobytes.
class Stencil {
 public:
  /// Nothing is covered.
  Stencil() = default;
  /// As much as `drawn` (0xAARRGGBB) is opaque.
  explicit Stencil(const SDL_Surface& drawn);

  /// Lays `paint`, which spans the whole stencil, through it onto `target` at (x, y), clipped.
  /// `target` holds straight-alpha 0xAARRGGBB.
  void stamp(SDL_Surface& target, int x, int y, const Paint& paint) const;

  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Run {
    std::uint32_t cover;  // the first in covers_; kFull: all of it is covered
    std::uint16_t x;
    std::uint16_t length;
  };
  static constexpr std::uint32_t kFull = 0xFFFFFFFFU;

  void add_row(const std::uint32_t* row);
  [[nodiscard]] std::uint32_t cover_of(const Run& run, int x) const;

  int width_ = 0;
  int height_ = 0;
  std::vector<std::uint32_t> rows_;  // the first run of each row, and one past the last
  std::vector<Run> runs_;
  std::vector<std::uint8_t> covers_;  // of 255
};

}  // namespace noren
