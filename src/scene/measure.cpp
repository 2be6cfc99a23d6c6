#include "scene/measure.h"

#include <algorithm>
#include <cmath>

namespace noren {
namespace {

constexpr double kLong = 1920;
constexpr double kShort = 1080;
constexpr double kMargin = 64;
constexpr double kBottomMargin = 40;
// Twice the radius of the drift, so that no edge of what bleeds is ever seen.
constexpr double kBleed = 16;
constexpr double kMostSafeArea = 8;

int rounded(double value) {
  return static_cast<int>(std::lround(value));
}

}  // namespace

Measure::Measure(Size output, double safe_area)
    : orientation_(output.h > output.w ? Orientation::portrait : Orientation::landscape),
      screen_{0, 0, std::max(1, output.w), std::max(1, output.h)} {
  const double width = is_portrait() ? kShort : kLong;
  const double height = is_portrait() ? kLong : kShort;
  const double kept = 1 - 2 * std::clamp(safe_area, 0.0, kMostSafeArea) / 100;
  scale_ = std::min(screen_.w * kept / width, screen_.h * kept / height);
  left_ = std::round((screen_.w - width * scale_) / 2);
  top_ = std::round((screen_.h - height * scale_) / 2);
}

Rect Measure::beyond_screen() const {
  const int bleed = px(kBleed);
  return {-bleed, -bleed, screen_.w + 2 * bleed, screen_.h + 2 * bleed};
}

Rect Measure::picture() const {
  const Rect whole = Measure({screen_.w, screen_.h}, 0).canvas();
  const Rect beyond = beyond_screen();
  // Of 1366x768 a column of pixels is left over.
  const int sliver = std::max(screen_.w, screen_.h) / 100;
  const int left = whole.x <= sliver ? beyond.x : whole.x;
  const int top = whole.y <= sliver ? beyond.y : whole.y;
  const int right = screen_.w - whole.right() <= sliver ? beyond.right() : whole.right();
  const int bottom = screen_.h - whole.bottom() <= sliver ? beyond.bottom() : whole.bottom();
  return {left, top, right - left, bottom - top};
}

Rect Measure::canvas() const {
  return is_portrait() ? rect(0, 0, kShort, kLong) : rect(0, 0, kLong, kShort);
}

Rect Measure::readable() const {
  const Rect all = canvas();
  const int side = px(kMargin);
  return {all.x + side, all.y, all.w - 2 * side, all.h - px(kBottomMargin)};
}

int Measure::px(double design) const {
  const int length = rounded(design * scale_);
  return design > 0 ? std::max(1, length) : length;
}

int Measure::x(double design) const {
  return rounded(left_ + design * scale_);
}

int Measure::y(double design) const {
  return rounded(top_ + design * scale_);
}

Rect Measure::rect(double left, double top, double width, double height) const {
  const int x0 = x(left);
  const int y0 = y(top);
  return {x0, y0, x(left + width) - x0, y(top + height) - y0};
}

}  // namespace noren
