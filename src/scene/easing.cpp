#include "scene/easing.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace noren {

namespace {

/// One coordinate of the curve whose ends are 0 and 1.
double bezier(double a, double b, double u) {
  const double v = 1 - u;
  return 3 * v * v * u * a + 3 * v * u * u * b + u * u * u;
}

}  // namespace

double Easing::at(double part) const {
  if (!(part > 0)) return 0;
  if (part >= 1) return 1;
  double low = 0;
  double high = 1;
  // x grows with u, so halving finds it; 40 halvings exceed what a pixel can show.
  for (int step = 0; step < 40; ++step) {
    const double middle = (low + high) / 2;
    (bezier(x1, x2, middle) < part ? low : high) = middle;
  }
  return std::clamp(bezier(y1, y2, (low + high) / 2), 0.0, 1.0);
}

double part_of(Millis t, Millis begin, Millis end) {
  if (t <= begin) return 0;
  if (t >= end) return 1;
  return static_cast<double>((t - begin).count()) / static_cast<double>((end - begin).count());
}

double swing_at(Millis since) {
  if (since <= Millis(0)) return 0;
  const double seconds = static_cast<double>(since.count()) / 1000;
  constexpr double kDamping = 3.2;
  constexpr double kHertz = 1.6;
  return std::exp(-kDamping * seconds) * std::sin(2 * std::numbers::pi * kHertz * seconds);
}

}  // namespace noren
