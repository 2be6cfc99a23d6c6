#include "text/typesetter.h"

#include <algorithm>

#include "base/utf8.h"
#include "catch.h"
#include "support/real_fonts.h"

using namespace noren;
using noren::test::real_fonts;

namespace {

using Lines = std::vector<std::string>;

TextStyle style_of(FaceRole role, int size_px, double line_height = 1.5) {
  TextStyle style;
  style.role = role;
  style.size_px = size_px;
  style.line_height = line_height;
  return style;
}

std::string joined(const Lines& lines) {
  std::string all;
  for (const std::string& line : lines)
    all += line;
  return all;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

/// The title scale of an event beside its code.
std::vector<FitStep> title_scale() {
  return {{200, 1, 1.3}, {152, 1, 1.3}, {116, 2, 1.26}, {104, 3, 1.3},
          {88, 3, 1.3},  {72, 4, 1.3},  {64, 5, 1.3}};
}

FitBox title_box() {
  return {{672, 200, 1184, 700}, {{1487, 467, 369, 429}, {672, 594, 700, 300}}, 20};
}

std::optional<TextBlock> fit(std::string_view text) {
  return Typesetter(real_fonts())
      .fit(RubyText::plain(text), FaceRole::display, title_scale(), title_box());
}

}  // namespace

TEST_CASE("a line stands where a browser puts it") {
  // Measured in the design's drawings: title of 116 px in a line box of 1.26 whose top is at 200.
  const Typesetter typesetter(real_fonts());
  const TextBlock title = typesetter.line(RubyText::plain("女性管理職のための"),
                                          style_of(FaceRole::display, 116, 1.26));
  CHECK(title.ink.x == Approx(3).margin(1));
  CHECK(title.ink.y == Approx(24).margin(1));
  CHECK(title.ink.w == Approx(1032).margin(2));
  const TextBlock body = typesetter.line(RubyText::plain("仕事の話から趣味の話まで、"),
                                         style_of(FaceRole::text, 56, 1.5));
  CHECK(body.ink.y == Approx(15).margin(1));
  CHECK(body.ink.w == Approx(678).margin(2));
  const TextBlock name =
      typesetter.line(RubyText::plain("A lot of flowers"), style_of(FaceRole::wordmark, 56, 1));
  CHECK(name.width == Approx(317).margin(1));
}

TEST_CASE("the ink of a block is that of its lines, and lies where its glyphs are") {
  const Typesetter typesetter(real_fonts());
  const TextBlock block =
      *typesetter.paragraph(RubyText::plain("仕事の話から趣味の話まで、幅広く話しましょう。"),
                            style_of(FaceRole::text, 56), 700);
  REQUIRE(block.lines.size() == block.line_ink.size());
  Rect all;
  for (const Rect& line : block.line_ink) {
    CHECK_FALSE(line.empty());
    all = all.united(line);
  }
  CHECK(block.ink == all);
  CHECK(block.ink_with_ruby == all);
  CHECK(block.height == Approx(84.0 * static_cast<double>(block.lines.size())));
}

TEST_CASE("lines are aligned left, in the middle or right of their width") {
  const Typesetter typesetter(real_fonts());
  TextStyle style = style_of(FaceRole::display, 50);
  const RubyText text = RubyText::plain("交流会");
  CHECK(typesetter.paragraph(text, style, 450)->glyphs.front().x == Approx(0).margin(1));
  style.align = TextAlign::center;
  CHECK(typesetter.paragraph(text, style, 450)->glyphs.front().x == Approx(150).margin(1));
  style.align = TextAlign::right;
  CHECK(typesetter.paragraph(text, style, 450)->glyphs.front().x == Approx(300).margin(1));
}

TEST_CASE("justified lines reach both edges, the last one does not") {
  const Typesetter typesetter(real_fonts());
  TextStyle style = style_of(FaceRole::display, 40);
  style.body = TextStyle::Body::justified;
  const TextBlock block = *typesetter.paragraph(
      RubyText::plain(
          "毎月第三日曜日の午前中に開いている集まりで、Zoomを使って全国のどこからでも気軽に"
          "参加していただくことができます"),
      style, 530);
  REQUIRE(block.lines.size() > 2);
  for (std::size_t i = 0; i + 1 < block.line_ink.size(); ++i) {
    INFO(block.lines[i]);
    CHECK(block.line_ink[i].x < 8);
    CHECK(block.line_ink[i].right() > 510);
  }
}

TEST_CASE("a full stop at the end of a full line hangs outside in body text, not in titles") {
  const Typesetter typesetter(real_fonts());
  const TextStyle style = style_of(FaceRole::display, 50);
  const RubyText text = RubyText::plain("話す事は放す事。");
  const TextBlock body = *typesetter.paragraph(text, style, 350);
  CHECK(body.lines == Lines{"話す事は放す事。"});
  CHECK(body.width == Approx(350));
  CHECK(body.ink.right() > 350);
  const TextBlock title = *typesetter.title(text, style, 350);
  CHECK(title.lines.size() == 2);
  for (const Rect& ink : title.line_ink)
    CHECK(ink.right() <= 350);
}

TEST_CASE("a paragraph ends its lines where its author did") {
  const Typesetter typesetter(real_fonts());
  const TextStyle style = style_of(FaceRole::text, 40);
  CHECK(typesetter
            .paragraph(RubyText::plain("話す事は放す事。\r\n言える事は癒える事。\n\n"), style, 2000)
            ->lines == Lines{"話す事は放す事。", "言える事は癒える事。"});
  CHECK(typesetter.line(RubyText::plain("話す事は\n放す事。"), style).lines ==
        Lines{"話す事は 放す事。"});
}

TEST_CASE("a paragraph that takes too many lines is not set at all") {
  const Typesetter typesetter(real_fonts());
  const TextStyle style = style_of(FaceRole::text, 40);
  const RubyText text = RubyText::plain("仕事の話から趣味の話まで、幅広く話しましょう。");
  CHECK(typesetter.paragraph(text, style, 480, 2).has_value());
  CHECK_FALSE(typesetter.paragraph(text, style, 480, 1).has_value());
  CHECK_FALSE(typesetter.title(text, style, 300, 1).has_value());
}

TEST_CASE("a paragraph in the real face has no one or two characters alone on its last line") {
  const Typesetter typesetter(real_fonts());
  const TextStyle style = style_of(FaceRole::display, 40);
  const RubyText text = RubyText::plain(
      "女性管理職のためのコミュニティです。仕事の話から趣味の話まで、幅広く話せる場をつくっていま"
      "す");
  for (int width = 400; width <= 900; width += 20) {
    const TextBlock block = *typesetter.paragraph(text, style, width);
    INFO(width << " " << block.lines.back());
    if (block.lines.size() > 1) CHECK(length_utf8(block.lines.back()) > 2);
  }
}

TEST_CASE("no paragraph of several ends in a widow, ragged or justified, at any width") {
  const Typesetter typesetter(real_fonts());
  const std::vector<std::string> paragraphs = {
      "窓口では花の種を配っています。お気軽にお声がけください。",
      "雨の日は軒下で、晴れた日は庭で、10時から16時までお待ちしています",
      "育て方の相談は毎週水曜日に受け付けます。写真があると話が早く進みます。"};
  std::string text;
  for (const std::string& paragraph : paragraphs)
    text += (text.empty() ? "" : "\n") + paragraph;
  for (const auto body : {TextStyle::Body::ragged, TextStyle::Body::justified}) {
    TextStyle style = style_of(FaceRole::text, 40);
    style.body = body;
    for (int width = 280; width <= 1100; width += 10) {
      const TextBlock block = *typesetter.paragraph(RubyText::plain(text), style, width);
      std::size_t line = 0;
      for (const std::string& paragraph : paragraphs) {
        std::size_t left = length_utf8(paragraph);
        std::size_t lines = 0;
        for (; left > 0; ++lines) {
          REQUIRE(line < block.lines.size());
          const std::size_t length = length_utf8(block.lines[line++]);
          REQUIRE(length <= left);
          left -= length;
        }
        INFO(width << " " << block.lines[line - 1]);
        if (lines > 1) CHECK(length_utf8(block.lines[line - 1]) > 2);
      }
      CHECK(line == block.lines.size());
    }
  }
}

TEST_CASE("a word that is wider than the screen is divided rather than run off it") {
  const Typesetter typesetter(real_fonts());
  const std::string word(90, 'w');
  const TextBlock body =
      *typesetter.paragraph(RubyText::plain(word), style_of(FaceRole::text, 56), 800);
  CHECK(body.lines.size() > 1);
  CHECK(joined(body.lines) == word);
  CHECK(body.width <= 800);
  const auto title = fit(std::string(40, 'W'));
  REQUIRE(title);
  CHECK(title->width <= title_box().box.w);
  CHECK(title->worst_break == BreakRank::emergency);
}

TEST_CASE("a title takes the largest size of the scale at which it fits") {
  const auto one_line = fit("説明会");
  REQUIRE(one_line);
  CHECK(one_line->size_px == 200);
  CHECK(one_line->lines == Lines{"説明会"});
  const auto two_lines = fit("女性管理職のための交流会");
  REQUIRE(two_lines);
  CHECK(two_lines->size_px == 116);
  CHECK(two_lines->lines.size() == 2);
  CHECK(two_lines->worst_break < BreakRank::compound);
}

TEST_CASE("a fitted title keeps clear of what stands beside and under it") {
  const FitBox box = title_box();
  const std::vector<FitStep> scale = title_scale();
  std::size_t set = 0;
  for (const char* text :
       {"説明会", "女性管理職のための交流会", "新しいプログラムの説明会と体験会",
        "管理職一年目の「伝わらない」を手放す対話のワークショップ〜部下の話を最後まで聴く九十分〜",
        "はじめてのリーダーが知っておきたい、チームの力を引き出す1on1の始め方と続け方",
        "A lot of flowersの春の交流会2024"}) {
    INFO(text);
    const auto block = fit(text);
    REQUIRE(block);
    ++set;
    CHECK(without_spaces(joined(block->lines)) == without_spaces(text));
    for (const Rect& line : block->line_ink) {
      const Rect ink = line.moved(box.box.x, box.box.y);
      CHECK(box.box.contains(ink));
      for (const Rect& obstacle : box.keep_clear) {
        CHECK_FALSE(Rect{ink.x - 20, ink.y - 20, ink.w + 40, ink.h + 40}.overlaps(obstacle));
      }
    }
    CHECK(std::any_of(scale.begin(), scale.end(), [&](const FitStep& step) {
      return step.size_px == block->size_px && block->lines.size() <= step.max_lines;
    }));
  }
  CHECK(set == 6);
}

TEST_CASE("a title that fits at no step is not squeezed in") {
  std::string text;
  for (int i = 0; i < 20; ++i)
    text += "女性管理職のための交流会と説明会、";
  CHECK_FALSE(fit(text));
  CHECK_FALSE(
      Typesetter(real_fonts()).fit(RubyText::plain("説明会"), FaceRole::display, {}, title_box()));
}

TEST_CASE("brackets around a whole title are taken away") {
  CHECK(fit("【説明会】")->lines == Lines{"説明会"});
  CHECK(joined(fit("【説明会】のお知らせ【再】")->lines) == "【説明会】のお知らせ【再】");
  const Typesetter typesetter(real_fonts());
  CHECK(
      typesetter.title(RubyText::plain("【重要】"), style_of(FaceRole::display, 60), 900)->lines ==
      Lines{"重要"});
  CHECK(typesetter.line(RubyText::plain("【重要】"), {}).lines == Lines{"【重要】"});
}

TEST_CASE("a text that is too long for one line is shortened at a phrase, with an ellipsis") {
  const Typesetter typesetter(real_fonts());
  const TextStyle style = style_of(FaceRole::display, 68);
  const std::string text = "女性管理職のための交流会と新しいプログラムの説明会";
  CHECK(typesetter.shortened(RubyText::plain(text), style, 3000).lines == Lines{text});
  for (int width = 100; width < 1700; width += 100) {
    const TextBlock block = typesetter.shortened(RubyText::plain(text), style, width);
    INFO(block.lines.front());
    CHECK(block.width <= width);
    REQUIRE(block.lines.size() == 1);
    REQUIRE(block.lines.front().ends_with("…"));
    const std::string head = block.lines.front().substr(0, block.lines.front().size() - 3);
    CHECK(text.starts_with(head));
  }
}

TEST_CASE("wrap prints the lines and changes no character") {
  const Typesetter typesetter(real_fonts());
  for (const std::string text :
       {"女性管理職のための交流会", "【春】のご案内!?", "話《はな》す事、放す事。",
        "第12回 2月18日(日) 10:00〜12:00", "A lot of flowers の　つっきー です",
        "葛󠄀城と👩‍👩‍👧と🇯🇵"}) {
    for (const double width : {1.0, 3.5, 6.0, 12.0, 60.0}) {
      for (const auto mode : {Typesetter::WrapMode::title, Typesetter::WrapMode::body}) {
        const Lines lines = typesetter.wrap(text, width, mode);
        // Each line goes on where the last one ended, spaces apart.
        std::size_t at = 0;
        for (const std::string& line : lines) {
          while (text.compare(at, line.size(), line) != 0) {
            const bool wide = text.compare(at, 3, "\u3000") == 0;
            INFO(text << " at " << at << " before " << line);
            REQUIRE((text[at] == ' ' || wide));
            at += wide ? 3 : 1;
          }
          at += line.size();
        }
        CHECK(at == text.size());
      }
    }
  }
  CHECK(typesetter.wrap("", 12, Typesetter::WrapMode::title).empty());
}

TEST_CASE("no wrapped line is wider than asked, unless it can't be divided") {
  const Typesetter typesetter(real_fonts());
  const std::string text =
      "「仕事の話」から「趣味の話」まで、（幅広く）話しましょう。毎月開いている交流会です。";
  for (const double width : {6.0, 8.5, 12.0, 16.0, 24.0}) {
    for (const std::string& line : typesetter.wrap(text, width, Typesetter::WrapMode::title)) {
      INFO(line);
      // Every character of it is one em wide.
      CHECK(static_cast<double>(length_utf8(line)) <= width);
    }
  }
  CHECK(typesetter.wrap("話す", 0.5, Typesetter::WrapMode::title).size() <= 2);
}

TEST_CASE("what belongs together is kept when the configuration says so") {
  const Typesetter typesetter(real_fonts(), {"新たな視点"});
  for (int half_ems = 6; half_ems < 18; ++half_ems) {
    const Lines lines =
        typesetter.wrap("癒し、笑い、新たな視点の場", half_ems / 2.0, Typesetter::WrapMode::body);
    CHECK(std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
      return line.find("新たな視点") != std::string::npos;
    }));
  }
}

