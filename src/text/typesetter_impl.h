#pragma once

#include "text/block_layout.h"
#include "text/fitted_titles.h"
#include "text/line_measure.h"
#include "text/title_fit.h"
#include "text/typesetter.h"

namespace noren {

/// What of a TextStyle lays the lines; they are as wide as the widest of them.
BlockStyle block_style_of(const TextStyle& style);

/// Prepares texts for Typesetter's functions; private to the text layer.
class Typesetter::Impl {
 public:
  Impl(const FontSet& font_set, const std::vector<std::string>& keep);

  [[nodiscard]] const FontSet::Impl& fonts() const { return fonts_.impl(); }
  [[nodiscard]] bool usable() const { return fonts_.usable(); }
  [[nodiscard]] FittedTitles& fitted_titles() { return fitted_titles_; }

  /// Cleaned text on one line, or in one column.
  [[nodiscard]] SetText unbroken(const RubyText& text, const TextStyle& style, Flow flow) const;

  /// Cleaned text to be broken into lines, with the ranks of break_ranks() or with those given.
  [[nodiscard]] BreakableText breakable(const RubyText& text, const TextStyle& style) const;
  [[nodiscard]] BreakableText breakable(const RubyText& text, const TextStyle& style,
                                        const std::vector<BreakRank>& ranks) const;

  /// Cleaned text as a block of one line.
  [[nodiscard]] TextBlock one_line(const RubyText& text, const TextStyle& style) const;

  /// The lines that end at `ends`, aligned in `width` px.
  [[nodiscard]] TextBlock block(const BreakableText& text, const LineMeasure& measure,
                                const LineEnds& ends, const TextStyle& style, int width) const;

  /// The lines of Typesetter::wrap, spaces at the breaks still in them.
  [[nodiscard]] std::vector<std::u32string> wrapped(std::u32string_view text, double width,
                                                    WrapMode mode) const;

 private:
  const FontSet& fonts_;
  std::vector<std::u32string> keep_;
  FittedTitles fitted_titles_;
};

}  // namespace noren
