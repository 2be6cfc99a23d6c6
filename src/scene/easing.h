#pragma once

#include "base/instant.h"

namespace noren {

/// A timing curve as CSS defines cubic-bezier(x1, y1, x2, y2): from (0, 0) to (1, 1).
struct Easing {
  double x1 = 0;
  double y1 = 0;
  double x2 = 1;
  double y2 = 1;

  /// The eased part of the way at `part` of the time; both 0..1, values outside are clamped.
  [[nodiscard]] double at(double part) const;
};

/// The curves of the design: what comes, what goes, and what changes into something else.
constexpr Easing kEnter{0.16, 1, 0.3, 1};
constexpr Easing kExit{0.7, 0, 0.84, 0};
constexpr Easing kCross{0.45, 0, 0.55, 1};

/// How much of the time from `begin` to `end` is over at `t`, 0..1.
double part_of(Millis t, Millis begin, Millis end);

/// そよぎ: the damped swing of a hem `since` its cloth arrived, -1..1 of the amplitude.
double swing_at(Millis since);

}  // namespace noren
