#include "text/block_layout.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "text/glyph_ink.h"

namespace noren {
namespace {

// The em box of Japanese over and under the baseline, and the white between it and a reading.
constexpr double kEmAscent = 0.88;
constexpr double kEmDescent = 0.12;

// Justification opens no gap wider than this; a line that would need more stays ragged.
constexpr double kWidestStretch = 0.5;

/// Places of the pen for each cluster of a line, in px from the line's start.
std::vector<double> pens_of(const SetText& text, const SetLine& line, double size, double stretch) {
  std::vector<double> pens;
  pens.reserve(line.to - line.from + 1);
  double pen = -line.start_trim * size;
  for (std::size_t i = line.from; i < line.to; ++i) {
    const Cluster& cluster = text.clusters[i];
    if (i > line.from) pen += (cluster.gap + stretch) * size;
    pens.push_back(pen);
    pen += cluster.advance * size;
  }
  pens.push_back(pen);
  return pens;
}

/// The place of each character of a reading from the start of its base, in px: centred, a narrow
/// one spread with half a share at both ends.
std::vector<double> reading_places(const SetRuby& ruby, double base_px, double ruby_px) {
  const double spare = base_px - ruby.width * ruby_px;
  const double share = std::max(0.0, spare) / static_cast<double>(ruby.advances.size());
  double at = spare > 0 ? share / 2 : spare / 2;
  std::vector<double> places;
  for (const double advance : ruby.advances) {
    places.push_back(at);
    at += advance * ruby_px + share;
  }
  return places;
}

/// The reading's shift that keeps it inside [0, end] of its line where it can be.
double kept_inside(double start, double width, double end) {
  if (start < 0) return -start;
  return start + width > end ? std::max(-start, end - start - width) : 0;
}

bool has_ruby(const SetText& text, const SetLine& line) {
  return std::any_of(text.ruby.begin(), text.ruby.end(), [&](const SetRuby& ruby) {
    return ruby.from >= line.from && ruby.to <= line.to;
  });
}

/// Adds glyphs to a block and keeps its ink.
class BlockInk {
 public:
  BlockInk(TextBlock& block, const FontSet::Impl& fonts) : block_(block), fonts_(fonts) {}

  void add(const PlacedGlyph& glyph) { line_ = line_.united(place(glyph)); }
  void add_reading(const PlacedGlyph& glyph) { readings_ = readings_.united(place(glyph)); }

  void end_line() {
    block_.line_ink.push_back(line_);
    block_.ink = block_.ink.united(line_);
    block_.ink_with_ruby = block_.ink_with_ruby.united(line_).united(readings_);
    line_ = readings_ = {};
  }

 private:
  Rect place(const PlacedGlyph& glyph) {
    const Rect ink = ink_of(glyph, *fonts_.faces[glyph.face]);
    // Spaces have nothing to paint.
    if (!ink.empty()) block_.glyphs.push_back(glyph);
    return ink;
  }

  TextBlock& block_;
  const FontSet::Impl& fonts_;
  Rect line_;
  Rect readings_;
};

/// One line, or one column, on the page. `origin` is where its pen starts along the flow, `axis`
/// its baseline, or the middle of its column.
class LineOnPage {
 public:
  LineOnPage(const SetText& text, const SetLine& line, const BlockStyle& style, double stretch)
      : text_(text),
        line_(line),
        size_(style.size_px),
        ruby_px_(std::round(style.ruby_em * style.size_px)),
        pens_(pens_of(text, line, size_, stretch)) {}

  void place(BlockInk& ink, double origin, double axis) const {
    for (std::size_t i = line_.from; i < line_.to; ++i) {
      const Cluster& cluster = text_.clusters[i];
      const double pen = origin + pens_[i - line_.from] + cluster.lead * size_;
      for (std::uint32_t k = 0; k < cluster.glyph_count; ++k) {
        PlacedGlyph glyph =
            placed(text_.glyphs[cluster.first_glyph + k], cluster.posture, pen, axis, size_);
        glyph.squeeze = cluster.squeeze;
        ink.add(glyph);
      }
    }
    for (const SetRuby& ruby : text_.ruby) {
      if (ruby.from >= line_.from && ruby.to <= line_.to) place_reading(ink, ruby, origin, axis);
    }
  }

 private:
  [[nodiscard]] PlacedGlyph placed(const ClusterGlyph& glyph, Posture posture, double pen,
                                   double axis, double px) const {
    PlacedGlyph placed{glyph.face, glyph.glyph, 0, 0, std::round(px * glyph.scale)};
    if (text_.flow == Flow::horizontal) {
      placed.x = pen + glyph.x * px;
      placed.y = axis + glyph.y * px;
    } else if (posture == Posture::rotated) {
      placed.x = axis - glyph.y * px;
      placed.y = pen + glyph.x * px;
      placed.turn = PlacedGlyph::Turn::clockwise;
    } else {
      placed.x = axis + glyph.x * px;
      placed.y = pen + glyph.y * px;
    }
    return placed;
  }

