#include <array>

#include "catch.h"
#include "support/real_fonts.h"
#include "text/typesetter.h"

using namespace noren;
using noren::test::real_fonts;

namespace {

constexpr int kSize = 100;

/// The width of a line in em.
double width_of(std::string_view text, FaceRole role,
                TextStyle::Brackets brackets = TextStyle::Brackets::full) {
  TextStyle style;
  style.role = role;
  style.size_px = kSize;
  style.brackets = brackets;
  return Typesetter(real_fonts()).line(RubyText::plain(text), style).width / kSize;
}

/// BIZ UDMincho, which has neither halt nor vhal, in the place of the display face.
const FontSet& fonts_without_halt() {
  static const FontSet fonts = [] {
    Problems problems;
    return FontSet::create(test::real_font_files(), {{FaceRole::display, {{3}}}}, problems);
  }();
  return fonts;
}

struct Case {
  const char* text;
  double em;
};

// 国 keeps both ends of each line from being trimmed.
constexpr std::array<Case, 16> kClosedUp{{{"国（国", 3.0},
                                          {"国（（国", 3.5},
                                          {"国（（（国", 4.0},
                                          {"国）国", 3.0},
                                          {"国））国", 3.5},
                                          {"国）（国", 3.5},
                                          {"国、（国", 3.5},
                                          {"国。「国", 3.5},
                                          {"国」。国", 3.5},
                                          {"国」、「国", 4.0},
                                          {"国、。国", 3.5},
                                          {"国」』」国", 4.0},
                                          {"国」・国", 3.5},
                                          {"国・「国", 3.5},
                                          {"国」\u3000国", 3.5},
                                          {"国？「国", 4.0}}};

double shape_width(const FontSet& fonts, const char* text, bool vertical) {
  TextStyle style;
  style.role = FaceRole::display;
  style.size_px = kSize;
  style.line_height = 1;
  const Typesetter typesetter(fonts);
  const RubyText plain = RubyText::plain(text);
  return (vertical ? typesetter.columns({plain}, style, 0).height
                   : typesetter.line(plain, style).width) /
         kSize;
}

}  // namespace

TEST_CASE("consecutive brackets and punctuation close up in both directions") {
  for (const Case& each : kClosedUp) {
    INFO(each.text);
    for (const bool vertical : {false, true}) {
      CHECK(shape_width(real_fonts(), each.text, vertical) == Approx(each.em).margin(0.01));
      CHECK(shape_width(fonts_without_halt(), each.text, vertical) == Approx(each.em).margin(0.01));
    }
  }
}

TEST_CASE("every pair of punctuation closes up by the rule of its classes, in both directions") {
  // Rows and columns: opening, closing, comma, full stop, middle dot, ideographic space, letter.
  // What is closed up, in half em: CSS text-spacing-trim.
  static constexpr std::array<const char*, 7> kMarks = {"「", "」",     "、", "。",
                                                        "・", "\u3000", "国"};
  static constexpr int kHalves[7][7] = {
      {1, 0, 0, 0, 0, 0, 0}, {1, 1, 1, 1, 1, 1, 0}, {1, 1, 1, 1, 1, 1, 0}, {1, 1, 1, 1, 1, 1, 0},
      {1, 0, 0, 0, 0, 0, 0}, {1, 0, 0, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0, 0}};
  for (std::size_t i = 0; i < kMarks.size(); ++i) {
    for (std::size_t k = 0; k < kMarks.size(); ++k) {
      const std::string text = std::string("国") + kMarks[i] + kMarks[k] + "国";
      INFO(text);
      for (const bool vertical : {false, true}) {
        for (const FontSet* fonts : {&real_fonts(), &fonts_without_halt()}) {
          CHECK(shape_width(*fonts, text.c_str(), vertical) ==
                Approx(4 - 0.5 * kHalves[i][k]).margin(0.01));
        }
      }
    }
  }
}

TEST_CASE("at the ends of a line every mark gives up its outer half, in both directions") {
  for (const bool vertical : {false, true}) {
    for (const FontSet* fonts : {&real_fonts(), &fonts_without_halt()}) {
      for (const char* opening : {"「国", "（国", "『国", "【国", "〈国"}) {
        INFO(opening);
        CHECK(shape_width(*fonts, opening, vertical) == Approx(1.5).margin(0.01));
      }
      for (const char* closing : {"国」", "国）", "国』", "国】", "国〉", "国、", "国。"}) {
        INFO(closing);
        CHECK(shape_width(*fonts, closing, vertical) == Approx(1.5).margin(0.01));
      }
      CHECK(shape_width(*fonts, "国・", vertical) == Approx(2.0).margin(0.01));
      CHECK(shape_width(*fonts, "国！", vertical) == Approx(2.0).margin(0.01));
    }
  }
}

