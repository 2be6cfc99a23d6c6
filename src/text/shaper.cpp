#include "text/shaper.h"

#include <algorithm>

#include "text/character_properties.h"
#include "text/segmentation.h"

namespace noren {
namespace {

constexpr char32_t kGeta = U'〓';
constexpr char32_t kReplacement = 0xFFFD;

// Height of the middle of the em box over the baseline: where rotated and combined text centres.
constexpr double kMiddle = 0.38;

// A small 〜 after a time, and the room before it, as fractions of the size.
constexpr double kSmallWave = 0.72;
constexpr double kBeforeSmallWave = 0.04 * kSmallWave;

bool is_wave(char32_t c) {
  return c == U'〜' || c == U'～';
}

/// The face of a cluster: by its first character; nothing when no face has that.
std::optional<FaceIndex> face_of(std::u32string_view text, const FontSet::Impl& fonts,
                                 FaceRole role) {
  if (text.front() == kReplacement) return std::nullopt;
  const bool as_text = text.find(0xFE0E) != std::u32string_view::npos;
  const bool as_emoji = is_emoji(text.front()) || text.find(0xFE0F) != std::u32string_view::npos;
  const auto form =
      as_emoji && !as_text ? FontSet::Impl::Form::coloured : FontSet::Impl::Form::text;
  return fonts.face_for(text.front(), role, form);
}

/// Shapes the clusters of one text, run by run.
class Shaper {
 public:
  Shaper(SetText& text, const FontSet::Impl& fonts, const ShapeStyle& style)
      : text_(text),
        fonts_(fonts),
        style_(style),
        ligatures_(style.letter_spacing == 0 ? Ligatures::on : Ligatures::off) {}

  void run() {
    auto& clusters = text_.clusters;
    text_.glyphs.reserve(text_.characters.size());
    for (std::size_t i = 0; i < clusters.size();) {
      const Run run = run_at(i);
      shape(i, run);
      i = run.end;
    }
    join_ligatures();
    for (Cluster& cluster : clusters)
      finish(cluster);
  }

 private:
  /// Clusters [.., end) that one call of HarfBuzz shapes with one face.
  struct Run {
    std::size_t end = 0;
    std::optional<FaceIndex> face;
    bool invisible = false;
  };

  [[nodiscard]] std::u32string_view characters_of(const Cluster& cluster) const {
    return std::u32string_view(text_.characters).substr(cluster.from, cluster.to - cluster.from);
  }

  [[nodiscard]] std::optional<FaceIndex> face(const Cluster& cluster) const {
    return face_of(characters_of(cluster), fonts_, style_.role);
  }

  [[nodiscard]] bool invisible(const Cluster& cluster) const {
    return is_invisible(text_.characters[cluster.from]);
  }

  [[nodiscard]] Run run_at(std::size_t start) const {
    const auto& clusters = text_.clusters;
    const Cluster& first = clusters[start];
    Run run{start + 1, std::nullopt, invisible(first)};
    if (run.invisible) return run;
    run.face = face(first);
    if (!run.face || first.posture == Posture::combined) return run;
    while (run.end < clusters.size()) {
      const Cluster& next = clusters[run.end];
      if (next.posture != first.posture || invisible(next) || face(next) != run.face) break;
      ++run.end;
    }
    return run;
  }

  [[nodiscard]] Flow shaping_flow(Posture posture) const {
    return posture == Posture::upright ? style_.flow : Flow::horizontal;
  }

  void shape(std::size_t start, const Run& run) {
    auto& clusters = text_.clusters;
    for (std::size_t i = start; i < run.end; ++i) {
      clusters[i].first_glyph = static_cast<std::uint32_t>(text_.glyphs.size());
    }
    if (run.invisible) return;
    Cluster& first = clusters[start];
    const Flow flow = shaping_flow(first.posture);
    if (!run.face) {
      first.missing = true;
      const std::u32string geta(1, kGeta);
      const auto glyphs =
          fonts_.faces[fonts_.missing_face]->shape(geta, 0, 1, flow, Ligatures::off);
      for (const ShapedGlyph& glyph : glyphs)
        add(first, glyph, fonts_.missing_face, flow);
      return;
    }
    const auto glyphs = fonts_.faces[*run.face]->shape(text_.characters, first.from,
                                                       clusters[run.end - 1].to, flow, ligatures_);
    std::size_t at = start;
    for (const ShapedGlyph& glyph : glyphs) {
      while (at + 1 < run.end && glyph.character >= clusters[at + 1].from) {
        ++at;
        clusters[at].first_glyph = static_cast<std::uint32_t>(text_.glyphs.size());
      }
      add(clusters[at], glyph, *run.face, flow);
    }
  }