TEST_CASE("controls, directions and lone selectors are not drawn") {
  const Typesetter typesetter(real_fonts());
  const auto drawn = [&](std::string_view text) {
    const TextBlock block = typesetter.line(RubyText::plain(text), {});
    return joined(block.lines);
  };
  CHECK(drawn(std::string_view("話\0す", 7)) == "話す");
  std::string turned;
  for (const char32_t c : {0x202E, 0x8A71, 0x202C, 0x3059, 0x2067})
    turned += encode_utf8(c);
  CHECK(drawn(turned) == "話す");
  CHECK(drawn("\uFE0F話す\uFEFF") == "話す");
  CHECK(drawn("話\u2028す") == "話 す");
  CHECK(drawn("  話   す  ") == "話 す");
  CHECK(drawn("\x1B[31m話す\x7F") == "[31m話す");
  CHECK(drawn("話\tす") == "話 す");
}

TEST_CASE("a flood of combining marks is thinned") {
  const Typesetter typesetter(real_fonts());
  std::string flood = "e";
  for (int i = 0; i < 10000; ++i)
    flood += "\u0301";
  const TextBlock block = typesetter.line(RubyText::plain(flood + "国"), {});
  CHECK(block.glyphs.size() < 12);
  CHECK(block.width < 200);
  std::string lone;
  for (int i = 0; i < 10000; ++i)
    lone += "\u0301";
  CHECK(typesetter.line(RubyText::plain(lone), {}).glyphs.size() < 12);
}

