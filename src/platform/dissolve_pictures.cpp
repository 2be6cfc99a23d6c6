#include "platform/dissolve_pictures.h"

#include <algorithm>
#include <cstring>

#include "platform/pixel_rows.h"

namespace noren {
namespace {

// Pixels that are compared, and mixed, together: a line of the processor's cache.
constexpr int kBlock = 16;

bool alike(const std::uint32_t* a, const std::uint32_t* b, int count) {
  return std::memcmp(a, b, static_cast<std::size_t>(count) * sizeof *a) == 0;
}

bool is_even(const std::uint32_t* pixels, int count) {
  return alike(pixels, pixels + 1, count - 1);
}

std::size_t pixels_in(Size size) {
  return static_cast<std::size_t>(size.w) * static_cast<std::size_t>(size.h);
}

}  // namespace

DissolvePictures::DissolvePictures(Size size)
    : size_(size), under_(pixels_in(size)), over_(pixels_in(size)) {}

void DissolvePictures::compare() {
  rows_.clear();
  runs_.clear();
  rows_.reserve(static_cast<std::size_t>(size_.h) + 1);
  const PixelView below = under();
  const PixelView above = over();
  for (int y = 0; y < size_.h; ++y) {
    rows_.push_back(static_cast<std::uint32_t>(runs_.size()));
    compare_row(below.at(0, y), above.at(0, y));
  }
  rows_.push_back(static_cast<std::uint32_t>(runs_.size()));
}

// Mixing is bound by what it reads: most of a picture is cloth and paper, of which an even run
// reads one pixel.
void DissolvePictures::compare_row(const std::uint32_t* under, const std::uint32_t* over) {
  const std::size_t first = runs_.size();
  for (int x = 0; x < size_.w; x += kBlock) {
    const int length = std::min(kBlock, size_.w - x);
    if (alike(under + x, over + x, length)) continue;
    const bool even = is_even(under + x, length) && is_even(over + x, length);
    const Run run{x, length, even ? Run::Kind::even : Run::Kind::mixed};
    Run* const last = runs_.size() > first ? &runs_.back() : nullptr;
    const bool goes_on = last != nullptr && last->x + last->length == x && last->kind == run.kind &&
                         (!even || (under[last->x] == under[x] && over[last->x] == over[x]));
    if (goes_on)
      last->length += length;
    else
      runs_.push_back(run);
  }
}

void DissolvePictures::lay(const PixelView& to, std::uint32_t share, Common common) const {
  const Rect area = to.area;
  for (int y = area.y; y < area.bottom(); ++y) {
    const std::size_t row = static_cast<std::size_t>(y) * static_cast<std::size_t>(size_.w);
    if (common == Common::laid)
      std::memcpy(to.at(area.x, y), &under_[row + static_cast<std::size_t>(area.x)],
                  static_cast<std::size_t>(area.w) * sizeof under_[0]);
    lay_row(to.at(area.x, y), y, area, share);
  }
}

// `to`: the pixel at the left edge of `area`.
void DissolvePictures::lay_row(std::uint32_t* to, int y, const Rect& area,
                               std::uint32_t share) const {
  const std::size_t row = static_cast<std::size_t>(y) * static_cast<std::size_t>(size_.w);
  const auto end = rows_[static_cast<std::size_t>(y) + 1];
  for (auto i = rows_[static_cast<std::size_t>(y)]; i < end; ++i) {
    const int left = std::max(runs_[i].x, area.x);
    const int right = std::min(runs_[i].x + runs_[i].length, area.right());
    if (left >= right) continue;
    std::uint32_t* const first = to + (left - area.x);
    const std::size_t at = row + static_cast<std::size_t>(left);
    const auto count = static_cast<std::size_t>(right - left);
    if (runs_[i].kind == Run::Kind::mixed) {
      mix_row(first, &under_[at], &over_[at], count, share);
    } else {
      std::uint32_t color = 0;
      mix_row(&color, &under_[at], &over_[at], 1, share);
      std::fill_n(first, count, color);
    }
  }
}

}  // namespace noren
