#pragma once

#include <vector>

#include "base/geometry.h"

namespace noren {

/// Collects what has to be drawn anew, in cells of the output, so that two small changes in far
/// corners don't become one large one.
class ChangedArea {
 public:
  explicit ChangedArea(Size output);

  /// What lies outside of the output is left out.
  void add(Rect rect);

  /// Rectangles that together cover all that was added, few and without overlap.
  [[nodiscard]] std::vector<Rect> rects() const;

 private:
  [[nodiscard]] std::vector<Rect> runs_of(int row) const;

  Size output_;
  int columns_;
  int rows_;
  std::vector<char> cells_;  // row by row: 1 where something changed
};

}  // namespace noren
