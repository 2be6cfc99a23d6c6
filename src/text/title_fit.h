#pragma once

#include <optional>
#include <vector>

#include "text/block_layout.h"
#include "text/line_chooser.h"

namespace noren {

/// A text that is ready to be broken: shaped, spaced, with its places to break.
struct BreakableText {
  SetText text;
  std::vector<BreakOpportunity> breaks;  // ascending; the last one is the end
};

/// Adds emergency breaks inside the units that are wider than `width` em and have none: a long
/// address or word, which would run off the screen. Not before closing marks, nor after opening.
void divide_oversized(BreakableText& text, const LineMeasure& measure, double width);

/// How the lines of a title are found.
enum class Filling : std::uint8_t { balanced, greedy };

/// Title lines in `width` em, none wider, by breaks of `worst` and better; nothing when there are
/// none in `max_lines`.
std::optional<LineEnds> title_lines(const BreakableText& title, const LineMeasure& measure,
                                    double width, std::size_t max_lines, BreakRank worst,
                                    Filling filling);

/// Title lines in `width` em at the best ranks that do, in as few lines as phrase ends allow. A
/// unit that is wider than the line and has no break inside stands alone. Nothing when it takes
/// more than `max_lines` (0: as many as it takes).
std::optional<LineEnds> best_title_lines(const BreakableText& title, const LineMeasure& measure,
                                         double width, std::size_t max_lines);

/// The lines that `ends` make.
std::vector<SetLine> lines_of(const LineMeasure& measure, const LineEnds& ends);

/// The worst rank at which `ends` break the text.
BreakRank worst_break(const SetText& text, const LineEnds& ends);

/// The largest of `steps` that fits, as Typesetter::fit has it.
std::optional<TextBlock> fitted_title(BreakableText title, const FontSet::Impl& fonts,
                                      const std::vector<FitStep>& steps, const FitBox& where);

}  // namespace noren
