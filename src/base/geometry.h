#pragma once

#include <algorithm>

namespace noren {

/// Whole pixels of the logical output (before rotation).
struct Size {
  int w = 0;
  int h = 0;

  bool operator==(const Size&) const = default;
};

/// Whole pixels, y downwards; the right and bottom edges are exclusive.
struct Rect {
  int x = 0;
  int y = 0;
  int w = 0;
  int h = 0;

  [[nodiscard]] int right() const { return x + w; }
  [[nodiscard]] int bottom() const { return y + h; }
  [[nodiscard]] bool empty() const { return w <= 0 || h <= 0; }
  [[nodiscard]] bool contains(const Rect& other) const {
    return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
  }
  [[nodiscard]] bool overlaps(const Rect& other) const {
    return !empty() && !other.empty() && x < other.right() && other.x < right() &&
           y < other.bottom() && other.y < bottom();
  }
  /// The smallest rectangle around both; an empty one adds nothing.
  [[nodiscard]] Rect united(const Rect& other) const {
    if (empty()) return other;
    if (other.empty()) return *this;
    const int left = std::min(x, other.x);
    const int top = std::min(y, other.y);
    return {left, top, std::max(right(), other.right()) - left,
            std::max(bottom(), other.bottom()) - top};
  }
  /// The common part; empty when there is none.
  [[nodiscard]] Rect intersected(const Rect& other) const {
    const int left = std::max(x, other.x);
    const int top = std::max(y, other.y);
    return {left, top, std::max(0, std::min(right(), other.right()) - left),
            std::max(0, std::min(bottom(), other.bottom()) - top)};
  }
  [[nodiscard]] Rect moved(int dx, int dy) const { return {x + dx, y + dy, w, h}; }
  bool operator==(const Rect&) const = default;
};

}  // namespace noren