  void add(Cluster& cluster, const ShapedGlyph& glyph, FaceIndex face, Flow flow) {
    ClusterGlyph placed{face, glyph.glyph, glyph.x, -glyph.y, 1};
    (flow == Flow::vertical ? placed.y : placed.x) += cluster.advance;
    text_.glyphs.push_back(placed);
    ++cluster.glyph_count;
    cluster.advance += glyph.advance;
  }

  /// A cluster whose glyph went into the ligature before it becomes a part of that.
  void join_ligatures() {
    auto& clusters = text_.clusters;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      const bool joins = i > 0 && clusters[i].glyph_count == 0 && !invisible(clusters[i]) &&
                         kept > 0 && clusters[kept - 1].glyph_count > 0;
      if (joins)
        clusters[kept - 1].to = clusters[i].to;
      else
        clusters[kept++] = clusters[i];
    }
    clusters.resize(kept);
  }

  void finish(Cluster& cluster) {
    if (cluster.glyph_count == 0) return;
    if (cluster.posture == Posture::combined) centre(cluster);
    if (cluster.posture == Posture::rotated) {
      for_glyphs(cluster, [](ClusterGlyph& glyph) { glyph.y += kMiddle; });
    }
    find_blanks(cluster);
    if (style_.brackets == TextStyle::Brackets::half) halve_bracket(cluster);
    if (style_.figures == TextStyle::Figures::small_wave) shrink_wave(cluster);
    cluster.advance += style_.letter_spacing;
  }

  template <class Change>
  void for_glyphs(const Cluster& cluster, Change change) {
    for (std::uint32_t i = 0; i < cluster.glyph_count; ++i) {
      change(text_.glyphs[cluster.first_glyph + i]);
    }
  }

  /// Tate-chu-yoko: one em high, at most one em wide. Pictures keep their proportions.
  void centre(Cluster& cluster) {
    const double width = cluster.advance;
    const double fitting = width > 1 ? 1 / width : 1;
    const ClusterGlyph& first = text_.glyphs[cluster.first_glyph];
    const bool picture = fonts_.faces[first.face]->coloured();
    cluster.squeeze = picture ? 1 : fitting;
    for_glyphs(cluster, [&](ClusterGlyph& glyph) {
      glyph.x = (glyph.x - width / 2) * fitting;
      if (picture) {
        const GlyphInk ink = fonts_.faces[glyph.face]->ink(glyph.glyph);
        glyph.scale = fitting;
        glyph.y = 0.5 + (ink.top + ink.bottom) / 2 * fitting;
      } else {
        glyph.y += 0.5 + kMiddle;
      }
    });
    cluster.advance = 1;
  }

  /// The blank halves (of ・： quarters) of full-width punctuation, found from its ink because not
  /// every face has halt and vhal.
  void find_blanks(Cluster& cluster) {
    if (cluster.glyph_count != 1 || cluster.advance < 0.9 || cluster.posture != Posture::upright) {
      return;
    }
    const bool closes = cluster.kind == SpacingClass::closing ||
                        cluster.kind == SpacingClass::comma || cluster.kind == SpacingClass::stop;
    const bool middle = cluster.kind == SpacingClass::middle_dot;
    if (!closes && !middle && cluster.kind != SpacingClass::opening) return;
    const ClusterGlyph& glyph = text_.glyphs[cluster.first_glyph];
    const GlyphInk ink = fonts_.faces[glyph.face]->ink(glyph.glyph);
    const bool vertical = style_.flow == Flow::vertical;
    const double start = vertical ? glyph.y - ink.top : glyph.x + ink.left;
    const double end = vertical ? glyph.y - ink.bottom : glyph.x + ink.right;
    if (closes && end <= 0.57 * cluster.advance) cluster.blank_after = 0.5 * cluster.advance;
    if (cluster.kind == SpacingClass::opening && start >= 0.43 * cluster.advance) {
      cluster.blank_before = 0.5 * cluster.advance;
    }
    if (middle && start >= 0.2 * cluster.advance && end <= 0.8 * cluster.advance) {
      cluster.blank_before = cluster.blank_after = 0.25 * cluster.advance;
    }
  }