TEST_CASE("texts of a megabyte are survived, bounded and in order") {
  const Typesetter typesetter(real_fonts());
  const auto repeated = [](std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes)
      text += piece;
    return text;
  };
  const std::string turned = encode_utf8(static_cast<char32_t>(0x202E)) + "あ";
  const std::vector<std::string> pieces{
      turned,   "漢",       "a",       " ", "（",     "」「",
      "\u200B", "あ\u2028", "👩\u200D", "🇯", "\uFE0F", "女性管理職のための交流会、です。"};
  for (const std::string& piece : pieces) {
    INFO(piece);
    const std::string text = repeated(piece, 1000000);
    const RubyText plain = RubyText::plain(text);
    CHECK(typesetter.line(plain, {}).glyphs.size() <= 20000);
    CHECK(typesetter.columns({plain}, {}, 0).glyphs.size() <= 20000);
    const auto body = typesetter.paragraph(plain, {}, 700);
    REQUIRE(body);
    CHECK(body->lines.size() <= 20000);
    CHECK_FALSE(typesetter.paragraph(plain, {}, 700, 3).value_or(TextBlock{}).lines.size() > 3);
    fit(text);
    CHECK(typesetter.shortened(plain, {}, 700).width <= 700);
    const Lines lines = typesetter.wrap(text, 12, Typesetter::WrapMode::title);
    if (piece != " ") CHECK(joined(lines).size() == text.size());
  }
}

