#include "app/frame_damage.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace noren {
namespace {

// Where a placed layer leaves pixels. A sheared one leaves its clip sideways.
Rect area_of(const PlacedLayer& placed, Rect output) {
  if (placed.alpha <= 0) return {};
  Rect area = placed.layer->bounds.moved(placed.dx, placed.dy);
  if (placed.clip) area = area.intersected(*placed.clip);
  const int reach = static_cast<int>(std::ceil(std::abs(placed.shear)));
  return Rect{area.x - reach, area.y, area.w + 2 * reach, area.h}.intersected(output);
}

}  // namespace

Rect FrameDamage::advance(const Frame& frame, Size output) {
  const Rect all{0, 0, output.w, output.h};
  std::vector<Shown> now;
  for (const PlacedLayer& placed : frame.layers)
    now.push_back({placed, area_of(placed, all)});
  const auto before = std::exchange(shown_, std::nullopt);
  // A dissolve changes everything until it is over, and the frame after it too.
  if (!frame.over.empty()) return all;
  shown_ = now;
  if (!before) return all;
  const auto missing_in = [](const Shown& each, const std::vector<Shown>& list) {
    return std::none_of(list.begin(), list.end(),
                        [&](const Shown& other) { return other.placed == each.placed; });
  };
  Rect damage;
  for (const Shown& each : *before)
    if (missing_in(each, now)) damage = damage.united(each.area);
  for (const Shown& each : now)
    if (missing_in(each, *before)) damage = damage.united(each.area);
  return damage;
}

}  // namespace noren