  void halve_bracket(Cluster& cluster) {
    const char32_t c = text_.characters[cluster.from];
    if (c != U'（' && c != U'）') return;
    for_glyphs(cluster, [&](ClusterGlyph& glyph) {
      (style_.flow == Flow::vertical ? glyph.y : glyph.x) -= cluster.blank_before;
    });
    cluster.advance -= cluster.blank_before + cluster.blank_after;
    cluster.blank_before = cluster.blank_after = 0;
  }

  void shrink_wave(Cluster& cluster) {
    if (cluster.from == 0 || !is_wave(text_.characters[cluster.from]) ||
        spacing_class(text_.characters[cluster.from - 1]) != SpacingClass::digit ||
        cluster.posture != Posture::upright) {
      return;
    }
    const bool vertical = style_.flow == Flow::vertical;
    for_glyphs(cluster, [&](ClusterGlyph& glyph) {
      glyph.x *= kSmallWave;
      glyph.y *= kSmallWave;
      glyph.scale = kSmallWave;
      (vertical ? glyph.y : glyph.x) += kBeforeSmallWave;
    });
    cluster.advance = cluster.advance * kSmallWave + kBeforeSmallWave;
  }

  SetText& text_;
  const FontSet::Impl& fonts_;
  const ShapeStyle& style_;
  Ligatures ligatures_;
};

/// A reading, shaped by itself: mono or group ruby has no more structure than its characters.
SetRuby shape_reading(const std::u32string& reading, const FontSet::Impl& fonts,
                      const ShapeStyle& style) {
  SetText text;
  text.characters = reading;
  text.role = style.role;
  text.flow = style.flow;
  text.clusters = segmented(reading, style.flow);
  ShapeStyle plain;
  plain.role = style.role;
  plain.flow = style.flow;
  Shaper(text, fonts, plain).run();
  SetRuby ruby;
  for (const Cluster& cluster : text.clusters) {
    for (std::uint32_t i = 0; i < cluster.glyph_count; ++i) {
      ruby.owners.push_back(ruby.advances.size());
      ruby.glyphs.push_back(text.glyphs[cluster.first_glyph + i]);
    }
    ruby.advances.push_back(cluster.advance);
    ruby.width += cluster.advance;
  }
  return ruby;
}

/// Marks the clusters of each base, which no line end divides.
void attach_ruby(SetText& text, const RubyText& source, const FontSet::Impl& fonts,
                 const ShapeStyle& style) {
  auto& clusters = text.clusters;
  std::size_t at = 0;
  for (const RubySpan& span : source.ruby) {
    while (at < clusters.size() && clusters[at].to <= span.at)
      ++at;
    std::size_t end = at;
    while (end < clusters.size() && clusters[end].from < span.at + span.length)
      ++end;
    if (end == at) continue;
    SetRuby ruby = shape_reading(span.reading, fonts, style);
    ruby.from = at;
    ruby.to = end;
    for (std::size_t i = at + 1; i < end; ++i)
      clusters[i].rank = BreakRank::never;
    text.ruby.push_back(std::move(ruby));
    at = end;
  }
}

}  // namespace

SetText shape_text(const RubyText& text, const std::vector<BreakRank>& ranks,
                   const FontSet::Impl& fonts, const ShapeStyle& style) {
  SetText set;
  set.characters = text.characters;
  set.role = style.role;
  set.flow = style.flow;
  set.clusters = segmented(set.characters, style.flow);
  Shaper(set, fonts, style).run();
  for (Cluster& cluster : set.clusters) {
    if (cluster.from > 0) cluster.rank = ranks[cluster.from];
  }
  attach_ruby(set, text, fonts, style);
  return set;
}

std::u32string characters_without_glyph(std::u32string_view text, FaceRole role,
                                        const FontSet::Impl& fonts) {
  std::u32string missing;
  for (const Cluster& cluster : segmented(text, Flow::horizontal)) {
    const char32_t c = text[cluster.from];
    if (is_invisible(c) || spacing_class(c) == SpacingClass::space) continue;
    if (face_of(text.substr(cluster.from, cluster.to - cluster.from), fonts, role)) continue;
    if (missing.find(c) == std::u32string::npos) missing += c;
  }
  return missing;
}

}  // namespace noren
