#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/font_set.h"

namespace noren {

/// Along which axis text runs.
enum class Flow : std::uint8_t { horizontal, vertical };

enum class Ligatures : std::uint8_t { on, off };

/// One glyph of a shaped run; em units, y upwards.
struct ShapedGlyph {
  std::uint32_t glyph = 0;
  std::size_t character = 0;  // index of the first character it stands for
  double x = 0;               // of its origin from the pen
  double y = 0;
  double advance = 0;  // along the flow, positive
};

/// Where a glyph's ink lies about its origin; em units, y upwards. Empty for spaces.
struct GlyphInk {
  double left = 0;
  double right = 0;
  double bottom = 0;
  double top = 0;
  [[nodiscard]] bool empty() const { return right <= left || top <= bottom; }
};

/// One face with HarfBuzz over its bytes; private to the text layer. It remembers the glyphs that
/// it has measured, so that it serves one thread at a time.
class Face {
 public:
  /// Nothing when the bytes hold no such face, or one without outlines and bitmaps.
  static std::unique_ptr<Face> open(const FontFile& file);
  ~Face();
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;

  [[nodiscard]] bool has(char32_t character) const;
  [[nodiscard]] std::uint32_t glyph_count() const;

  /// The characters [from, to) of `text` set as Japanese; the rest of `text` is their context.
  [[nodiscard]] std::vector<ShapedGlyph> shape(std::u32string_view text, std::size_t from,
                                               std::size_t to, Flow flow,
                                               Ligatures ligatures) const;
  /// The first time it walks the glyph's outline.
  [[nodiscard]] GlyphInk ink(std::uint32_t glyph) const;

  /// The content area as browsers take it: hhea, or OS/2 typo metrics where the font asks for them.
  [[nodiscard]] double ascent() const { return ascent_; }
  [[nodiscard]] double descent() const { return descent_; }  // positive
  [[nodiscard]] bool coloured() const { return coloured_; }

 private:
  struct Handles;
  explicit Face(std::unique_ptr<Handles> handles);
  [[nodiscard]] GlyphInk measured_ink(std::uint32_t glyph) const;

  std::unique_ptr<Handles> handles_;
  double units_per_em_ = 1000;
  double ascent_ = 0.88;
  double descent_ = 0.12;
  bool coloured_ = false;
  mutable std::unordered_map<std::uint32_t, GlyphInk> inks_;
};

}  // namespace noren
