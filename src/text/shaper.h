#pragma once

#include "text/cluster.h"

namespace noren {

/// What of a TextStyle changes the shapes.
struct ShapeStyle {
  FaceRole role = FaceRole::text;
  Flow flow = Flow::horizontal;
  double letter_spacing = 0;  // em
  TextStyle::Figures figures = TextStyle::Figures::normal;
  TextStyle::Brackets brackets = TextStyle::Brackets::full;
};

/// The clusters of `text` with `ranks` (of its characters) as break ranks; gaps between clusters
/// are still 0. The faces must be usable.
SetText shape_text(const RubyText& text, const std::vector<BreakRank>& ranks,
                   const FontSet::Impl& fonts, const ShapeStyle& style);

/// Characters of `text` that no face has, each once, in order.
std::u32string characters_without_glyph(std::u32string_view text, FaceRole role,
                                        const FontSet::Impl& fonts);

}  // namespace noren
