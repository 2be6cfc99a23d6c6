#include "platform/dissolve_pictures.h"

#include <algorithm>
#include <cstring>

#include "platform/pixel_rows.h"

namespace noren {
namespace {

// Pixels that are compared, and mixed, together: a line of the processor's cache.
constexpr int kBlock = 16;

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

void DissolvePictures::compare_row(const std::uint32_t* under, const std::uint32_t* over) {
  const std::size_t first = runs_.size();
  for (int x = 0; x < size_.w; x += kBlock) {
    const int length = std::min(kBlock, size_.w - x);
    if (std::memcmp(under + x, over + x, static_cast<std::size_t>(length) * sizeof *under) == 0)
      continue;
    if (runs_.size() > first && runs_.back().x + runs_.back().length == x)
      runs_.back().length += length;
    else
      runs_.push_back({x, length});
  }
}

void DissolvePictures::lay(const PixelView& to, std::uint32_t share, Common common) const {
  const Rect area = to.area;
  for (int y = area.y; y < area.bottom(); ++y) {
    const std::size_t row = static_cast<std::size_t>(y) * static_cast<std::size_t>(size_.w);
    const auto at = [&](int x) { return row + static_cast<std::size_t>(x); };
    if (common == Common::laid)
      std::memcpy(to.at(area.x, y), &under_[at(area.x)],
                  static_cast<std::size_t>(area.w) * sizeof under_[0]);
    for (auto i = rows_[static_cast<std::size_t>(y)]; i < rows_[static_cast<std::size_t>(y) + 1];
         ++i) {
      const int left = std::max(runs_[i].x, area.x);
      const int right = std::min(runs_[i].x + runs_[i].length, area.right());
      if (left < right)
        mix_row(to.at(left, y), &under_[at(left)], &over_[at(left)],
                static_cast<std::size_t>(right - left), share);
    }
  }
}

}  // namespace noren
