#pragma once

#include <optional>
#include <vector>

#include "base/instant.h"
#include "model/settings.h"
#include "model/slide.h"
#include "scene/compose.h"
#include "scene/display_list.h"

namespace noren {

/// One layer where it stands in a frame.
struct PlacedLayer {
  const Layer* layer = nullptr;  // borrowed from a page
  int dx = 0;
  int dy = 0;
  double alpha = 1;
  std::optional<Rect> clip;  // in output px
  /// What lies inside `clip` is sheared: its upper edge stands, its lower edge is `shear` px to the
  /// right, as a strip of cloth sways (a textured quad; it may leave `clip` sideways).
  double shear = 0;
  bool operator==(const PlacedLayer&) const = default;
};

/// What is painted at one instant, from back to front.
struct Frame {
  std::vector<PlacedLayer> layers;
  /// A whole opaque picture laid over `layers` with `over_alpha`: flattened first, then faded as
  /// one, so that a dissolve shows neither what lies under its cloth nor a dip in brightness.
  std::vector<PlacedLayer> over;
  double over_alpha = 0;
  bool operator==(const Frame&) const = default;
};

/// A page with its surround: what a frame borrows layers from.
struct Scene {
  Page page;
  DisplayList surround;
};

/// Drift against burn-in: step 0..47 of a ring of whole pixels around (0, 0).
struct Drift {
  int dx = 0;
  int dy = 0;
};
Drift drift_at(int step, Size output);

/// The scene at rest.
Frame still(const Scene& scene, Drift drift);

enum class Motion { noren, parting, dissolve, cut };

/// How `to` comes after a slide of kind `from` under the configured transition: the tagline parts.
Motion motion_between(SlideKind from, SlideKind to, Settings::Transition transition);

/// From the first changed pixel to rest, the breeze included.
Millis duration_of(Motion motion);

/// The frame `t` after the transition began; at duration_of(motion) and later it is still(to).
/// A pure function of its arguments.
Frame transition(Motion motion, const Scene& from, const Scene& to, Drift drift_from,
                 Drift drift_to, Millis t, Size output);

}  // namespace noren