TEST_CASE("ruby spans that lie outside the text are ignored") {
  const Typesetter typesetter(real_fonts());
  RubyText text{U"話す", {{5, 1, U"はな"}, {0, 0, U"な"}, {1, 9, U"な"}, {0, 1, U""}}};
  text.ruby.push_back({static_cast<std::size_t>(-1), 2, U"な"});
  CHECK(typesetter.line(text, {}).glyphs.size() == 2);
  text.ruby = {{0, 2, U"な"}, {1, 1, U"は"}};
  CHECK(typesetter.line(text, {}).glyphs.size() == 3);
}

TEST_CASE("a title that was fitted before is set again as it was, and in another box anew") {
  const Typesetter typesetter(real_fonts());
  const RubyText title = RubyText::plain("対話の研修〜部下の話を聞く力を育てる〜");
  const FitBox narrow{{672, 200, 600, 700}, {}, 20};
  const auto first = typesetter.fit(title, FaceRole::display, title_scale(), title_box());
  REQUIRE(first.has_value());
  for (int i = 0; i < 200; ++i) {  // more than are remembered
    const RubyText other = RubyText::plain("花の会 第" + std::to_string(i) + "回");
    CHECK(typesetter.fit(other, FaceRole::display, title_scale(), title_box()).has_value());
    const auto again = typesetter.fit(title, FaceRole::display, title_scale(), title_box());
    REQUIRE(again.has_value());
    CHECK(again->glyphs == first->glyphs);
    CHECK(again->lines == first->lines);
  }
  const auto elsewhere = typesetter.fit(title, FaceRole::display, title_scale(), narrow);
  REQUIRE(elsewhere.has_value());
  CHECK(elsewhere->ink.right() <= 600);
  CHECK(elsewhere->lines != first->lines);
  const auto in_gothic = typesetter.fit(title, FaceRole::text_bold, title_scale(), title_box());
  REQUIRE(in_gothic.has_value());
  CHECK(in_gothic->glyphs != first->glyphs);
}

TEST_CASE("the same text gives the same block") {
  const Typesetter typesetter(real_fonts());
  const RubyText text = RubyText::aozora("話《はな》す事は放す事。A lot of flowers ✨");
  const TextBlock once = *typesetter.paragraph(text, {}, 500);
  const TextBlock twice = *typesetter.paragraph(text, {}, 500);
  CHECK(once.glyphs == twice.glyphs);
  CHECK(once.lines == twice.lines);
}

TEST_CASE("sizes of nothing set nothing") {
  const Typesetter typesetter(real_fonts());
  TextStyle style;
  for (const int size : {0, -5}) {
    style.size_px = size;
    CHECK(typesetter.line(RubyText::plain("話"), style).glyphs.empty());
    CHECK(typesetter.columns({RubyText::plain("話")}, style, 0).glyphs.empty());
  }
  style.size_px = 50;
  CHECK(typesetter.line(RubyText::plain(""), style).glyphs.empty());
  CHECK(typesetter.paragraph(RubyText::plain(""), style, 500)->lines.empty());
  CHECK(typesetter.paragraph(RubyText::plain("話す"), style, -10)->lines.size() <= 2);
}
