#include "base/utf8.h"
#include "catch.h"
#include "support/real_fonts.h"
#include "text/typesetter.h"

using namespace noren;
using noren::test::real_fonts;

namespace {

/// "base=reading" of every span.
std::vector<std::string> spans(const RubyText& text) {
  std::vector<std::string> result;
  for (const RubySpan& span : text.ruby) {
    result.push_back(encode_utf8(text.characters.substr(span.at, span.length)) + "=" +
                     encode_utf8(span.reading));
  }
  return result;
}

using Spans = std::vector<std::string>;

TextStyle style_of(int size_px, int ruby_min_px = 0) {
  TextStyle style;
  style.role = FaceRole::display;
  style.size_px = size_px;
  style.ruby_min_px = ruby_min_px;
  return style;
}

std::vector<PlacedGlyph> of_size(const TextBlock& block, double size) {
  std::vector<PlacedGlyph> glyphs;
  for (const PlacedGlyph& glyph : block.glyphs) {
    if (glyph.size_px == size) glyphs.push_back(glyph);
  }
  return glyphs;
}

}  // namespace

TEST_CASE("a reading belongs to the kanji before it") {
  const RubyText text = RubyText::aozora("話《はな》す事は放《はな》す事。");
  CHECK(encode_utf8(text.characters) == "話す事は放す事。");
  CHECK(spans(text) == Spans{"話=はな", "放=はな"});
  CHECK(spans(RubyText::aozora("お申込《もうしこみ》は佐々木《ささき》まで")) ==
        Spans{"申込=もうしこみ", "佐々木=ささき"});
}

TEST_CASE("a bar marks where the base begins") {
  const RubyText text = RubyText::aozora("これは｜A lot《たくさん》です");
  CHECK(encode_utf8(text.characters) == "これはA lotです");
  CHECK(spans(text) == Spans{"A lot=たくさん"});
  CHECK(spans(RubyText::aozora("女性｜管理職《かんりしょく》")) == Spans{"管理職=かんりしょく"});
}

TEST_CASE("katakana and Latin words are bases without a bar") {
  CHECK(spans(RubyText::aozora("本日のメニュー《献立》")) == Spans{"メニュー=献立"});
  CHECK(spans(RubyText::aozora("和のNoren《のれん》")) == Spans{"Noren=のれん"});
}

TEST_CASE("a bracket without a base stays a bracket") {
  for (const char* text : {"《はな》", "話す、《はな》", "話《》す", "話《はな", "話す》", "｜話す",
                           "これは《強調》です", "話《は《な", "a｜b｜c"}) {
    INFO(text);
    const RubyText parsed = RubyText::aozora(text);
    CHECK(encode_utf8(parsed.characters) == text);
    CHECK(parsed.ruby.empty());
  }
}

TEST_CASE("in texts from feeds the brackets are characters") {
  const RubyText text = RubyText::plain("話《はな》す");
  CHECK(encode_utf8(text.characters) == "話《はな》す");
  CHECK(text.ruby.empty());
}

TEST_CASE("a hostile flood of brackets is read in linear time") {
  std::string flood;
  for (int i = 0; i < 50000; ++i)
    flood += "｜漢《";
  CHECK(RubyText::aozora(flood).ruby.empty());
}

TEST_CASE("ruby stands over its base, at half its size, and is no part of line or ink") {
  const Typesetter typesetter(real_fonts());
  const TextBlock plain = typesetter.line(RubyText::plain("話す"), style_of(100));
  const TextBlock block = typesetter.line(RubyText::aozora("話《はな》す"), style_of(100));
  CHECK(block.lines == plain.lines);
  CHECK(block.ink == plain.ink);
  CHECK(block.width == plain.width);
  const auto ruby = of_size(block, 50);
  REQUIRE(ruby.size() == 2);
  // Two half-size kana fill the width of their base.
  CHECK(ruby[0].x == Approx(0).margin(0.1));
  CHECK(ruby[1].x == Approx(50).margin(0.1));
  CHECK(block.ink_with_ruby.y < block.ink.y);
  CHECK(block.ink_with_ruby.bottom() == block.ink.bottom());
}

TEST_CASE("ruby is never smaller than its least size") {
  const Typesetter typesetter(real_fonts());
  const TextBlock block = typesetter.line(RubyText::aozora("癒《い》える"), style_of(72, 48));
  CHECK(of_size(block, 48).size() == 1);
}

TEST_CASE("a reading that is shorter than its base is spread over it") {
  const Typesetter typesetter(real_fonts());
  const TextBlock block = typesetter.line(RubyText::aozora("管理職《しょく》"), style_of(100));
  const auto ruby = of_size(block, 50);
  REQUIRE(ruby.size() == 3);
  CHECK(ruby[0].x == Approx(25).margin(0.1));
  CHECK(ruby[1].x == Approx(125).margin(0.1));
  CHECK(ruby[2].x == Approx(225).margin(0.1));
}

