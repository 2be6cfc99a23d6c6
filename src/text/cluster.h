#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "text/break_ranks.h"
#include "text/face.h"
#include "text/font_set_impl.h"
#include "text/spacing_class.h"
#include "text/typesetter.h"

namespace noren {

/// A glyph of a cluster; em of the text's size, y downwards. Upright text: from the pen, which is
/// on the baseline, in vertical text at the middle of the column. Rotated text: as if it were
/// horizontal. Combined digits: from the middle of their baseline.
struct ClusterGlyph {
  FaceIndex face = 0;
  std::uint32_t glyph = 0;
  double x = 0;
  double y = 0;
  double scale = 1;
};

enum class Posture : std::uint8_t { upright, rotated, combined };

/// What is never divided: a character with its marks, a ligature, an emoji sequence, tate-chu-yoko.
struct Cluster {
  std::size_t from = 0;  // characters [from, to)
  std::size_t to = 0;
  std::uint32_t first_glyph = 0;  // glyphs [first_glyph, first_glyph + glyph_count)
  std::uint32_t glyph_count = 0;
  SpacingClass kind = SpacingClass::other;
  Posture posture = Posture::upright;
  BreakRank rank = BreakRank::never;  // of a line break before it
  double advance = 0;                 // em along the line
  double blank_before = 0;            // em of it that may be trimmed at a line's start
  double blank_after = 0;             // and at a line's end
  double gap = 0;        // em to the cluster before it on the same line; negative closes up
  double lead = 0;       // em of the advance before the glyphs: room that a reading needs
  double squeeze = 1;    // of the glyphs' width
  bool missing = false;  // no face has it: drawn as 〓
};

/// A reading that has been shaped; its em are those of the reading's own size.
struct SetRuby {
  std::size_t from = 0;  // clusters [from, to) are the base
  std::size_t to = 0;
  std::vector<ClusterGlyph> glyphs;  // from the pen of their own character
  std::vector<std::size_t> owners;   // of each glyph, the character in `advances`
  std::vector<double> advances;      // of its characters
  double width = 0;
};

/// A text as clusters of positioned glyphs, independent of its size.
struct SetText {
  std::u32string characters;
  std::vector<Cluster> clusters;
  std::vector<ClusterGlyph> glyphs;
  std::vector<SetRuby> ruby;
  FaceRole role = FaceRole::text;
  Flow flow = Flow::horizontal;
};

}  // namespace noren