TEST_CASE("an opening bracket at the start of a line is flush, a closing one at its end trimmed") {
  CHECK(width_of("「国」", FaceRole::display) == Approx(2.0));
  CHECK(width_of("国。", FaceRole::display) == Approx(1.5));
  TextStyle style;
  style.role = FaceRole::display;
  style.size_px = kSize;
  const TextBlock block = Typesetter(real_fonts()).line(RubyText::plain("「国」"), style);
  // The ink begins at the line's start, not half an em behind it.
  CHECK(block.ink.x >= 0);
  CHECK(block.ink.x < kSize / 4);
  CHECK(block.ink.right() <= block.width + 1);
}

TEST_CASE("between Japanese and Latin or digits stands an eighth of an em") {
  const double latin = width_of("ABC", FaceRole::text);
  CHECK(width_of("国ABC国", FaceRole::text) == Approx(2 + latin + 0.25));
  CHECK(width_of("国 ABC", FaceRole::text) ==
        Approx(1 + width_of("A B", FaceRole::text) - width_of("AB", FaceRole::text) + latin)
            .margin(0.05));
  const double digits = width_of("12", FaceRole::text);
  CHECK(width_of("第12回", FaceRole::text) == Approx(2 + digits + 0.25));
}

TEST_CASE("dates, times and figures are set solid") {
  const double digits = width_of("12", FaceRole::display);
  CHECK(width_of("12月12日", FaceRole::display) == Approx(2 * digits + 2));
  CHECK(width_of("12時12分", FaceRole::display) == Approx(2 * digits + 2));
  CHECK(width_of("午前12時", FaceRole::display) == Approx(digits + 3 + 0.125));
  CHECK(width_of("国12", FaceRole::figures) == Approx(1 + width_of("12", FaceRole::figures)));
}

TEST_CASE("brackets around a weekday are half-width where asked") {
  const auto half = TextStyle::Brackets::half;
  CHECK(width_of("日（水）国", FaceRole::display) == Approx(5));
  CHECK(width_of("日（水）国", FaceRole::display, half) == Approx(4));
  CHECK(width_of("日「水」国", FaceRole::display, half) == Approx(5));
}

TEST_CASE("a 〜 after a time is small where asked, on the same baseline") {
  TextStyle style;
  style.role = FaceRole::display;
  style.size_px = kSize;
  const Typesetter typesetter(real_fonts());
  const TextBlock normal = typesetter.line(RubyText::plain("10:00〜"), style);
  style.figures = TextStyle::Figures::small_wave;
  const TextBlock small = typesetter.line(RubyText::plain("10:00〜"), style);
  CHECK(normal.width - small.width == Approx(kSize * (1 - 0.72 - 0.04 * 0.72)));
  CHECK(small.glyphs.back().size_px == 72);
  CHECK(small.glyphs.back().y == small.glyphs.front().y);
  CHECK(typesetter.line(RubyText::plain("国〜国"), style).width == Approx(3 * kSize));
}

TEST_CASE("half-width ! and ? become full-width in Japanese, and only there") {
  const auto drawn = [](std::string_view text) {
    return Typesetter(real_fonts()).line(RubyText::plain(text), {}).lines.front();
  };
  CHECK(drawn("行こう!") == "行こう！");
  CHECK(drawn("行く?行かない?") == "行く？行かない？");
  CHECK(drawn("「本当!?」") == "「本当！？」");
  CHECK(drawn("Hello! World?") == "Hello! World?");
  CHECK(drawn("C++20?") == "C++20?");
  CHECK(drawn("新作!NEW") == "新作!NEW");
}

TEST_CASE("letter spacing stands after each character but the last") {
  TextStyle style;
  style.role = FaceRole::display;
  style.size_px = kSize;
  style.letter_spacing = 0.12;
  const Typesetter typesetter(real_fonts());
  CHECK(typesetter.line(RubyText::plain("日曜日"), style).width == Approx(300 + 2 * 12));
}

TEST_CASE("letter spacing parts ligatures") {
  TextStyle style;
  style.role = FaceRole::wordmark;
  const Typesetter typesetter(real_fonts());
  CHECK(typesetter.line(RubyText::plain("flowers"), style).glyphs.size() == 6);
  style.letter_spacing = -0.01;
  CHECK(typesetter.line(RubyText::plain("flowers"), style).glyphs.size() == 7);
}
