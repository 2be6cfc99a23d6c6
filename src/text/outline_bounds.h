#pragma once

#include <cstdint>

#include "text/face.h"

struct hb_font_t;

namespace noren {

/// The box around a glyph's outline in the units of `font`: around the curves themselves, where
/// hb_font_get_glyph_extents takes their control points in. Empty for glyphs without outline.
GlyphInk outline_bounds(hb_font_t* font, std::uint32_t glyph);

}  // namespace noren
