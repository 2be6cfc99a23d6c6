#include "platform/glyph_painter.h"

#include <algorithm>
#include <cmath>

#include <SDL_ttf.h>

#include "platform/compositing.h"
#include "platform/glyph_font.h"
#include "platform/picture_scaling.h"
#include "platform/sdl_handles.h"

namespace noren {
namespace {

// A glyph larger than any panel would only exhaust memory.
constexpr int kLargestSize = 4096;

int rounded(double value) {
  return static_cast<int>(std::lround(value));
}

/// A glyph's picture and where its top left corner stands from the glyph's origin.
struct Drawn {
  Surface surface;
  int left = 0;
  int top = 0;
};

Pixels pixels_of(const SDL_Surface& surface) {
  Pixels pixels{{surface.w, surface.h}, {}};
  for (int y = 0; y < surface.h; ++y)
    pixels.argb.insert(pixels.argb.end(), row_of(surface, y), row_of(surface, y) + surface.w);
  return pixels;
}

Surface surface_of(const Pixels& pixels) {
  Surface surface = make_surface(pixels.size.w, pixels.size.h);
  for (int y = 0; surface && y < pixels.size.h; ++y)
    std::copy_n(pixels.argb.begin() + static_cast<std::ptrdiff_t>(y) * pixels.size.w, pixels.size.w,
                row_of(*surface, y));
  return surface;
}

Drawn stretched(Drawn drawn, double across, double down) {
  if (!drawn.surface) return drawn;
  const Size size{std::max(1, rounded(drawn.surface->w * across)),
                  std::max(1, rounded(drawn.surface->h * down))};
  drawn.surface = surface_of(scaled_to(pixels_of(*drawn.surface), size));
  drawn.left = rounded(drawn.left * across);
  drawn.top = rounded(drawn.top * down);
  return drawn;
}

// A quarter turn to the right around the glyph's origin.
Drawn turned(Drawn drawn) {
  if (!drawn.surface) return drawn;
  const SDL_Surface& from = *drawn.surface;
  Surface to = make_surface(from.h, from.w);
  for (int y = 0; to && y < from.h; ++y)
    for (int x = 0; x < from.w; ++x)
      row_of(*to, x)[from.h - 1 - y] = row_of(from, y)[x];
  const int left = -(drawn.top + from.h);
  const int top = drawn.left;
  return {std::move(to), left, top};
}

}  // namespace

/// One face of the set, opened by SDL2_ttf at the size last used.
class GlyphPainter::OpenFace {
 public:
  OpenFace(const FontFile& file, int size_px)
      : bitmap_size_(bitmap_size(file.bytes, file.index)),
        size_(bitmap_size_ > 0 ? bitmap_size_ : size_px),
        font_(open_glyph_font(file.bytes, file.index, size_)) {}

  /// An empty picture where the face has none.
  Drawn draw(std::uint32_t glyph, double size_px, Color color) {
    if (bitmap_size_ == 0) return draw_at(glyph, size_px, color);
    const double scale = size_px / bitmap_size_;
    return stretched(draw_at(glyph, bitmap_size_, {255, 255, 255, color.a}), scale, scale);
  }

 private:
  Drawn draw_at(std::uint32_t glyph, double size_px, Color color) {
    if (!font_) return {};
    const int size = std::clamp(rounded(size_px), 1, kLargestSize);
    if (size != size_ && TTF_SetFontSize(font_.get(), size) == 0) size_ = size;
    const auto character = kFirstGlyphCharacter + glyph;
    // For an id that the face lacks SDL_ttf would draw the glyph of missing characters.
    if (TTF_GlyphIsProvided32(font_.get(), character) == 0) return {};
    int left = 0;
    int right = 0;
    int bottom = 0;
    int top = 0;
    int advance = 0;
    if (TTF_GlyphMetrics32(font_.get(), character, &left, &right, &bottom, &top, &advance) != 0)
      return {};
    Drawn drawn;
    drawn.surface.reset(TTF_RenderGlyph32_Blended(font_.get(), character,
                                                  SDL_Color{color.r, color.g, color.b, color.a}));
    if (!drawn.surface) return {};
    // The surface reaches from the pen, or from ink left of it, and from the ascent, or from ink
    // above that.
    const int ascent = TTF_FontAscent(font_.get());
    drawn.left = std::min(0, left);
    drawn.top = -ascent + std::min(0, ascent - top);
    return drawn;
  }

  int bitmap_size_;
  int size_;
  GlyphFont font_;
};

GlyphPainter::GlyphPainter(const FontSet& fonts) : fonts_(fonts), faces_(fonts.files().size()) {
  TTF_Init();
}

GlyphPainter::~GlyphPainter() {
  faces_.clear();
  TTF_Quit();
}

void GlyphPainter::draw(const GlyphRun& run, SDL_Surface& target, int dx, int dy) {
  for (const PlacedGlyph& glyph : run.glyphs)
    draw_one(glyph, run.color, target, dx, dy);
}

void GlyphPainter::draw_one(const PlacedGlyph& glyph, Color color, SDL_Surface& target, int dx,
                            int dy) {
  if (glyph.face >= faces_.size() || !(glyph.size_px >= 1)) return;
  auto& face = faces_[glyph.face];
  if (!face) face = std::make_unique<OpenFace>(fonts_.files()[glyph.face], rounded(glyph.size_px));
  Drawn drawn = face->draw(glyph.glyph, glyph.size_px, color);
  if (glyph.squeeze != 1) drawn = stretched(std::move(drawn), glyph.squeeze, 1);
  if (glyph.turn == PlacedGlyph::Turn::clockwise) drawn = turned(std::move(drawn));
  if (!drawn.surface) return;
  composite(*drawn.surface, target, rounded(glyph.x) + drawn.left + dx,
            rounded(glyph.y) + drawn.top + dy);
}

}  // namespace noren
