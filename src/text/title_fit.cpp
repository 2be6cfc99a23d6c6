#include "text/title_fit.h"

#include <algorithm>
#include <array>
#include <limits>

#include "text/spacing.h"

namespace noren {
namespace {

// Rounding of widths in em must not cost a line.
constexpr double kSlack = 1e-6;

constexpr std::size_t kAnyNumber = std::numeric_limits<std::size_t>::max();

struct Pass {
  Filling filling;
  BreakRank worst;
};

// In each step of the scale, in this order.
constexpr std::array<Pass, 3> kPasses{{{Filling::balanced, BreakRank::phrase},
                                       {Filling::balanced, BreakRank::weak},
                                       {Filling::greedy, BreakRank::weak}}};

/// One title in one box.
class Fitter {
 public:
  Fitter(BreakableText title, const FontSet::Impl& fonts, const FitBox& where)
      : title_(std::move(title)),
        fonts_(fonts),
        where_(where),
        measure_(title_.text, LineEdges::trimmed, 0) {}

  [[nodiscard]] std::optional<TextBlock> largest(const std::vector<FitStep>& steps) {
    for (const FitStep& step : steps) {
      for (const Pass& pass : kPasses) {
        if (auto block = attempt(step, pass)) return block;
      }
    }
    // No step fits at phrase ends: a smaller one is better than a break inside a word, and that is
    // better than no title.
    for (const FitStep& step : steps) {
      if (auto block = attempt(step, {Filling::balanced, BreakRank::compound})) return block;
    }
    if (steps.empty() || steps.back().size_px <= 0) return std::nullopt;
    divide_oversized(title_, measure_, static_cast<double>(where_.box.w) / steps.back().size_px);
    for (const Filling filling : {Filling::balanced, Filling::greedy}) {
      if (auto block = attempt(steps.back(), {filling, BreakRank::emergency})) return block;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::optional<TextBlock> attempt(const FitStep& step, const Pass& pass) const {
    if (step.size_px <= 0) return std::nullopt;
    if (auto block = set(step, pass, where_.box.w)) return block;
    // Beside what is to be kept clear, where lines over the whole width would run into it.
    const int narrow = width_beside_obstacles();
    if (pass.filling == Filling::greedy || narrow <= 0) return std::nullopt;
    return set(step, pass, narrow);
  }

  [[nodiscard]] int width_beside_obstacles() const {
    int right = where_.box.right();
    for (const Rect& obstacle : where_.keep_clear) {
      const bool beside = obstacle.x - where_.clearance > where_.box.x;
      if (beside && !obstacle.empty()) right = std::min(right, obstacle.x - where_.clearance);
    }
    return right < where_.box.right() ? right - where_.box.x : 0;
  }

  [[nodiscard]] std::optional<TextBlock> set(const FitStep& step, const Pass& pass,
                                             int width) const {
    const double em = static_cast<double>(width) / step.size_px;
    if (certainly_too_long(em, step.max_lines)) return std::nullopt;
    const auto ends = title_lines(title_, measure_, em, step.max_lines, pass.worst, pass.filling);
    if (!ends) return std::nullopt;
    const BlockStyle style{step.size_px, step.line_height};
    TextBlock block = laid_lines(title_.text, lines_of(measure_, *ends), fonts_, style);
    block.worst_break = worst_break(title_.text, *ends);
    if (!stands_clear(block)) return std::nullopt;
    return block;
  }

  /// Spares the search where not even full lines would do.
  [[nodiscard]] bool certainly_too_long(double em, std::size_t max_lines) const {
    constexpr double kTrims =
        1;  // of an opening bracket at a line's start, a closing one at its end
    return max_lines > 0 && measure_.line(0, title_.text.clusters.size()).width >
                                static_cast<double>(max_lines) * (em + kTrims);
  }

  [[nodiscard]] bool stands_clear(const TextBlock& block) const {
    return std::all_of(block.line_ink.begin(), block.line_ink.end(), [&](const Rect& line) {
      const Rect ink = line.moved(where_.box.x, where_.box.y);
      if (ink.right() > where_.box.right() || ink.bottom() > where_.box.bottom()) return false;
      const int c = where_.clearance;
      const Rect with_clearance{ink.x - c, ink.y - c, ink.w + 2 * c, ink.h + 2 * c};
      return std::none_of(where_.keep_clear.begin(), where_.keep_clear.end(),
                          [&](const Rect& obstacle) { return with_clearance.overlaps(obstacle); });
    });
  }

  BreakableText title_;
  const FontSet::Impl& fonts_;
  const FitBox& where_;
  LineMeasure measure_;
};

bool all_within(const std::vector<SetLine>& lines, double width) {
  return std::all_of(lines.begin(), lines.end(),
                     [width](const SetLine& line) { return line.width <= width + kSlack; });
}

LineWidth width_in(const LineMeasure& measure) {
  return [&measure](std::size_t from, std::size_t to) { return measure.line(from, to).width; };
}

std::optional<LineEnds> chosen(const BreakableText& title, const LineMeasure& measure, double width,
                               std::size_t max_lines, BreakRank worst, Filling filling) {
  if (title.text.clusters.empty()) return LineEnds{};
  const std::size_t most = max_lines == 0 ? kAnyNumber : max_lines;
  const auto choose = filling == Filling::greedy ? greedy_lines : balanced_lines;
  return choose(title.breaks, width_in(measure), width + kSlack, most, worst);
}

}  // namespace

std::optional<LineEnds> title_lines(const BreakableText& title, const LineMeasure& measure,
                                    double width, std::size_t max_lines, BreakRank worst,
                                    Filling filling) {
  auto ends = chosen(title, measure, width, max_lines, worst, filling);
  if (!ends || !all_within(lines_of(measure, *ends), width)) return std::nullopt;
  return ends;
}

std::optional<LineEnds> best_title_lines(const BreakableText& title, const LineMeasure& measure,
                                         double width, std::size_t max_lines) {
  // The choice prefers phrase ends by itself, and weighs a line saved against a worse break.
  return chosen(title, measure, width, max_lines, BreakRank::emergency, Filling::balanced);
}

void divide_oversized(BreakableText& text, const LineMeasure& measure, double width) {
  const auto& clusters = text.text.clusters;
  const auto closes = [](SpacingClass kind) {
    return kind == SpacingClass::closing || kind == SpacingClass::comma ||
           kind == SpacingClass::stop;
  };
  std::vector<BreakOpportunity> breaks;
  std::size_t from = 0;
  for (const BreakOpportunity& end : text.breaks) {
    const bool oversized = measure.line(from, end.at).width > width + kSlack;
    for (std::size_t i = from + 1; oversized && i < end.at; ++i) {
      const bool kinsoku =
          closes(clusters[i].kind) || clusters[i - 1].kind == SpacingClass::opening;
      if (clusters[i].glyph_count > 0 && !kinsoku) breaks.push_back({i, BreakRank::emergency});
    }
    breaks.push_back(end);
    from = end.at;
  }
  text.breaks = std::move(breaks);
}

std::vector<SetLine> lines_of(const LineMeasure& measure, const LineEnds& ends) {
  std::vector<SetLine> lines;
  lines.reserve(ends.size());
  std::size_t from = 0;
  for (const std::size_t to : ends) {
    lines.push_back(measure.line(from, to));
    from = to;
  }
  return lines;
}

BreakRank worst_break(const SetText& text, const LineEnds& ends) {
  BreakRank worst = BreakRank::forced;
  for (const std::size_t end : ends) {
    // A unit that had to be divided has no rank of its own there.
    if (end < text.clusters.size()) {
      worst = std::max(worst, std::min(text.clusters[end].rank, BreakRank::emergency));
    }
  }
  return worst;
}

std::optional<TextBlock> fitted_title(BreakableText title, const FontSet::Impl& fonts,
                                      const std::vector<FitStep>& steps, const FitBox& where) {
  return Fitter(std::move(title), fonts, where).largest(steps);
}

}  // namespace noren
