#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "text/font_set.h"
#include "text/line_chooser.h"

namespace noren {

struct RubySpan {
  std::size_t at = 0;      // first character of the base in `characters`
  std::size_t length = 0;  // of the base
  std::u32string reading;
  bool operator==(const RubySpan&) const = default;
};

/// Characters to set, with readings over some of them.
struct RubyText {
  std::u32string characters;
  std::vector<RubySpan> ruby;
  bool operator==(const RubyText&) const = default;

  /// UTF-8 as it stands: 《》 are brackets.
  static RubyText plain(std::string_view text);
  /// Aozora notation: 話《はな》す, ｜A lot《たくさん》. A bracket without a base stays a bracket.
  static RubyText aozora(std::string_view text);
};

/// One glyph on the page. `x`, `y` are the px of its origin: on the baseline for horizontal and
/// rotated text; for vertical text HarfBuzz's offsets are already worked in.
struct PlacedGlyph {
  FaceIndex face = 0;
  std::uint32_t glyph = 0;
  double x = 0;
  double y = 0;
  double size_px = 0;
  enum class Turn : std::uint8_t { upright, clockwise } turn = Turn::upright;
  double squeeze = 1;  // horizontal scale, below 1 for tate-chu-yoko that is too wide
  bool operator==(const PlacedGlyph&) const = default;
};

/// Text that has been set, at (0, 0) = the top left corner of its first line box (as CSS counts
/// it: half the leading above) or, in vertical text, of its leftmost column's box.
struct TextBlock {
  std::vector<PlacedGlyph> glyphs;
  std::vector<std::string> lines;  // as drawn, without ruby, columns in reading order
  std::vector<Rect> line_ink;      // of each line, ruby left out
  Rect ink;                        // of all of them, ruby left out
  Rect ink_with_ruby;
  double width = 0;   // of the widest line (px), trimmed as drawn
  double height = 0;  // of all line boxes (px)
  int size_px = 0;
  /// The worst break that was taken; `forced` when there is none.
  BreakRank worst_break = BreakRank::forced;
};

enum class TextAlign { left, center, right };

struct TextStyle {
  FaceRole role = FaceRole::text;
  int size_px = 56;
  double line_height = 1.5;   // of the size
  double letter_spacing = 0;  // em, after each character but the last
  TextAlign align = TextAlign::left;
  /// Half-width （） as in （水）; 〜 at 0.72 em after times; both only where asked.
  enum class Figures { normal, small_wave } figures = Figures::normal;
  enum class Brackets { full, half } brackets = Brackets::full;
  enum class Body { ragged, justified } body = Body::ragged;
  /// Solid: no room between Japanese and Latin or digits, as dates and times are set.
  enum class Mixing { spaced, solid } mixing = Mixing::spaced;
  double ruby_size = 0.5;  // of the size
  int ruby_min_px = 0;     // ruby is never set smaller
};

/// A step of the title scale.
struct FitStep {
  int size_px = 0;
  std::size_t max_lines = 1;
  double line_height = 1.3;
  bool operator==(const FitStep&) const = default;
};

/// Where a title may stand: lines start at the top left of `box` and stay inside its right and
/// bottom edges; the ink of every line keeps `clearance` px from each of `keep_clear`.
struct FitBox {
  Rect box;
  std::vector<Rect> keep_clear;
  int clearance = 20;
  bool operator==(const FitBox&) const = default;
};

/// Sets Japanese text in the faces of a FontSet. The same arguments give the same block; what has
/// been fitted is remembered, so that it serves one thread at a time. The FontSet must outlive it.
/// Normalises as display text wants: half-width ? ! between Japanese become full-width, control
/// characters and line ends are dropped or become spaces.
class Typesetter {
 public:
  Typesetter(const FontSet& fonts, const std::vector<std::string>& keep = {});
  ~Typesetter();
  Typesetter(Typesetter&&) noexcept;
  Typesetter& operator=(Typesetter&&) noexcept;

  /// All on one line.
  [[nodiscard]] TextBlock line(const RubyText& text, const TextStyle& style) const;

  /// Body text wrapped to `width` px. `max_lines` of 0: as many as it takes; else nothing when it
  /// takes more.
  [[nodiscard]] std::optional<TextBlock> paragraph(const RubyText& text, const TextStyle& style,
                                                   int width, std::size_t max_lines = 0) const;

  /// Title text balanced to `width` px in at most `max_lines` (0: as many as it takes).
  [[nodiscard]] std::optional<TextBlock> title(const RubyText& text, const TextStyle& style,
                                               int width, std::size_t max_lines = 0) const;

  /// The largest of `steps` (given from large to small) whose balanced lines fit; in each step
  /// strong phrase ends are preferred, then weak ones, then greedy lines, as the design has it.
  /// Nothing when none fits.
  [[nodiscard]] std::optional<TextBlock> fit(const RubyText& text, FaceRole role,
                                             const std::vector<FitStep>& steps,
                                             const FitBox& where) const;

  /// Vertical columns, right to left, one per element of `columns`; `gap` px between the boxes of
  /// neighbours. Each column starts at y = 0.
  [[nodiscard]] TextBlock columns(const std::vector<RubyText>& columns, const TextStyle& style,
                                  int gap) const;

  /// The longest head of `text` that fits `width` on one line, ended at a phrase and with 「…」;
  /// the whole text where it fits.
  [[nodiscard]] TextBlock shortened(const RubyText& text, const TextStyle& style, int width) const;

  /// The lines, as strings without ruby, of `noren wrap`: no character changed, spaces at the
  /// breaks dropped. `width_em` may be fractional.
  enum class WrapMode { title, body };
  [[nodiscard]] std::vector<std::string> wrap(std::string_view text, double width_em,
                                              WrapMode mode) const;

  /// Characters of `text` for which no face has a glyph (drawn as 〓).
  [[nodiscard]] std::u32string missing(std::u32string_view text, FaceRole role) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace noren
