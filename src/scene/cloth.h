#pragma once

#include <string>

#include "model/theme.h"
#include "scene/page_builder.h"

namespace noren {

/// A noren as the design measures it, in design px of the canvas.
struct ClothForm {
  double left = 0;
  double width = 0;
  double top = 0;
  double bottom = 0;
  int strips = 3;
  double slit_top = 0;  // where the slits between the strips begin
  double rod = 34;      // upper edge of the rod that its tabs go round
  int tabs = 6;
  double slit_half_width = 5;  // at the hem
  enum class Hem { seam, plain } hem = Hem::seam;
  enum class Shadow { cast, none } shadow = Shadow::cast;
};

/// The rod's upper edge and the top of every cloth, in design px.
struct RodLine {
  double rod = 0;
  double height = 12;
  double cloth_top = 0;
};
RodLine rod_line(const Measure& measure);

/// Hangs the cloth in a new layer of its own; what is written on it goes into the same layer.
/// Returns the cloth without tabs and shadow.
Rect hang_cloth(ListBuilder& builder, const ClothForm& form, const Theme::KindColors& colors);

/// The outline of a cloth of `width` x `height` px whose slits begin at `slit_top`, as path data.
std::string cloth_path(double width, double height, int strips, double slit_top,
                       double slit_half_width, double scale);

}  // namespace noren
