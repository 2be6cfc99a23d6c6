#include "text/typesetter_impl.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/shaper.h"
#include "text/spacing.h"

namespace noren {
namespace {

double ruby_em(const TextStyle& style) {
  if (style.size_px <= 0) return style.ruby_size;
  return std::max(style.ruby_size, static_cast<double>(style.ruby_min_px) / style.size_px);
}

ShapeStyle shape_style(const TextStyle& style, Flow flow) {
  return {style.role, flow, style.letter_spacing, style.figures, style.brackets};
}

double thin_space(const TextStyle& style) {
  const bool solid = style.role == FaceRole::figures || style.mixing == TextStyle::Mixing::solid;
  return solid ? 0 : kThinSpace;
}

std::vector<BreakOpportunity> break_opportunities(const SetText& text) {
  std::vector<BreakOpportunity> breaks;
  for (std::size_t i = 1; i < text.clusters.size(); ++i) {
    const BreakRank rank = text.clusters[i].rank;
    if (rank != BreakRank::never) breaks.push_back({i, rank});
  }
  breaks.push_back({text.clusters.size(), BreakRank::forced});
  return breaks;
}

}  // namespace

BlockStyle block_style_of(const TextStyle& style) {
  return {style.size_px, style.line_height, ruby_em(style), style.align, style.body, 0};
}

Typesetter::Impl::Impl(const FontSet& font_set, const std::vector<std::string>& keep)
    : fonts_(font_set) {
  for (const std::string& text : keep)
    keep_.push_back(decode_utf8(text));
}

SetText Typesetter::Impl::unbroken(const RubyText& text, const TextStyle& style, Flow flow) const {
  const std::vector<BreakRank> none(text.characters.size() + 1, BreakRank::never);
  SetText set = shape_text(text, none, fonts(), shape_style(style, flow));
  space_clusters(set, thin_space(style));
  make_room_for_ruby(set, ruby_em(style));
  return set;
}

BreakableText Typesetter::Impl::breakable(const RubyText& text, const TextStyle& style) const {
  return breakable(text, style, break_ranks(text.characters, keep_));
}

BreakableText Typesetter::Impl::breakable(const RubyText& text, const TextStyle& style,
                                          const std::vector<BreakRank>& ranks) const {
  BreakableText breakable;
  breakable.text = shape_text(text, ranks, fonts(), shape_style(style, Flow::horizontal));
  space_clusters(breakable.text, thin_space(style));
  make_room_for_ruby(breakable.text, ruby_em(style));
  breakable.breaks = break_opportunities(breakable.text);
  return breakable;
}

TextBlock Typesetter::Impl::one_line(const RubyText& text, const TextStyle& style) const {
  const SetText set = unbroken(text, style, Flow::horizontal);
  const LineMeasure measure(set, LineEdges::trimmed, style.letter_spacing);
  const SetLine line = measure.line(0, set.clusters.size());
  return laid_lines(set, {line}, fonts(), block_style_of(style));
}

TextBlock Typesetter::Impl::block(const BreakableText& text, const LineMeasure& measure,
                                  const LineEnds& ends, const TextStyle& style, int width) const {
  BlockStyle how = block_style_of(style);
  const bool aligned = style.align != TextAlign::left || style.body == TextStyle::Body::justified;
  if (aligned) how.measure = static_cast<double>(width) / style.size_px;
  TextBlock block = laid_lines(text.text, lines_of(measure, ends), fonts(), how);
  block.worst_break = worst_break(text.text, ends);
  return block;
}

}  // namespace noren
