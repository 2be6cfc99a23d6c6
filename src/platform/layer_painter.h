#pragma once

// Inside platform only.

#include <map>
#include <memory>
#include <string>

#include "platform/canvas.h"
#include "platform/glyph_painter.h"
#include "platform/sdl_handles.h"
#include "platform/stencil_shelf.h"
#include "scene/display_list.h"

namespace noren {

/// Whether `layer` is one vertical gradient: one column of pixels is enough, however wide it is.
bool is_column(const Layer& layer);

/// The part of `layer` that can ever be seen: on the output, and as much around it as the drift
/// moves it in.
Rect shown_bounds(const Layer& layer, Size output);

/// Paints the items of a layer into a surface of the layer's bounds. Outlines and symbols are
/// rasterised by SDL2_image (as SVG), glyphs by SDL2_ttf; what can't be painted is left out.
class LayerPainter {
 public:
  explicit LayerPainter(PaintBox box);

  void set_pictures(std::map<std::string, std::shared_ptr<const Pixels>> pictures) {
    box_.pictures = std::move(pictures);
  }

  /// What of `layer` an output of `output` can show. Null where that is nothing, and when memory
  /// runs out. A layer that is one column repeated is painted one pixel wide.
  Surface paint_shown(const Layer& layer, Size output);

 private:
  Surface paint(const Layer& layer, Rect bounds);
  void add(const FilledRect& item, Rect bounds, SDL_Surface& target);
  void add(const Shape& item, Rect bounds, SDL_Surface& target);
  void add(const Symbol& item, Rect bounds, SDL_Surface& target);
  void add(const GlyphRun& item, Rect bounds, SDL_Surface& target);
  void add(const QrCode& item, Rect bounds, SDL_Surface& target);
  void add(const Picture& item, Rect bounds, SDL_Surface& target);

  static Surface drawn_symbol(const std::string& path, int side);

  PaintBox box_;
  GlyphPainter glyphs_;
  StencilShelf stencils_;
};

}  // namespace noren
