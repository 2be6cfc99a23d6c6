#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "text/line_chooser.h"

namespace noren {

/// Rounding that a line's width may exceed the limit by (em).
inline constexpr double kWidthTolerance = 1e-6;

/// The lines that fit between the stops of one stretch of text. The first stop is where the text
/// starts, the last where it ends.
class LineGraph {
 public:
  struct Line {
    std::size_t from = 0;  // a stop's index
    double width = 0;
  };
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  LineGraph(std::vector<BreakOpportunity> stops, const LineWidth& width, double max_width);

  [[nodiscard]] const std::vector<BreakOpportunity>& stops() const { return stops_; }
  /// The lines that may end at stop `to`.
  [[nodiscard]] std::span<const Line> lines_to(std::size_t to) const {
    return std::span(lines_).subspan(first_line_[to], first_line_[to + 1] - first_line_[to]);
  }
  /// Per stop, the fewest lines from the start to it, and from it to the end.
  [[nodiscard]] const std::vector<std::size_t>& fewest_lines_before() const { return before_; }
  [[nodiscard]] const std::vector<std::size_t>& fewest_lines_after() const { return after_; }
  /// Of the whole text on one line (em).
  [[nodiscard]] double total_width() const { return total_width_; }

 private:
  std::vector<BreakOpportunity> stops_;
  std::vector<Line> lines_;
  std::vector<std::size_t> first_line_;
  std::vector<std::size_t> before_;
  std::vector<std::size_t> after_;
  double total_width_ = 0;
};

/// Calls `visit` with each line that may end at stop `to`: those that fit, and else the single unit
/// in front of it, too wide. Looks back over a bounded number of stops.
template <class Visit>
void for_each_line_to(std::span<const BreakOpportunity> stops, std::size_t to,
                      const LineWidth& width, double max_width, Visit visit) {
  // Trims at line ends make widths not quite monotonous: look a little further than what fits.
  constexpr double kTrims = 2;
  constexpr std::size_t kMostStops = 400;
  bool any = false;
  for (std::size_t from = to; from-- > 0 && to - from <= kMostStops;) {
    const double line = width(stops[from].at, stops[to].at);
    if (line > max_width + kTrims && from + 1 < to) break;
    if (line > max_width + kWidthTolerance && (from + 1 < to || any)) continue;
    any = true;
    visit(LineGraph::Line{from, line});
  }
}

inline LineGraph::LineGraph(std::vector<BreakOpportunity> stops, const LineWidth& width,
                            double max_width)
    : stops_(std::move(stops)), before_(stops_.size(), kNone), after_(stops_.size(), kNone) {
  first_line_.push_back(0);
  before_.front() = 0;
  for (std::size_t to = 0; to < stops_.size(); ++to) {
    for_each_line_to(stops_, to, width, max_width, [&](const Line& line) {
      lines_.push_back(line);
      if (before_[line.from] != kNone) before_[to] = std::min(before_[to], before_[line.from] + 1);
    });
    first_line_.push_back(lines_.size());
  }
  after_.back() = 0;
  for (std::size_t to = stops_.size(); to-- > 1;) {
    if (after_[to] == kNone) continue;
    for (const Line& line : lines_to(to))
      after_[line.from] = std::min(after_[line.from], after_[to] + 1);
  }
  total_width_ = width(stops_.front().at, stops_.back().at);
}

}  // namespace noren
