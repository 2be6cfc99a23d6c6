#include "scene/motion.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "scene/easing.h"
#include "scene/staging.h"

namespace noren {

namespace {

constexpr Millis kDissolve{600};

void add_all(std::vector<PlacedLayer>& layers, const Scene& scene, Drift drift) {
  for (const Layer& layer : scene.page.list.layers)
    layers.push_back(placed(layer, drift));
  for (const Layer& layer : scene.surround.layers) {
    if (shows(scene, layer)) layers.push_back(placed(layer, drift));
  }
}

Frame dissolve(const Passage& passage) {
  Frame frame = still(passage.from, passage.drift_from);
  add_all(frame.over, passage.to, passage.drift_to);
  frame.over_alpha = kCross.at(part_of(passage.t, Millis(0), kDissolve));
  return frame;
}

}  // namespace

Drift drift_at(int step, Size output) {
  const double radius = 0.0074 * std::min(output.w, output.h);
  const int ahead = std::max(0, step);
  if (ahead < kDriftWayOut) {
    return {static_cast<int>(std::lround(radius * ahead / kDriftWayOut)), 0};
  }
  const double turn = 2 * std::numbers::pi * ((ahead - kDriftWayOut) % kDriftRing) /
                      static_cast<double>(kDriftRing);
  return {static_cast<int>(std::lround(radius * std::cos(turn))),
          static_cast<int>(std::lround(radius * std::sin(turn)))};
}

std::vector<TextEntry> texts_of(const Scene& scene) {
  std::vector<TextEntry> texts = scene.page.list.texts;
  const std::vector<Layer>& around = scene.surround.layers;
  // Chrome and band never stand together: one layer that is shown speaks for all.
  const bool shown = std::any_of(around.begin(), around.end(),
                                 [&](const Layer& layer) { return shows(scene, layer); });
  if (shown) texts.insert(texts.end(), scene.surround.texts.begin(), scene.surround.texts.end());
  return texts;
}

Frame still(const Scene& scene, Drift drift) {
  Frame frame;
  add_all(frame.layers, scene, drift);
  return frame;
}

Motion motion_between(SlideKind from, SlideKind to, Settings::Transition transition) {
  switch (transition) {
    case Settings::Transition::cut:
      return Motion::cut;
    case Settings::Transition::dissolve:
      return Motion::dissolve;
    case Settings::Transition::noren:
      break;
  }
  if (from == SlideKind::alert || to == SlideKind::alert) return Motion::dissolve;
  return from == SlideKind::tagline ? Motion::parting : Motion::noren;
}

Millis duration_of(Motion motion) {
  switch (motion) {
    case Motion::noren:
    case Motion::parting:
      return kHung + kBreeze;
    case Motion::dissolve:
      return kDissolve;
    case Motion::cut:
      break;
  }
  return Millis(0);
}

Frame transition(Motion motion, const Scene& from, const Scene& to, Drift drift_from,
                 Drift drift_to, Millis t, Size output) {
  if (t >= duration_of(motion)) return still(to, drift_to);
  if (t <= Millis(0)) return still(from, drift_from);
  const Passage passage{from, to, drift_from, drift_to, t, output};
  switch (motion) {
    case Motion::noren:
      return rehanging(passage);
    case Motion::parting:
      return parting(passage);
    case Motion::dissolve:
      return dissolve(passage);
    case Motion::cut:
      break;
  }
  return still(to, drift_to);
}

}  // namespace noren
