#include "text/typesetter.h"

#include <algorithm>
#include <cmath>

#include "text/shaper.h"
#include "text/text_cleaning.h"
#include "text/typesetter_impl.h"

namespace noren {
namespace {

RubyText title_text(const RubyText& text) {
  return without_outer_brackets(cleaned(text, LineEndings::become_spaces, Flow::horizontal));
}

/// The first `count` characters with their readings, and an ellipsis in place of the rest.
RubyText head_of(const RubyText& text, std::size_t count) {
  while (count > 0) {
    const SpacingClass kind = spacing_class(text.characters[count - 1]);
    const bool drops = kind == SpacingClass::space || kind == SpacingClass::comma ||
                       kind == SpacingClass::stop || kind == SpacingClass::middle_dot ||
                       kind == SpacingClass::opening;
    if (!drops) break;
    --count;
  }
  RubyText head{text.characters.substr(0, count) + U'…', {}};
  std::copy_if(text.ruby.begin(), text.ruby.end(), std::back_inserter(head.ruby),
               [count](const RubySpan& span) { return span.at + span.length <= count; });
  return head;
}

}  // namespace

Typesetter::Typesetter(const FontSet& fonts, const std::vector<std::string>& keep)
    : impl_(std::make_unique<Impl>(fonts, keep)) {}
Typesetter::~Typesetter() = default;
Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter& Typesetter::operator=(Typesetter&&) noexcept = default;

TextBlock Typesetter::line(const RubyText& text, const TextStyle& style) const {
  if (!impl_->usable() || style.size_px <= 0) return {};
  return impl_->one_line(cleaned(text, LineEndings::become_spaces, Flow::horizontal), style);
}

std::optional<TextBlock> Typesetter::paragraph(const RubyText& text, const TextStyle& style,
                                               int width, std::size_t max_lines) const {
  if (!impl_->usable() || style.size_px <= 0) return TextBlock{};
  BreakableText body = impl_->breakable(cleaned(text, LineEndings::kept, Flow::horizontal), style);
  const LineMeasure measure(body.text, LineEdges::hanging, style.letter_spacing);
  const double em = static_cast<double>(width) / style.size_px + 1e-6;
  const LineWidth width_of = [&measure](std::size_t from, std::size_t to) {
    return measure.line(from, to).width;
  };
  divide_oversized(body, measure, em);
  std::optional<LineEnds> ends = LineEnds{};
  if (!body.text.clusters.empty()) {
    const auto alignment =
        style.body == TextStyle::Body::justified ? BodyAlignment::justified : BodyAlignment::ragged;
    ends = body_lines(body.breaks, width_of, em, alignment);
    if (max_lines > 0 && ends->size() > max_lines) {
      // Full lines take the fewest.
      ends = greedy_lines(body.breaks, width_of, em, max_lines, BreakRank::emergency);
    }
  }
  if (!ends || (max_lines > 0 && ends->size() > max_lines)) return std::nullopt;
  return impl_->block(body, measure, *ends, style, width);
}

std::optional<TextBlock> Typesetter::title(const RubyText& text, const TextStyle& style, int width,
                                           std::size_t max_lines) const {
  if (!impl_->usable() || style.size_px <= 0) return TextBlock{};
  BreakableText title = impl_->breakable(title_text(text), style);
  const LineMeasure measure(title.text, LineEdges::trimmed, style.letter_spacing);
  const double em = static_cast<double>(width) / style.size_px;
  divide_oversized(title, measure, em);
  const auto ends = best_title_lines(title, measure, em, max_lines);
  if (!ends) return std::nullopt;
  return impl_->block(title, measure, *ends, style, width);
}

std::optional<TextBlock> Typesetter::fit(const RubyText& text, FaceRole role,
                                         const std::vector<FitStep>& steps,
                                         const FitBox& where) const {
  if (!impl_->usable()) return TextBlock{};
  TitleWish wish{text, role, steps, where};
  FittedTitles& known = impl_->fitted_titles();
  if (const auto* block = known.find(wish)) return *block;
  TextStyle style;
  style.role = role;
  auto block =
      fitted_title(impl_->breakable(title_text(text), style), impl_->fonts(), steps, where);
  known.remember(std::move(wish), block);
  return block;
}

TextBlock Typesetter::columns(const std::vector<RubyText>& columns, const TextStyle& style,
                              int gap) const {
  TextBlock block;
  if (!impl_->usable() || style.size_px <= 0 || columns.empty()) return block;
  block.size_px = style.size_px;
  const int box = static_cast<int>(std::lround(style.line_height * style.size_px));
  const int count = static_cast<int>(std::min(columns.size(), kMostCharacters));
  block.width = count * box + (count - 1) * gap;
  for (int k = 0; k < count; ++k) {
    const RubyText text =
        cleaned(columns[static_cast<std::size_t>(k)], LineEndings::become_spaces, Flow::vertical);
    const SetText set = impl_->unbroken(text, style, Flow::vertical);
    const LineMeasure measure(set, LineEdges::trimmed, style.letter_spacing);
    add_column(block, set, measure.line(0, set.clusters.size()), impl_->fonts(),
               block_style_of(style), (count - 1 - k) * (box + gap));
  }
  return block;
}

TextBlock Typesetter::shortened(const RubyText& text, const TextStyle& style, int width) const {
  if (!impl_->usable() || style.size_px <= 0) return {};
  const RubyText whole = cleaned(text, LineEndings::become_spaces, Flow::horizontal);
  const BreakableText breakable = impl_->breakable(whole, style);
  const LineMeasure measure(breakable.text, LineEdges::trimmed, style.letter_spacing);
  const double em = static_cast<double>(width) / style.size_px;
  if (measure.line(0, breakable.text.clusters.size()).width <= em + 1e-6) {
    return impl_->one_line(whole, style);
  }
  // A phrase end near the end of the line, else wherever the most fits.
  for (const BreakRank worst : {BreakRank::weak, BreakRank::compound, BreakRank::emergency}) {
    for (auto place = breakable.breaks.rbegin(); place != breakable.breaks.rend(); ++place) {
      if (place->rank > worst || place->at >= breakable.text.clusters.size()) continue;
      const double head_em = measure.line(0, place->at).width;
      if (head_em > em) continue;
      if (worst != BreakRank::emergency && head_em < em / 3) break;
      TextBlock block =
          impl_->one_line(head_of(whole, breakable.text.clusters[place->at].from), style);
      if (block.width <= width) return block;
    }
  }
  return impl_->one_line({U"…", {}}, style);
}

std::u32string Typesetter::missing(std::u32string_view text, FaceRole role) const {
  if (!impl_->usable()) return {};
  return characters_without_glyph(text, role, impl_->fonts());
}

}  // namespace noren
