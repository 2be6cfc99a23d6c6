#pragma once

#include <vector>

#include "scene/motion.h"

namespace noren {

/// The two ends of a transition and the moment `t` between them.
struct Passage {
  const Scene& from;
  const Scene& to;
  Drift drift_from;
  Drift drift_to;
  Millis t;
  Size output;

  /// Chrome, dots and drift change while no cloth hangs.
  static constexpr Millis kChange{320};
  [[nodiscard]] Drift drift_now() const { return t < kChange ? drift_from : drift_to; }
};

/// Px of a length that the design gives at 1080.
int px_of(double at_1080, Size output);

/// `layer` at rest. The stage drifts, the ground does not; the rod reaches over both edges and the
/// notice band stands on the lower one, so a step aside would bare what is behind them.
PlacedLayer placed(const Layer& layer, Drift drift);

/// Whether `scene` shows `layer`, which is of its page or surround.
bool shows(const Scene& scene, const Layer& layer);

/// The layers of the page of `scene` that have `role`, from back to front.
std::vector<const Layer*> layers_of(const Scene& scene, LayerRole role);

/// Whether both paint the same.
bool look_alike(const std::vector<const Layer*>& a, const std::vector<const Layer*>& b);

/// 暖簾の掛け替え: one moment of it, from its first to the end of the breeze.
Frame rehanging(const Passage& passage);

/// のれん分け: behind the old cloths, which part, the new ones are hung. A page whose cloth has no
/// strips is rehung instead.
Frame parting(const Passage& passage);

/// When the cloth of rehanging() and parting() has landed, and how long its hems swing on.
constexpr Millis kHung{720};
constexpr Millis kBreeze{1400};

}  // namespace noren
