#include "app/contact_sheet.h"

#include <algorithm>
#include <cmath>

#include "platform/picture_scaling.h"

namespace noren {
namespace {

constexpr Size kThumbnail{640, 640};
constexpr int kGap = 12;
constexpr std::uint32_t kGround = 0xFF555555;

}  // namespace

Pixels thumbnail(const Pixels& picture) {
  return fitted(picture, kThumbnail, Fitting::contain);
}

Pixels contact_sheet(const std::vector<Pixels>& pictures) {
  Size cell;
  for (const Pixels& picture : pictures) {
    cell.w = std::max(cell.w, picture.size.w);
    cell.h = std::max(cell.h, picture.size.h);
  }
  const int count = static_cast<int>(pictures.size());
  // About as wide as high, counted in pixels.
  const double shape = cell.w > 0 ? static_cast<double>(cell.h) / cell.w : 1;
  const int columns = std::max(1, static_cast<int>(std::ceil(std::sqrt(count * shape * 1.4))));
  const int rows = std::max(1, (count + columns - 1) / columns);
  Pixels sheet{{columns * (cell.w + kGap) + kGap, rows * (cell.h + kGap) + kGap}, {}};
  sheet.argb.assign(static_cast<std::size_t>(sheet.size.w) * static_cast<std::size_t>(sheet.size.h),
                    kGround);
  for (int i = 0; i < count; ++i) {
    const Pixels& picture = pictures[static_cast<std::size_t>(i)];
    const int left = kGap + i % columns * (cell.w + kGap);
    const int top = kGap + i / columns * (cell.h + kGap);
    for (int y = 0; y < picture.size.h; ++y)
      std::copy_n(picture.argb.begin() + static_cast<std::ptrdiff_t>(y) * picture.size.w,
                  picture.size.w,
                  sheet.argb.begin() + static_cast<std::ptrdiff_t>(top + y) * sheet.size.w + left);
  }
  return sheet;
}

}  // namespace noren