TEST_CASE("one reading over several kanji runs over all of them") {
  const Typesetter typesetter(real_fonts());
  // Six half-size kana over three em: solid, without regard to where a kanji ends.
  const TextBlock block =
      typesetter.line(RubyText::aozora("交流会《こうりゅうか》"), style_of(100));
  const auto ruby = of_size(block, 50);
  REQUIRE(ruby.size() == 6);
  for (std::size_t k = 0; k < ruby.size(); ++k)
    CHECK(ruby[k].x == Approx(50.0 * static_cast<double>(k)).margin(0.1));
  CHECK(block.width == Approx(300));
}

TEST_CASE(
    "a reading that is longer than its kanji spreads them evenly, and stands over all of them") {
  const Typesetter typesetter(real_fonts());
  // Nine half-size kana over three em between kanji, over which nothing hangs.
  const TextBlock block =
      typesetter.line(RubyText::aozora("国｜交流会《こうりゅうかいかい》国"), style_of(100));
  CHECK(block.width == Approx(200 + 450));
  const auto base = of_size(block, 100);
  const auto ruby = of_size(block, 50);
  REQUIRE(base.size() == 5);
  REQUIRE(ruby.size() == 9);
  CHECK(ruby.front().x >= 99);
  CHECK(ruby.back().x + 50 <= 551);
  for (std::size_t k = 1; k < ruby.size(); ++k)
    CHECK(ruby[k].x - ruby[k - 1].x >= 49.9);
  CHECK(base[2].x - base[1].x == Approx(base[3].x - base[2].x).margin(0.1));
  CHECK(base[1].x - 100 == Approx(550 - (base[3].x + 100)).margin(0.2));
}

TEST_CASE(
    "a compound that is read kanji by kanji keeps each reading over its own, none over another") {
  const Typesetter typesetter(real_fonts());
  const TextBlock block = typesetter.line(
      RubyText::aozora("｜交《こう》｜流《りゅう》｜会《かい》｜場《じょう》"), style_of(100));
  const auto base = of_size(block, 100);
  const auto ruby = of_size(block, 50);
  REQUIRE(base.size() == 4);
  REQUIRE(ruby.size() == 10);
  for (std::size_t k = 1; k < ruby.size(); ++k)
    CHECK(ruby[k].x - ruby[k - 1].x >= 49.9);
  const std::vector<std::pair<std::size_t, std::size_t>> readings = {
      {0, 2}, {2, 5}, {5, 7}, {7, 10}};
  for (std::size_t i = 0; i < readings.size(); ++i) {
    INFO(i);
    const double middle = (ruby[readings[i].first].x + ruby[readings[i].second - 1].x + 50) / 2;
    CHECK(middle == Approx(base[i].x + 50).margin(0.6));
  }
}

TEST_CASE("a long reading hangs over kana by a quarter em, over nothing else") {
  const Typesetter typesetter(real_fonts());
  const auto width = [&](const char* text) {
    return typesetter.line(RubyText::aozora(text), style_of(100)).width;
  };
  // Five half-size kana over one em: three quarters too many on each side.
  CHECK(width("私が承《うけたまわ》ります") == Approx(600 + 150 - 50));
  CHECK(width("国｜承《うけたまわ》国") == Approx(300 + 150));
  CHECK(width("国｜承《うけたま》国") == Approx(300 + 100));
  CHECK(width("が頂《いただ》きます") == Approx(500));
  // A kana that carries a reading of its own is not hung over.
  CHECK(width("承《うけたまわ》｜る《ル》国") == Approx(300 + 150));
}

TEST_CASE("a long reading at the start of a line stays inside it") {
  const Typesetter typesetter(real_fonts());
  const TextBlock block = typesetter.line(RubyText::aozora("承《うけたま》る"), style_of(100));
  CHECK(block.ink_with_ruby.x >= 0);
}

TEST_CASE("lines with ruby keep their distance") {
  const Typesetter typesetter(real_fonts());
  TextStyle style = style_of(60);
  style.line_height = 1.2;
  const TextBlock block = *typesetter.paragraph(RubyText::aozora("話す\n話《はな》す"), style, 400);
  REQUIRE(block.line_ink.size() == 2);
  const auto ruby = of_size(block, 30);
  REQUIRE(ruby.size() == 2);
  // The reading's em box fits between the em boxes of the two lines.
  const double upper_baseline = block.glyphs.front().y;
  const double ruby_top = ruby.front().y - 0.88 * 30;
  CHECK(ruby_top >= upper_baseline + 0.12 * 60 - 1);
  CHECK(block.height > 2 * 1.2 * 60);
}

TEST_CASE("no line end divides a base from its other characters") {
  const Typesetter typesetter(real_fonts());
  for (int width = 100; width <= 700; width += 50) {
    const TextBlock block = *typesetter.paragraph(
        RubyText::aozora("今日は女性管理職《かんりしょく》の交流会です"), style_of(50), width);
    std::string joined;
    for (const std::string& line : block.lines)
      joined += line + "\n";
    INFO(joined);
    if (width >= 300) CHECK(joined.find("女性管理職") != std::string::npos);
  }
}
