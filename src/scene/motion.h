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
  std::optional<Rect> clip{};  // in output px
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

/// What is said on the scene at rest: of the surround only what the page leaves room for.
std::vector<TextEntry> texts_of(const Scene& scene);

/// Drift against burn-in, in whole pixels from home.
struct Drift {
  int dx = 0;
  int dy = 0;
  bool operator==(const Drift&) const = default;
};

/// Steps of the ring, and the steps that lead from home out to it.
constexpr int kDriftRing = 48;
constexpr int kDriftWayOut = 8;

/// Where the stage stands after `step` slide changes: at home (0, 0) at step 0, about one pixel
/// further with each step, then round and round a ring (radius 8 px at 1080) of kDriftRing steps.
Drift drift_at(int step, Size output);

/// The scene at rest.
Frame still(const Scene& scene, Drift drift);

enum class Motion { noren, parting, dissolve, cut };

/// How `to` comes after a slide of kind `from` under the configured transition: the tagline parts,
/// and a full-screen alert neither hangs nor leaves room for a cloth.
Motion motion_between(SlideKind from, SlideKind to, Settings::Transition transition);

/// From the first changed pixel to rest, the breeze included.
Millis duration_of(Motion motion);

/// The frame `t` after the transition began: still(from) before, and at duration_of(motion) and
/// later still(to). A pure function of its arguments.
Frame transition(Motion motion, const Scene& from, const Scene& to, Drift drift_from,
                 Drift drift_to, Millis t, Size output);

/// How long the band moves from the surround `from` to `to`: 320 ms to come or to turn its page,
/// 240 ms to go, nothing where the band stays as it is.
Millis notice_duration(const DisplayList& from, const DisplayList& to);

/// The frame `t` after the band began to move, on the resting page of `to`: it pushes up over the
/// chrome, down off the screen, or its pages push each other up. At notice_duration() and later it
/// is still(to).
Frame notice_motion(const DisplayList& from, const Scene& to, Drift drift, Millis t, Size output);

}  // namespace noren
