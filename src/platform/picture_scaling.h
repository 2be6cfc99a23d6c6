#pragma once

#include "platform/pixels.h"

namespace noren {

enum class Fitting { contain, cover };

/// `picture` scaled without distortion to lie inside `box` (contain) or to fill it, the excess
/// cropped evenly (cover). Shrinks by area average, enlarges bilinearly. Empty for empty boxes.
Pixels fitted(const Pixels& picture, Size box, Fitting fitting);

/// `picture` scaled to exactly `size`.
Pixels scaled_to(const Pixels& picture, Size size);

}  // namespace noren
