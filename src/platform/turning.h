#pragma once

#include "base/geometry.h"

namespace noren {

/// Clockwise quarter turns of the picture on its output.
enum class Rotation { none, quarter, half, three_quarters };

/// 90, 180 and 270 degrees; none for all else.
Rotation rotation_of(int degrees);

/// The output's size for an upright picture of `size`, and the other way round.
Size turned(Size size, Rotation rotation);

/// Where a rectangle of the upright picture of size `upright` stands on the output.
Rect turned(Rect rect, Size upright, Rotation rotation);

}  // namespace noren
