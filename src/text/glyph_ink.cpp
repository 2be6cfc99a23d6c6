#include "text/glyph_ink.h"

namespace noren {
namespace {

int below(double value) {
  return static_cast<int>(std::floor(value + 1e-6));
}
int above(double value) {
  return static_cast<int>(std::ceil(value - 1e-6));
}

}  // namespace

Rect ink_of(const PlacedGlyph& glyph, const Face& face) {
  const GlyphInk ink = face.ink(glyph.glyph);
  if (ink.empty()) return {};
  const int x = static_cast<int>(std::lround(glyph.x));
  const int y = static_cast<int>(std::lround(glyph.y));
  const double size = glyph.size_px;
  if (glyph.turn == PlacedGlyph::Turn::clockwise) {
    const int left = below(ink.bottom * size);
    const int top = below(ink.left * size);
    return {x + left, y + top, above(ink.top * size) - left, above(ink.right * size) - top};
  }
  // Squeezing scales the pixels that the whole glyph touches.
  const int left = below(below(ink.left * size) * glyph.squeeze);
  const int right = above(above(ink.right * size) * glyph.squeeze);
  const int top = below(-ink.top * size);
  return {x + left, y + top, right - left, above(-ink.bottom * size) - top};
}

}  // namespace noren
