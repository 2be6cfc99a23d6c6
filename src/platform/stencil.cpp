#include "platform/stencil.h"

#include <algorithm>

#include "platform/compositing.h"

namespace noren {
namespace {

enum class Cover { none, part, full };

Cover cover_of_pixel(std::uint32_t pixel) {
  const std::uint32_t alpha = pixel >> 24U;
  if (alpha == 0) return Cover::none;
  return alpha == 255 ? Cover::full : Cover::part;
}

std::uint32_t div255(std::uint32_t value) {
  return (value + 128 + (value >> 8U)) >> 8U;
}

// The paint's colours, one for each row or column.
std::vector<std::uint32_t> colors_along(const Paint& paint, int length) {
  std::vector<std::uint32_t> colors;
  colors.reserve(static_cast<std::size_t>(length));
  for (int i = 0; i < length; ++i)
    colors.push_back(argb(color_at(paint, i, length)));
  return colors;
}

}  // namespace

Stencil::Stencil(const SDL_Surface& drawn) : width_(drawn.w), height_(drawn.h) {
  rows_.reserve(static_cast<std::size_t>(height_) + 1);
  for (int y = 0; y < height_; ++y) {
    rows_.push_back(static_cast<std::uint32_t>(runs_.size()));
    add_row(row_of(drawn, y));
  }
  rows_.push_back(static_cast<std::uint32_t>(runs_.size()));
  runs_.shrink_to_fit();
  covers_.shrink_to_fit();
}

void Stencil::add_row(const std::uint32_t* row) {
  for (int x = 0; x < width_;) {
    const Cover cover = cover_of_pixel(row[x]);
    const auto* const end = std::find_if(
        row + x, row + width_, [&](std::uint32_t pixel) { return cover_of_pixel(pixel) != cover; });
    const auto length = static_cast<int>(end - (row + x));
    if (cover != Cover::none) {
      const auto first = static_cast<std::uint32_t>(covers_.size());
      runs_.push_back({cover == Cover::full ? kFull : first, static_cast<std::uint16_t>(x),
                       static_cast<std::uint16_t>(length)});
    }
    if (cover == Cover::part)
      std::for_each(row + x, end, [&](std::uint32_t pixel) {
        covers_.push_back(static_cast<std::uint8_t>(pixel >> 24U));
      });
    x += length;
  }
}

std::uint32_t Stencil::cover_of(const Run& run, int x) const {
  return run.cover == kFull ? 255U : covers_[run.cover + static_cast<std::size_t>(x - run.x)];
}

void Stencil::stamp(SDL_Surface& target, int x, int y, const Paint& paint) const {
  const bool across = paint.axis == Paint::Axis::horizontal;
  const auto colors = colors_along(paint, across ? width_ : height_);
  const Rect seen = Rect{x, y, width_, height_}.intersected({0, 0, target.w, target.h});
  for (int row = seen.y - y; row < seen.bottom() - y; ++row) {
    std::uint32_t* const to = row_of(target, y + row) + x;
    const auto end = rows_[static_cast<std::size_t>(row) + 1];
    for (auto i = rows_[static_cast<std::size_t>(row)]; i < end; ++i) {
      const Run& run = runs_[i];
      const int right = std::min<int>(run.x + run.length, seen.right() - x);
      for (int column = std::max<int>(run.x, seen.x - x); column < right; ++column) {
        const std::uint32_t color = colors[static_cast<std::size_t>(across ? column : row)];
        const std::uint32_t alpha = div255((color >> 24U) * cover_of(run, column));
        composite_pixel(to[column], (color & 0xFFFFFFU) | alpha << 24U);
      }
    }
  }
}

std::size_t Stencil::bytes() const {
  return rows_.capacity() * sizeof rows_[0] + runs_.capacity() * sizeof(Run) + covers_.capacity();
}

}  // namespace noren
