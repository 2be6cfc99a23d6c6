#include "scene/staging.h"

#include <algorithm>
#include <cmath>

namespace noren {

namespace {

bool is_ground(LayerRole role) {
  return role == LayerRole::paper || role == LayerRole::alert;
}

}  // namespace

int px_of(double at_1080, Size output) {
  return static_cast<int>(std::lround(at_1080 * std::min(output.w, output.h) / 1080.0));
}

PlacedLayer placed(const Layer& layer, Drift drift) {
  PlacedLayer result{.layer = &layer, .clip = std::nullopt};
  if (is_ground(layer.role) || layer.role == LayerRole::notice) return result;
  if (layer.role != LayerRole::rod) result.dx = drift.dx;
  result.dy = drift.dy;
  return result;
}

bool shows(const Scene& scene, const Layer& layer) {
  const bool chrome = layer.role == LayerRole::chrome || layer.role == LayerRole::clock;
  return !chrome || scene.page.chrome == Page::Chrome::shown;
}

std::vector<const Layer*> layers_of(const Scene& scene, LayerRole role) {
  std::vector<const Layer*> result;
  for (const Layer& layer : scene.page.list.layers) {
    if (layer.role == role) result.push_back(&layer);
  }
  return result;
}

bool look_alike(const std::vector<const Layer*>& a, const std::vector<const Layer*>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Layer* one, const Layer* other) { return *one == *other; });
}

}  // namespace noren
