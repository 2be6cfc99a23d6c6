#include "text/line_measure.h"

namespace noren {
namespace {

bool blank(const Cluster& cluster) {
  return cluster.kind == SpacingClass::space || cluster.glyph_count == 0;
}

}  // namespace

LineMeasure::LineMeasure(const SetText& text, LineEdges edges, double letter_spacing)
    : text_(text),
      edges_(edges),
      letter_spacing_(letter_spacing),
      before_(text.clusters.size() + 1, 0),
      next_visible_(text.clusters.size() + 1, text.clusters.size()),
      last_visible_(text.clusters.size() + 1, 0) {
  const auto& clusters = text.clusters;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    before_[i + 1] = before_[i] + clusters[i].gap + clusters[i].advance;
    last_visible_[i + 1] = blank(clusters[i]) ? last_visible_[i] : i + 1;
  }
  for (std::size_t i = clusters.size(); i-- > 0;) {
    next_visible_[i] = blank(clusters[i]) ? next_visible_[i + 1] : i;
  }
}

SetLine LineMeasure::line(std::size_t from, std::size_t to) const {
  SetLine line{next_visible_[from], last_visible_[to], 0, 0};
  if (line.from >= line.to) return {from, from, 0, 0};
  const Cluster& first = text_.clusters[line.from];
  const Cluster& last = text_.clusters[line.to - 1];
  line.width = before_[line.to] - before_[line.from] - first.gap - letter_spacing_;
  if (edges_ == LineEdges::whole) return line;
  if (first.kind == SpacingClass::opening) line.start_trim = first.blank_before;
  line.width -= line.start_trim;
  const bool mark = last.kind == SpacingClass::comma || last.kind == SpacingClass::stop;
  if (mark && edges_ == LineEdges::hanging && line.to - line.from > 1) {
    line.width -= last.advance - letter_spacing_;
  } else if (mark || last.kind == SpacingClass::closing) {
    line.width -= last.blank_after;
  }
  return line;
}

}  // namespace noren
