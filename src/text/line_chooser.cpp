#include "text/line_chooser.h"

#include <algorithm>
#include <array>
#include <limits>

#include "text/line_graph.h"

namespace noren {
namespace {

constexpr double kUnreachable = std::numeric_limits<double>::infinity();
/// Beyond this many opportunities a title isn't balanced any more but filled: the text is no title.
constexpr std::size_t kMostBalancedStops = 4000;
/// A line narrower than this (em) is a stub: one or two characters.
constexpr double kStub = 2.1;

double rank_value(const std::array<double, 7>& values, BreakRank rank) {
  const auto index = static_cast<std::size_t>(rank);
  if (index >= values.size()) return kUnreachable;
  return values[index];
}

/// What a title's line costs: unevenness against `ideal`, the rank of its end, being a stub.
double title_cost(double width, double ideal, const BreakOpportunity& end, bool last) {
  static constexpr std::array<double, 7> kRank = {0, -12, 0, 22, 45, 90, 150};
  const double uneven = ideal > 0 ? (width - ideal) / ideal : 0;
  double cost = uneven * uneven * 100;
  if (!last) cost += rank_value(kRank, end.rank);
  if (width < kStub) cost += 60;
  if (last && width < ideal * 0.45) cost += 20;
  return cost;
}

/// The cheapest way from the first to the last stop with the fewest lines. Every stop on such a way
/// has one line number, so that one dimension is enough.
LineEnds balanced_path(const LineGraph& graph) {
  const std::vector<std::size_t>& before = graph.fewest_lines_before();
  const std::vector<std::size_t>& after = graph.fewest_lines_after();
  const std::size_t last = graph.stops().size() - 1;
  const std::size_t lines = before[last];
  const double ideal = graph.total_width() / static_cast<double>(lines);
  std::vector<double> cost(last + 1, kUnreachable);
  std::vector<std::size_t> from(last + 1, 0);
  cost[0] = 0;
  for (std::size_t to = 1; to <= last; ++to) {
    if (before[to] == LineGraph::kNone || after[to] == LineGraph::kNone) continue;
    if (before[to] + after[to] != lines) continue;
    for (const LineGraph::Line& line : graph.lines_to(to)) {
      if (cost[line.from] == kUnreachable || before[line.from] + 1 != before[to]) continue;
      const double total =
          cost[line.from] + title_cost(line.width, ideal, graph.stops()[to], to == last);
      if (total >= cost[to]) continue;
      cost[to] = total;
      from[to] = line.from;
    }
  }
  LineEnds ends;
  for (std::size_t at = last; at > 0; at = from[at])
    ends.push_back(graph.stops()[at].at);
  std::reverse(ends.begin(), ends.end());
  return ends;
}

/// Picks the stops of a title: those of rank `worst` and better, but bound and emergency breaks
/// only inside units that would be too wide otherwise: no word is broken merely to save a line.
class TitleStops {
 public:
  TitleStops(std::span<const BreakOpportunity> breaks, const LineWidth& width, double max_width,
             BreakRank worst)
      : breaks_(breaks), width_(width), max_width_(max_width), worst_(worst) {}

  [[nodiscard]] std::vector<BreakOpportunity> picked() {
    stops_.push_back(breaks_.front());
    for (std::size_t from = 0; from + 1 < breaks_.size();) {
      const std::size_t to = next_better(from, BreakRank::bound);
      if (worst_ >= BreakRank::bound && too_wide(from, to)) divide(from, to);
      if (breaks_[to].rank <= worst_) stops_.push_back(breaks_[to]);
      from = to;
    }
    return std::move(stops_);
  }

 private:
  /// The next break behind `from` that is better than `rank`; the last one, where the text ends,
  /// is.
  [[nodiscard]] std::size_t next_better(std::size_t from, BreakRank rank) const {
    std::size_t to = from + 1;
    while (breaks_[to].rank >= rank)
      ++to;
    return to;
  }

  [[nodiscard]] bool too_wide(std::size_t from, std::size_t to) const {
    return to > from + 1 && width_(breaks_[from].at, breaks_[to].at) > max_width_;
  }

  /// Adds the bound breaks of a unit, and the emergency ones of what is too wide even so.
  void divide(std::size_t from, std::size_t unit_end) {
    while (from < unit_end) {
      const std::size_t to = next_better(from, BreakRank::emergency);
      if (worst_ >= BreakRank::emergency && too_wide(from, to))
        for (std::size_t i = from + 1; i < to; ++i)
          stops_.push_back(breaks_[i]);
      if (to < unit_end) stops_.push_back(breaks_[to]);
      from = to;
    }
  }

