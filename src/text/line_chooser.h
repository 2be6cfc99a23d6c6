#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "text/break_ranks.h"

namespace noren {

/// A place where a line may end: before unit `at` (a cluster of the set text), at `rank`.
struct BreakOpportunity {
  std::size_t at = 0;
  BreakRank rank = BreakRank::never;
};

/// The width in em of the units [from, to) set as one line: spaces at its ends dropped, an opening
/// bracket at its start flush, a closing one at its end trimmed.
using LineWidth = std::function<double(std::size_t from, std::size_t to)>;

/// Lines as ends of half-open ranges: line k is [ends[k-1], ends[k]) with ends[-1] = 0.
using LineEnds = std::vector<std::size_t>;

/// Title lines: as few as fit into `max_width`, then balanced, at the best ranks, none of them a
/// stub. Breaks of rank `worst` and better only; `forced` ones always. A unit wider than
/// `max_width` that has no break inside stands alone, too wide. Nothing when no choice of at most
/// `max_lines` lines fits.
std::optional<LineEnds> balanced_lines(const std::vector<BreakOpportunity>& breaks,
                                       const LineWidth& width, double max_width,
                                       std::size_t max_lines, BreakRank worst);

/// Title lines filled one after the other, each to the best break near its end.
std::optional<LineEnds> greedy_lines(const std::vector<BreakOpportunity>& breaks,
                                     const LineWidth& width, double max_width,
                                     std::size_t max_lines, BreakRank worst);

enum class BodyAlignment { ragged, justified };

/// Body lines over all breaks up to `emergency`: no orphan of one or two characters on the last
/// line, phrase ends preferred. Linear in the length of the text. Always succeeds.
LineEnds body_lines(const std::vector<BreakOpportunity>& breaks, const LineWidth& width,
                    double max_width, BodyAlignment alignment);

}  // namespace noren
