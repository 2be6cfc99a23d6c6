#pragma once

// Inside platform only.

#include <memory>
#include <vector>

#include <SDL.h>

#include "scene/display_list.h"
#include "text/font_set.h"

namespace noren {

/// Draws glyphs by their ids, with SDL2_ttf as the only rasteriser: each font file is opened
/// through a stream that lays a private-use character map over the file's own, so that a character
/// stands for a glyph id. One font is open per face, whatever the size. `fonts` outlives it.
class GlyphPainter {
 public:
  explicit GlyphPainter(const FontSet& fonts);
  ~GlyphPainter();
  GlyphPainter(const GlyphPainter&) = delete;
  GlyphPainter& operator=(const GlyphPainter&) = delete;

  /// Lays `run` over `target` (straight-alpha ARGB), moved by (dx, dy). Glyphs of unknown faces
  /// and those without ink are passed over.
  void draw(const GlyphRun& run, SDL_Surface& target, int dx, int dy);

 private:
  class OpenFace;
  void draw_one(const PlacedGlyph& glyph, Color color, SDL_Surface& target, int dx, int dy);

  const FontSet& fonts_;
  std::vector<std::unique_ptr<OpenFace>> faces_;  // by FaceIndex; null until first used
};

}  // namespace noren
