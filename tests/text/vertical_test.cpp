#include <algorithm>

#include "catch.h"
#include "support/real_fonts.h"
#include "text/typesetter.h"
#include "text/vertical_orientation.h"

using namespace noren;
using noren::test::real_fonts;

namespace {

constexpr int kSize = 100;

TextStyle column_style() {
  TextStyle style;
  style.role = FaceRole::display;
  style.size_px = kSize;
  style.line_height = 1;
  return style;
}

TextBlock column(std::string_view text) {
  return Typesetter(real_fonts()).columns({RubyText::aozora(text)}, column_style(), 0);
}

PlacedGlyph only_glyph(std::string_view text) {
  const TextBlock block = column(text);
  REQUIRE(block.glyphs.size() == 1);
  return block.glyphs.front();
}

}  // namespace

TEST_CASE("kana and kanji stand upright, Latin lies on its side") {
  for (const char32_t c : std::u32string_view(U"話あア、。「」ー〜（）！１Ａ✨")) {
    CHECK(stands_upright(c));
  }
  for (const char32_t c : std::u32string_view(U"Aa1(-ÀД…“"))
    CHECK_FALSE(stands_upright(c));
}

TEST_CASE("punctuation takes its vertical form") {
  for (const char* text :
       {"、", "。", "「", "」", "ー", "〜", "（", "）", "ッ", "ょ", "：", "【"}) {
    INFO(text);
    const TextBlock flat = Typesetter(real_fonts()).line(RubyText::plain(text), column_style());
    REQUIRE(flat.glyphs.size() == 1);
    const PlacedGlyph upright = only_glyph(text);
    CHECK(upright.glyph != flat.glyphs.front().glyph);
    CHECK(upright.turn == PlacedGlyph::Turn::upright);
  }
}

TEST_CASE("a vertical 。 stands in the upper right of its square") {
  const TextBlock block = column("国。国");
  REQUIRE(block.line_ink.size() == 1);
  const PlacedGlyph stop = block.glyphs[1];
  const TextBlock alone = column("。");
  CHECK(alone.ink.x >= kSize / 2);
  CHECK(alone.ink.bottom() <= kSize / 2);
  CHECK(stop.y > block.glyphs[0].y);
}

TEST_CASE("characters follow each other downwards by one em") {
  const TextBlock block = column("新たな視点");
  REQUIRE(block.glyphs.size() == 5);
  for (std::size_t i = 1; i < 5; ++i) {
    CHECK(block.glyphs[i].y - block.glyphs[i - 1].y == Approx(kSize).margin(0.2));
  }
  CHECK(block.height == Approx(5 * kSize));
  CHECK(block.width == kSize);
}

TEST_CASE("one or two digits and a pair of ! and ? stand upright within one em") {
  for (const char* text : {"国2国", "国18国", "国!?国", "国!!国"}) {
    INFO(text);
    const TextBlock block = column(text);
    CHECK(block.height == Approx(3 * kSize));
    for (const PlacedGlyph& glyph : block.glyphs) {
      CHECK(glyph.turn == PlacedGlyph::Turn::upright);
    }
    CHECK(block.ink.x >= 0);
    CHECK(block.ink.right() <= kSize);
  }
}

TEST_CASE("two wide digits are squeezed into one em") {
  Problems problems;
  // In this face a digit is wider than half an em.
  const FontSet fonts =
      FontSet::create(test::real_font_files(), {{FaceRole::display, {{1}}}}, problems);
  const TextBlock block = Typesetter(fonts).columns({RubyText::plain("88")}, column_style(), 0);
  REQUIRE(block.glyphs.size() == 2);
  CHECK(block.glyphs.front().squeeze < 1);
  CHECK(block.glyphs.front().squeeze > 0.7);
  CHECK(block.ink.w <= kSize);
}

TEST_CASE("longer numbers, times and words lie on their side, around the column's middle") {
  for (const char* text : {"100", "10:30", "A4", "flowers", "v2", "1,000"}) {
    INFO(text);
    const TextBlock block = column(text);
    for (const PlacedGlyph& glyph : block.glyphs) {
      CHECK(glyph.turn == PlacedGlyph::Turn::clockwise);
    }
    CHECK(block.ink.h > block.ink.w);
    CHECK(block.ink.x + block.ink.w / 2 == Approx(kSize / 2.0).margin(12));
  }
}

TEST_CASE("a half-width ! after Japanese stands upright and full-width") {
  const TextBlock block = column("行こう!");
  CHECK(block.lines == std::vector<std::string>{"行こう！"});
  CHECK(block.glyphs.back().turn == PlacedGlyph::Turn::upright);
}

TEST_CASE("an emoji stands upright in the middle of its column") {
  const TextBlock block = column("国✨国");
  REQUIRE(block.glyphs.size() == 3);
  CHECK(block.glyphs[1].turn == PlacedGlyph::Turn::upright);
  CHECK(block.height == Approx(3 * kSize));
  // It keeps its proportions, and its middle is that of its square.
  CHECK(block.glyphs[1].squeeze == 1);
  const TextBlock alone = column("✨");
  CHECK(alone.ink.x + alone.ink.w / 2 == Approx(kSize / 2.0).margin(3));
  CHECK(alone.ink.y + alone.ink.h / 2 == Approx(kSize / 2.0).margin(3));
  CHECK(block.ink.x >= -2);
  CHECK(block.ink.right() <= kSize + 2);
}

TEST_CASE("columns run from right to left, each in its own box") {
  const Typesetter typesetter(real_fonts());
  const TextBlock block = typesetter.columns(
      {RubyText::plain("ただいま"), RubyText::plain("開催中")}, column_style(), 34);
  CHECK(block.width == 2 * kSize + 34);
  CHECK(block.height == Approx(4 * kSize));
  CHECK(block.lines == std::vector<std::string>{"ただいま", "開催中"});
  REQUIRE(block.line_ink.size() == 2);
  CHECK(block.line_ink[0].x >= kSize + 34);
  CHECK(block.line_ink[1].right() <= kSize);
}

TEST_CASE("vertical ruby stands at the right of its base") {
  const TextBlock block = column("話《はな》す");
  std::vector<PlacedGlyph> ruby;
  std::copy_if(block.glyphs.begin(), block.glyphs.end(), std::back_inserter(ruby),
               [](const PlacedGlyph& glyph) { return glyph.size_px == kSize / 2.0; });
  REQUIRE(ruby.size() == 2);
  CHECK(ruby[0].x == ruby[1].x);
  CHECK(ruby[1].y - ruby[0].y == Approx(kSize / 2.0).margin(0.5));
  CHECK(block.ink_with_ruby.right() > kSize);
  CHECK(block.ink_with_ruby.right() <= kSize * 3 / 2);
  CHECK(block.ink.right() <= kSize);
}

TEST_CASE("an opening bracket at the head of a column is flush") {
  const TextBlock block = column("「国」");
  CHECK(block.height == Approx(2 * kSize));
  CHECK(block.ink.y >= 0);
  CHECK(block.ink.bottom() <= 2 * kSize);
}