  std::span<const BreakOpportunity> breaks_;
  const LineWidth& width_;
  double max_width_;
  BreakRank worst_;
  std::vector<BreakOpportunity> stops_;
};

/// One stretch between forced line ends: its first element is where it starts, its last where it
/// ends.
using Stretch = std::vector<BreakOpportunity>;

std::vector<Stretch> stretches(const std::vector<BreakOpportunity>& breaks) {
  std::vector<Stretch> result;
  Stretch current{{0, BreakRank::forced}};
  for (const BreakOpportunity& each : breaks) {
    if (each.rank == BreakRank::never || each.at <= current.back().at) continue;
    current.push_back(each);
    if (each.rank != BreakRank::forced) continue;
    result.push_back(std::move(current));
    current = {each};
  }
  if (current.size() > 1) {  // a text whose end nobody named
    current.back().rank = BreakRank::forced;
    result.push_back(std::move(current));
  }
  return result;
}

/// Whether a break that `worst` excludes lies between `from` and `to`.
bool has_excluded_break(const Stretch& stretch, std::size_t from, std::size_t to, BreakRank worst) {
  const auto first =
      std::upper_bound(stretch.begin(), stretch.end(), from,
                       [](std::size_t at, const BreakOpportunity& each) { return at < each.at; });
  return first != stretch.end() && first->at < to && first->rank > worst;
}

/// Fills lines one by one; each ends at the best rank within the last part of what fits.
std::optional<LineEnds> greedy_stretch(const Stretch& stretch, const LineWidth& width,
                                       double max_width, BreakRank worst) {
  const std::vector<BreakOpportunity> stops = TitleStops(stretch, width, max_width, worst).picked();
  LineEnds ends;
  for (std::size_t from = 0; from + 1 < stops.size();) {
    std::size_t best = 0;
    for (std::size_t to = from + 1; to < stops.size(); ++to) {
      const double line = width(stops[from].at, stops[to].at);
      if (line > max_width + kWidthTolerance) break;
      const bool worth_it = best == 0 || stops[to].rank <= stops[best].rank ||
                            width(stops[from].at, stops[best].at) < max_width * 0.65;
      if (worth_it || to + 1 == stops.size()) best = to;
    }
    if (best == 0) {
      best = from + 1;
      if (has_excluded_break(stretch, stops[from].at, stops[best].at, worst)) return std::nullopt;
    }
    ends.push_back(stops[best].at);
    from = best;
  }
  return ends;
}

std::optional<LineEnds> balanced_stretch(const Stretch& stretch, const LineWidth& width,
                                         double max_width, BreakRank worst) {
  if (stretch.size() > kMostBalancedStops) return greedy_stretch(stretch, width, max_width, worst);
  const LineGraph graph(TitleStops(stretch, width, max_width, worst).picked(), width, max_width);
  for (std::size_t to = 1; to < graph.stops().size(); ++to) {
    const auto lines = graph.lines_to(to);
    if (lines.size() == 1 && lines.front().width > max_width + kWidthTolerance &&
        has_excluded_break(stretch, graph.stops()[to - 1].at, graph.stops()[to].at, worst))
      return std::nullopt;
  }
  return balanced_path(graph);
}

using StretchLines = std::optional<LineEnds> (*)(const Stretch&, const LineWidth&, double,
                                                 BreakRank);

std::optional<LineEnds> lines_of_stretches(const std::vector<BreakOpportunity>& breaks,
                                           const LineWidth& width, double max_width,
                                           std::size_t max_lines, BreakRank worst,
                                           StretchLines lines_of) {
  LineEnds ends;
  for (const Stretch& stretch : stretches(breaks)) {
    const std::optional<LineEnds> more = lines_of(stretch, width, max_width, worst);
    if (!more) return std::nullopt;
    ends.insert(ends.end(), more->begin(), more->end());
    if (ends.size() > max_lines) return std::nullopt;
  }
  return ends;
}

/// What a line of body text costs, its emptiness and its end.
double body_cost(const LineGraph::Line& line, double max_width, const BreakOpportunity& end,
                 BodyAlignment alignment) {
  static constexpr std::array<double, 7> kRank = {0, 0, 0.1, 0.25, 0.4, 0.6, 1.0};
  constexpr double kLine = 2;      // each further line
  constexpr double kWidow = 3000;  // more than some short lines before it
  if (end.rank == BreakRank::forced)
    return line.width < kStub && line.from > 0 ? kLine + kWidow : kLine;
  const double slack = std::max(0.0, (max_width - line.width) / max_width);
  const bool justified = alignment == BodyAlignment::justified;
  const double preference = (justified ? 0.6 : 2.0) * rank_value(kRank, end.rank);
  return kLine + slack * slack * (justified ? 800 : 60) + preference;
}

void append_body_stretch(const Stretch& stretch, const LineWidth& width, double max_width,
                         BodyAlignment alignment, LineEnds& ends) {
  const std::size_t last = stretch.size() - 1;
  std::vector<double> cost(last + 1, kUnreachable);
  std::vector<std::size_t> from(last + 1, 0);
  cost[0] = 0;
  for (std::size_t to = 1; to <= last; ++to) {
    for_each_line_to(stretch, to, width, max_width, [&](const LineGraph::Line& line) {
      const double total = cost[line.from] + body_cost(line, max_width, stretch[to], alignment);
      if (total >= cost[to]) return;
      cost[to] = total;
      from[to] = line.from;
    });
  }
  const auto first = static_cast<std::ptrdiff_t>(ends.size());
  for (std::size_t at = last; at > 0; at = from[at])
    ends.push_back(stretch[at].at);
  std::reverse(ends.begin() + first, ends.end());
}

}  // namespace

std::optional<LineEnds> balanced_lines(const std::vector<BreakOpportunity>& breaks,
                                       const LineWidth& width, double max_width,
                                       std::size_t max_lines, BreakRank worst) {
  return lines_of_stretches(breaks, width, max_width, max_lines, worst, balanced_stretch);
}

std::optional<LineEnds> greedy_lines(const std::vector<BreakOpportunity>& breaks,
                                     const LineWidth& width, double max_width,
                                     std::size_t max_lines, BreakRank worst) {
  return lines_of_stretches(breaks, width, max_width, max_lines, worst, greedy_stretch);
}

LineEnds body_lines(const std::vector<BreakOpportunity>& breaks, const LineWidth& width,
                    double max_width, BodyAlignment alignment) {
  LineEnds ends;
  for (const Stretch& stretch : stretches(breaks))
    append_body_stretch(stretch, width, max_width, alignment, ends);
  return ends;
}

}  // namespace noren
