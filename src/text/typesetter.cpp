#include "text/typesetter.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "text/shaper.h"
#include "text/spacing.h"
#include "text/text_cleaning.h"
#include "text/title_fit.h"

namespace noren {
namespace {

double ruby_em(const TextStyle& style) {
  if (style.size_px <= 0) return style.ruby_size;
  return std::max(style.ruby_size, static_cast<double>(style.ruby_min_px) / style.size_px);
}

ShapeStyle shape_style(const TextStyle& style, Flow flow) {
  return {style.role, flow, style.letter_spacing, style.figures, style.brackets};
}

BlockStyle block_style(const TextStyle& style) {
  return {style.size_px, style.line_height, ruby_em(style), style.align, style.body, 0};
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

class Typesetter::Impl {
 public:
  Impl(const FontSet& font_set, const std::vector<std::string>& keep) : fonts_(font_set) {
    for (const std::string& text : keep)
      keep_.push_back(decode_utf8(text));
  }

  [[nodiscard]] const FontSet::Impl& fonts() const { return fonts_.impl(); }
  [[nodiscard]] bool usable() const { return fonts_.usable(); }

  [[nodiscard]] std::vector<BreakRank> ranks(std::u32string_view text) const {
    return break_ranks(text, keep_);
  }

  /// Cleaned text on one line, or in one column.
  [[nodiscard]] SetText unbroken(const RubyText& text, const TextStyle& style, Flow flow) const {
    const std::vector<BreakRank> none(text.characters.size() + 1, BreakRank::never);
    SetText set = shape_text(text, none, fonts(), shape_style(style, flow));
    space_clusters(set, thin_space(style));
    make_room_for_ruby(set, ruby_em(style));
    return set;
  }

  /// Cleaned text to be broken into lines.
  [[nodiscard]] BreakableText breakable(const RubyText& text, const TextStyle& style) const {
    return breakable(text, style, ranks(text.characters));
  }

  [[nodiscard]] BreakableText breakable(const RubyText& text, const TextStyle& style,
                                        const std::vector<BreakRank>& ranks) const {
    BreakableText breakable;
    breakable.text = shape_text(text, ranks, fonts(), shape_style(style, Flow::horizontal));
    space_clusters(breakable.text, thin_space(style));
    make_room_for_ruby(breakable.text, ruby_em(style));
    breakable.breaks = break_opportunities(breakable.text);
    return breakable;
  }

  /// Cleaned text as a block of one line.
  [[nodiscard]] TextBlock one_line(const RubyText& text, const TextStyle& style) const {
    const SetText set = unbroken(text, style, Flow::horizontal);
    const LineMeasure measure(set, LineEdges::trimmed, style.letter_spacing);
    const SetLine line = measure.line(0, set.clusters.size());
    return laid_lines(set, {line}, fonts(), block_style(style));
  }

  [[nodiscard]] TextBlock block(const BreakableText& text, const LineMeasure& measure,
                                const LineEnds& ends, const TextStyle& style, int width) const {
    BlockStyle how = block_style(style);
    const bool aligned = style.align != TextAlign::left || style.body == TextStyle::Body::justified;
    if (aligned) how.measure = static_cast<double>(width) / style.size_px;
    TextBlock block = laid_lines(text.text, lines_of(measure, ends), fonts(), how);
    block.worst_break = worst_break(text.text, ends);
    return block;
  }

  [[nodiscard]] std::vector<std::string> wrapped(std::u32string_view text, double width,
                                                 WrapMode mode) const;

 private:
  [[nodiscard]] LineEnds wrapped_piece(const BreakableText& text, double width,
                                       WrapMode mode) const;

  const FontSet& fonts_;
  std::vector<std::u32string> keep_;
};

Typesetter::Typesetter(const FontSet& fonts, std::vector<std::string> keep)
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
  const BreakableText body =
      impl_->breakable(cleaned(text, LineEndings::kept, Flow::horizontal), style);
  const LineMeasure measure(body.text, LineEdges::hanging, style.letter_spacing);
  const double em = static_cast<double>(width) / style.size_px + 1e-6;
  const LineWidth width_of = [&measure](std::size_t from, std::size_t to) {
    return measure.line(from, to).width;
  };
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
  const BreakableText title = impl_->breakable(title_text(text), style);
  const LineMeasure measure(title.text, LineEdges::trimmed, style.letter_spacing);
  const auto ends =
      best_title_lines(title, measure, static_cast<double>(width) / style.size_px, max_lines);
  if (!ends) return std::nullopt;
  return impl_->block(title, measure, *ends, style, width);
}

std::optional<TextBlock> Typesetter::fit(const RubyText& text, FaceRole role,
                                         const std::vector<FitStep>& steps,
                                         const FitBox& where) const {
  if (!impl_->usable()) return TextBlock{};
  TextStyle style;
  style.role = role;
  return fitted_title(impl_->breakable(title_text(text), style), impl_->fonts(), steps, where);
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
    add_column(block, set, measure.line(0, set.clusters.size()), impl_->fonts(), block_style(style),
               (count - 1 - k) * (box + gap));
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

LineEnds Typesetter::Impl::wrapped_piece(const BreakableText& text, double width,
                                         WrapMode mode) const {
  const LineMeasure measure(text.text, LineEdges::whole, 0);
  if (mode == WrapMode::title) {
    if (auto ends = best_title_lines(text, measure, width, 0)) return *ends;
  }
  return body_lines(
      text.breaks,
      [&measure](std::size_t from, std::size_t to) { return measure.line(from, to).width; },
      width + 1e-6, BodyAlignment::ragged);
}

std::vector<std::string> Typesetter::Impl::wrapped(std::u32string_view text, double width,
                                                   WrapMode mode) const {
  const auto all_ranks = ranks(text);
  TextStyle style;
  style.role = mode == WrapMode::title ? FaceRole::display : FaceRole::text;
  std::vector<std::string> lines;
  for (std::size_t start = 0; start < text.size();) {
    // Long texts go piece by piece, so that memory stays bounded.
    std::size_t end = std::min(text.size(), start + kMostCharacters);
    if (end < text.size()) {
      std::size_t best = end;
      for (std::size_t at = end; at > start + kMostCharacters / 2; --at) {
        if (all_ranks[at] < all_ranks[best]) best = at;
      }
      end = best;
    }
    const RubyText piece{std::u32string(text.substr(start, end - start)), {}};
    const std::vector<BreakRank> piece_ranks(
        all_ranks.begin() + static_cast<std::ptrdiff_t>(start),
        all_ranks.begin() + static_cast<std::ptrdiff_t>(end) + 1);
    const BreakableText breakable = this->breakable(piece, style, piece_ranks);
    std::size_t from = 0;
    for (const std::size_t line_end : wrapped_piece(breakable, width, mode)) {
      const auto& clusters = breakable.text.clusters;
      const std::size_t to = line_end < clusters.size() ? clusters[line_end].from : end - start;
      lines.push_back(encode_utf8(piece.characters.substr(from, to - from)));
      from = to;
    }
    start = end;
  }
  return lines;
}

std::vector<std::string> Typesetter::wrap(std::string_view text, double width_em,
                                          WrapMode mode) const {
  if (text.empty()) return {};
  if (!impl_->usable()) return {std::string(text)};
  std::vector<std::string> lines = impl_->wrapped(decode_utf8(text), width_em, mode);
  // Spaces at the breaks are dropped; those at the two ends of the text are no breaks.
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i + 1 < lines.size()) {
      const std::size_t last = lines[i].find_last_not_of(' ');
      lines[i].resize(last == std::string::npos ? 0 : last + 1);
    }
    if (i > 0) lines[i].erase(0, std::min(lines[i].find_first_not_of(' '), lines[i].size()));
  }
  std::erase_if(lines, [](const std::string& line) { return line.empty(); });
  return lines;
}

std::u32string Typesetter::missing(std::u32string_view text, FaceRole role) const {
  if (!impl_->usable()) return {};
  return characters_without_glyph(text, role, impl_->fonts());
}

}  // namespace noren
