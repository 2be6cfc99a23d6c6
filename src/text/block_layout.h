#pragma once

#include <vector>

#include "text/cluster.h"
#include "text/line_measure.h"

namespace noren {

/// How lines become a block.
struct BlockStyle {
  int size_px = 0;
  double line_height = 1.5;  // of the size
  double ruby_em = 0.5;      // of the size
  TextAlign align = TextAlign::left;
  TextStyle::Body body = TextStyle::Body::ragged;
  double measure = 0;  // em that lines are aligned in and justified to; 0: the widest line
};

/// Horizontal lines, one under the other. Lines are laid as CSS lays them: half the leading above
/// the content area of the role's first face; a line with ruby is moved down where the leading is
/// too small for it.
TextBlock laid_lines(const SetText& text, const std::vector<SetLine>& lines,
                     const FontSet::Impl& fonts, const BlockStyle& style);

/// One vertical column whose box begins at (`left`, 0), added to `block`.
void add_column(TextBlock& block, const SetText& text, const SetLine& line,
                const FontSet::Impl& fonts, const BlockStyle& style, int left);

/// The characters of a line as they are drawn.
std::string drawn_characters(const SetText& text, const SetLine& line);

}  // namespace noren
