#pragma once

// Inside platform only.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include <SDL_ttf.h>

namespace noren {

/// The character that stands for glyph 0 of a font opened by open_glyph_font; glyph n is n further.
constexpr std::uint32_t kFirstGlyphCharacter = 0xF0000;

struct FontCloser {
  void operator()(TTF_Font* font) const { TTF_CloseFont(font); }
};
using GlyphFont = std::unique_ptr<TTF_Font, FontCloser>;

/// The one size (px an em) in which the face's colour bitmaps (table CBDT) come; 0 for outlines,
/// which come in every size.
int bitmap_size(std::span<const std::byte> bytes, int index);

/// Opens face `index` of the font file `bytes` (which outlive the font) so that characters from
/// kFirstGlyphCharacter on name its glyphs by id. The file is read where it is mapped: a stream
/// shows it with the record of its `cmap` table pointing at a map of our own behind its end.
/// Null when `bytes` are no such font.
GlyphFont open_glyph_font(std::span<const std::byte> bytes, int index, int size_px);

}  // namespace noren
