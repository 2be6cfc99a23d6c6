#include "scene/outlines.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace noren {
namespace {

// Control points of a cubic that follows a quarter of a circle.
constexpr double kQuarter = 0.5522847498;

std::string rounded_rect_at(double inset, double width, double height, double radius) {
  const double left = inset;
  const double top = inset;
  const double right = inset + width;
  const double bottom = inset + height;
  // On a screen of a few pixels nothing may be left inside of a stroke.
  const double r = std::clamp(radius, 0.0, std::max(0.0, std::min(width, height) / 2));
  const double k = r * (1 - kQuarter);
  const auto n = path_number;
  const auto corner = [&](double x1, double y1, double x2, double y2, double x, double y) {
    return fmt::format("C{} {} {} {} {} {}", n(x1), n(y1), n(x2), n(y2), n(x), n(y));
  };
  return fmt::format("M{} {}H{}", n(left + r), n(top), n(right - r)) +
         corner(right - k, top, right, top + k, right, top + r) +
         fmt::format("V{}", n(bottom - r)) +
         corner(right, bottom - k, right - k, bottom, right - r, bottom) +
         fmt::format("H{}", n(left + r)) +
         corner(left + k, bottom, left, bottom - k, left, bottom - r) +
         fmt::format("V{}", n(top + r)) + corner(left, top + k, left + k, top, left + r, top) + "Z";
}

}  // namespace

std::string path_number(double value) {
  const double cut = std::round(value * 100) / 100;
  std::string text = fmt::format("{:.2f}", cut == 0 ? 0.0 : cut);
  while (text.back() == '0')
    text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string rounded_rect_path(double width, double height, double radius) {
  return rounded_rect_at(0, width, height, radius);
}

std::string rounded_frame_path(double width, double height, double radius, double stroke) {
  return rounded_rect_at(0, width, height, radius) +
         rounded_rect_at(stroke, width - 2 * stroke, height - 2 * stroke, radius - stroke);
}

}  // namespace noren
