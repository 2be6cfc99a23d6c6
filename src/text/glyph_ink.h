#pragma once

#include <cmath>

#include "text/face.h"
#include "text/typesetter.h"

namespace noren {

/// The pixels that a glyph may touch when it is drawn with its origin at whole pixels, as the
/// painter draws it.
Rect ink_of(const PlacedGlyph& glyph, const Face& face);

}  // namespace noren
