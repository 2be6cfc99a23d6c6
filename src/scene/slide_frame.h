#pragma once

#include <string>

#include "model/slide.h"
#include "model/theme.h"
#include "scene/compose.h"
#include "scene/measure.h"

namespace noren {

/// What every slide is composed into: the stage, its measure, and whose page it becomes. Valid
/// only during one call of compose().
struct SlideFrame {
  const Stage& stage;
  Measure measure;
  std::string id;
  SlideKind kind = SlideKind::fallback;

  [[nodiscard]] const Theme& theme() const { return stage.theme; }
  [[nodiscard]] const Typesetter& typesetter() const { return stage.typesetter; }
  /// A theme that lacks a livery dresses it as the house.
  [[nodiscard]] Theme::KindColors colors(Livery livery) const;
  /// The symbol of a livery; that of the house is the stage's.
  [[nodiscard]] std::string crest(Livery livery) const;
  /// A style at `design_px` of the canvas; the line height is a factor.
  [[nodiscard]] TextStyle style(FaceRole role, double design_px, double line_height = 1) const;
};

/// The floor of the design: nothing is set smaller (design px).
inline constexpr double kFloorPx = 40;

/// Tells the author of the slide what gave way; said once per slide and sentence.
void tell(Problems& problems, const SlideFrame& frame, Bilingual what);

}  // namespace noren
