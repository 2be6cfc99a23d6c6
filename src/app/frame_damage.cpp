#include "app/frame_damage.h"

#include <algorithm>
#include <cmath>
#include <functional>
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

// Calls `missing` with what only one of two lists has. What both have in the same order is common:
// where nothing else is, both paint the same.
template <class Item, class Same, class Missing>
void for_differences(const std::vector<Item>& before, const std::vector<Item>& after, Same same,
                     Missing missing) {
  auto next = after.begin();
  for (const Item& each : before) {
    const auto found =
        std::find_if(next, after.end(), [&](const Item& other) { return same(each, other); });
    if (found == after.end()) {
      missing(each);
      continue;
    }
    std::for_each(next, found, missing);
    next = found + 1;
  }
  std::for_each(next, after.end(), missing);
}

}  // namespace

// In a dissolve the layers that both pictures have, in the same order, show through it unchanged.
std::vector<FrameDamage::Shown> FrameDamage::shown_of(const Frame& frame, Rect output) {
  std::vector<Shown> shown;
  const auto add = [&](const PlacedLayer& placed, double weight, Shown::Picture picture) {
    shown.push_back({placed, area_of(placed, output), weight, picture});
  };
  auto next = frame.over.begin();
  const auto add_over = [&](auto until) {
    for (; next != until; ++next)
      add(*next, frame.over_alpha, Shown::Picture::over);
  };
  for (const PlacedLayer& placed : frame.layers) {
    const auto common = std::find(next, frame.over.end(), placed);
    if (frame.over.empty() || common != frame.over.end()) {
      add_over(common);
      add(placed, 1, Shown::Picture::both);
      if (common != frame.over.end()) ++next;
    } else {
      add(placed, frame.over_alpha, Shown::Picture::under);
    }
  }
  add_over(frame.over.end());
  return shown;
}

std::vector<Rect> FrameDamage::advance(const Frame& frame, Size output) {
  const Rect all{0, 0, output.w, output.h};
  std::vector<Shown> now = shown_of(frame, all);
  const auto before = std::exchange(shown_, std::move(now));
  if (!before) return {all};
  ChangedArea changed(output);
  for_differences(*before, *shown_, std::equal_to<>(),
                  [&](const Shown& each) { changed.add(each.area); });
  return changed.rects();
}

void add_difference(const std::vector<Layer>& before, const std::vector<Layer>& after, Drift drift,
                    ChangedArea& changed) {
  for_differences(before, after, std::equal_to<>(), [&](const Layer& each) {
    changed.add(each.bounds);
    changed.add(each.bounds.moved(drift.dx, drift.dy));
  });
}

}  // namespace noren
