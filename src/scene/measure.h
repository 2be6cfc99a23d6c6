#pragma once

#include "base/geometry.h"

namespace noren {

enum class Orientation { landscape, portrait };

/// The design's canvas laid into an output: 1920x1080 or 1080x1920 design px, scaled evenly into
/// the safe area and centred there. All results are whole output px; positions are rounded, not
/// lengths, so that what touches in the design touches on every screen.
class Measure {
 public:
  /// `safe_area` is percent a side, 0..8 (more is taken as 8).
  Measure(Size output, double safe_area);

  [[nodiscard]] Orientation orientation() const { return orientation_; }
  [[nodiscard]] bool is_portrait() const { return orientation_ == Orientation::portrait; }
  /// Output px per design px.
  [[nodiscard]] double scale() const { return scale_; }
  /// The whole output.
  [[nodiscard]] Rect screen() const { return screen_; }
  /// The screen and beyond by more than the drift: what bleeds ends here.
  [[nodiscard]] Rect beyond_screen() const;
  /// The 16:9 or 9:16 part of the screen without regard to the safe area; where only a sliver is
  /// missing to the screen's edge, beyond it. What fills the picture's edge fills this.
  [[nodiscard]] Rect picture() const;
  /// Where the canvas lies.
  [[nodiscard]] Rect canvas() const;
  /// Where everything that must be read lies: the canvas without the margins of the design.
  [[nodiscard]] Rect readable() const;

  /// A length: type sizes, strokes, radii; at least 1 px when it is more than 0.
  [[nodiscard]] int px(double design) const;
  /// A position on the canvas.
  [[nodiscard]] int x(double design) const;
  [[nodiscard]] int y(double design) const;
  [[nodiscard]] Rect rect(double left, double top, double width, double height) const;

 private:
  Orientation orientation_;
  Rect screen_;
  double scale_ = 1;
  double left_ = 0;
  double top_ = 0;
};

}  // namespace noren
