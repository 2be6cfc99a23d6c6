#include "platform/compositing.h"

#include <algorithm>

namespace noren {
namespace {

constexpr std::uint32_t div255(std::uint32_t value) {
  return (value + 128 + (value >> 8U)) >> 8U;
}

// "Source over" of Porter and Duff for straight alpha where the ground is itself translucent.
std::uint32_t over_translucent(std::uint32_t below, std::uint32_t over, std::uint32_t alpha) {
  const std::uint32_t below_alpha = div255((below >> 24U) * (255 - alpha));
  const std::uint32_t result_alpha = alpha + below_alpha;
  std::uint32_t result = result_alpha << 24U;
  for (const unsigned shift : {16U, 8U, 0U}) {
    const std::uint32_t mixed =
        ((over >> shift) & 255U) * alpha + ((below >> shift) & 255U) * below_alpha;
    result |= std::min<std::uint32_t>(255, (mixed + result_alpha / 2) / result_alpha) << shift;
  }
  return result;
}

}  // namespace

void composite_pixel(std::uint32_t& below, std::uint32_t over) {
  const std::uint32_t alpha = over >> 24U;
  if (alpha == 0) return;
  const std::uint32_t ground = below >> 24U;
  if (alpha == 255 || ground == 0) {
    below = over;
    return;
  }
  if (ground != 255) {
    below = over_translucent(below, over, alpha);
    return;
  }
  std::uint32_t result = 255U << 24U;
  for (const unsigned shift : {16U, 8U, 0U}) {
    const std::uint32_t mixed =
        ((over >> shift) & 255U) * alpha + ((below >> shift) & 255U) * (255 - alpha);
    result |= div255(mixed) << shift;
  }
  below = result;
}

void composite(const SDL_Surface& source, SDL_Surface& target, int x, int y) {
  const Rect area = Rect{x, y, source.w, source.h}.intersected({0, 0, target.w, target.h});
  for (int row = area.y; row < area.bottom(); ++row) {
    const std::uint32_t* from = row_of(source, row - y) + (area.x - x);
    std::uint32_t* to = row_of(target, row) + area.x;
    for (int i = 0; i < area.w; ++i)
      composite_pixel(to[i], from[i]);
  }
}

}  // namespace noren
