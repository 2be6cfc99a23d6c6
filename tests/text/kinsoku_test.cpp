#include <algorithm>

#include "base/utf8.h"
#include "breaking_quality.h"
#include "catch.h"
#include "text/break_ranks.h"
#include "text/uax14.h"

// The code points that the W3C's line-break tests for Japanese (css-text, i18n/ja, strict) keep
// from the start of a line, and those that may never end one.

using namespace noren;

namespace {

struct Kind {
  const char* name;
  std::u32string characters;
};

std::u32string range(char32_t first, char32_t last) {
  std::u32string all;
  for (char32_t each = first; each <= last; ++each)
    all += each;
  return all;
}

std::vector<Kind> never_at_line_start() {
  return {{"small kana and the long mark", U"ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー" +
                                               range(0x31F0, 0x31FF) + range(0xFF67, 0xFF70)},
          {"middle dots, colons, marks of exclamation and question", U"・：；･‼⁇⁈⁉！？"},
          {"hyphens and dashes", U"\u2010\u2013〜\u30A0"},
          {"leaders and ellipses", U"\u2024\u2025\u2026\u22EF\uFE19\U00010AF6"},
          {"iteration marks", U"々\u303Bゝゞヽヾ"},
          {"signs behind numbers", U"\u00B0\u2030\u2032\u2033\u2035\u2103\u2109\uFE6A\uFF05\uFFE0"},
          {"closing brackets, commas and full stops", U"、。，．｡､」』）】］〉》〕｝”’｣"}};
}

std::vector<Kind> never_at_line_end() {
  return {{"opening brackets", U"「『（【［〈《〔｛“‘｢"}, {"signs before numbers", U"￥＄￡№"}};
}

}  // namespace

TEST_CASE("no line begins with what strict Japanese breaking keeps from its start") {
  for (const Kind& kind : never_at_line_start()) {
    for (const char32_t each : kind.characters) {
      INFO(kind.name << ": U+" << std::hex << static_cast<unsigned>(each));
      const std::u32string text = U"文文文文文文" + std::u32string(1, each) + U"字字";
      CHECK(line_breaks(text, LineBreakTailoring::japanese)[6] == LineBreak::forbidden);
      CHECK(break_ranks(text)[6] == BreakRank::never);
      for (const std::size_t end : test::title_line_ends(text, 6.0))
        CHECK(end != 6);
    }
  }
}

TEST_CASE("no line ends with what strict Japanese breaking keeps from its end") {
  for (const Kind& kind : never_at_line_end()) {
    for (const char32_t each : kind.characters) {
      INFO(kind.name << ": U+" << std::hex << static_cast<unsigned>(each));
      const std::u32string text = U"文文文文文" + std::u32string(1, each) + U"3字字";
      CHECK(line_breaks(text, LineBreakTailoring::japanese)[6] == LineBreak::forbidden);
      CHECK(break_ranks(text)[6] == BreakRank::never);
      for (const std::size_t end : test::title_line_ends(text, 6.0))
        CHECK(end != 6);
    }
  }
}

TEST_CASE("all texts of the sets keep to the rules of line starts and ends at every width") {
  std::u32string starts;
  for (const Kind& kind : never_at_line_start())
    starts += kind.characters;
  std::erase(starts, U'〜');      // may open a subtitle
  std::erase(starts, U'\u2013');  // and so may a dash
  std::u32string ends;
  for (const Kind& kind : never_at_line_end())
    ends += kind.characters;
  for (const std::string set : {"breaking_dev.txt", "breaking_long.txt", "breaking_venues.txt"}) {
    for (const test::MarkedText& marked : test::read_marked_texts(set)) {
      INFO(encode_utf8(marked.text));
      for (const double width : {5.0, 8.0, 12.0, 16.0, 24.0}) {
        for (const std::size_t end : test::title_line_ends(marked.text, width)) {
          if (end >= marked.text.size()) continue;
          CHECK(starts.find(marked.text[end]) == std::u32string::npos);
          CHECK(ends.find(marked.text[end - 1]) == std::u32string::npos);
        }
      }
    }
  }
}