  void place_reading(BlockInk& ink, const SetRuby& ruby, double origin, double axis) const {
    const double start = pens_[ruby.from - line_.from];
    const double end =
        pens_[ruby.to - 1 - line_.from] + text_.clusters[ruby.to - 1].advance * size_;
    const auto places = reading_places(ruby, end - start, ruby_px_);
    const double shift = kept_inside(start + places.front(), ruby.width * ruby_px_,
                                     std::max(line_.width * size_, end));
    const double ruby_axis =
        std::round(text_.flow == Flow::horizontal ? axis - kEmAscent * size_ - kEmDescent * ruby_px_
                                                  : axis + size_ / 2 + ruby_px_ / 2);
    for (std::size_t k = 0; k < ruby.glyphs.size(); ++k) {
      const double pen = origin + start + shift + places[ruby.owners[k]];
      ink.add_reading(placed(ruby.glyphs[k], Posture::upright, pen, ruby_axis, ruby_px_));
    }
  }

  const SetText& text_;
  const SetLine& line_;
  double size_;
  double ruby_px_;
  std::vector<double> pens_;
};

/// The em that each gap of a justified line opens by; 0 for lines that stay as they are.
double stretch_of(const SetText& text, const SetLine& line, const BlockStyle& style, bool last) {
  if (style.body != TextStyle::Body::justified || style.measure <= 0 || last) return 0;
  const std::size_t gaps = line.to - line.from;
  if (gaps < 2 || line.width >= style.measure) return 0;
  const double stretch = (style.measure - line.width) / static_cast<double>(gaps - 1);
  const bool forced = line.to >= text.clusters.size() ||
                      text.clusters[line.to].rank == BreakRank::forced ||
                      text.characters[text.clusters[line.to].from] == U'\n';
  return forced || stretch > kWidestStretch ? 0 : stretch;
}

double aligned(TextAlign align, double spare) {
  if (align == TextAlign::center) return std::round(spare / 2);
  return align == TextAlign::right ? std::round(spare) : 0;
}

}  // namespace

std::string drawn_characters(const SetText& text, const SetLine& line) {
  std::u32string drawn;
  for (std::size_t i = line.from; i < line.to; ++i) {
    const Cluster& cluster = text.clusters[i];
    if (cluster.glyph_count == 0) continue;
    if (cluster.missing)
      drawn += U'〓';
    else
      drawn += text.characters.substr(cluster.from, cluster.to - cluster.from);
  }
  return encode_utf8(drawn);
}

TextBlock laid_lines(const SetText& text, const std::vector<SetLine>& lines,
                     const FontSet::Impl& fonts, const BlockStyle& style) {
  TextBlock block;
  block.size_px = style.size_px;
  const double size = style.size_px;
  double widest = 0;
  for (const SetLine& line : lines)
    widest = std::max(widest, line.width);
  block.width = widest * size;
  const double measure = (style.measure > 0 ? style.measure : widest) * size;

  const Face& face = fonts.primary(text.role);
  const double ascent = std::round(face.ascent() * size);
  const double descent = std::round(face.descent() * size);
  const double height = style.line_height * size;
  const double to_baseline = std::floor((height - ascent - descent) / 2) + ascent;
  // A reading needs its own height between the em boxes of two lines.
  const double ruby_deficit =
      std::max(0.0, std::ceil((style.ruby_em + 1 - style.line_height) * size));
  BlockInk ink(block, fonts);
  double top = 0;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const SetLine& line = lines[k];
    if (k > 0 && has_ruby(text, line)) top += ruby_deficit;
    const double stretch = stretch_of(text, line, style, k + 1 == lines.size());
    const double drawn = line.width * size + (stretch > 0 ? measure - line.width * size : 0);
    LineOnPage(text, line, style, stretch)
        .place(ink, aligned(style.align, measure - drawn), std::round(top + to_baseline));
    ink.end_line();
    block.lines.push_back(drawn_characters(text, line));
    top += height;
  }
  block.height = top;
  return block;
}

void add_column(TextBlock& block, const SetText& text, const SetLine& line,
                const FontSet::Impl& fonts, const BlockStyle& style, int left) {
  const double box = style.line_height * style.size_px;
  BlockInk ink(block, fonts);
  LineOnPage(text, line, style, 0).place(ink, 0, left + box / 2);
  ink.end_line();
  block.lines.push_back(drawn_characters(text, line));
  block.height = std::max(block.height, line.width * style.size_px);
}

}  // namespace noren
