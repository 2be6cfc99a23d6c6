#pragma once

#include <string>

namespace noren {

/// SVG path data of plain outlines, in px from (0, 0), for Shape (filled by the even-odd rule).

/// A rectangle with round corners; `radius` is cut to half the shorter side.
std::string rounded_rect_path(double width, double height, double radius);

/// The same as a line of `stroke` px inside its edge.
std::string rounded_frame_path(double width, double height, double radius, double stroke);

/// A number as path data has it: at most two decimals, never in exponent form.
std::string path_number(double value);

}  // namespace noren
