#include "feed/html_text.h"

#include "catch.h"
#include "feed/text_cleaning.h"

using noren::clean_line;
using noren::clean_lines;
using noren::first_sentence;
using noren::html_text;
using noren::HtmlReading;

namespace {

std::string markup(std::string_view html) {
  return html_text(html, HtmlReading::markup);
}
std::string loose(std::string_view html) {
  return html_text(html, HtmlReading::loose);
}

}  // namespace

TEST_CASE("a fragment of a page is reduced to its text") {
  CHECK(markup("<p>春の<b>交流会</b></p>\n<p>話しましょう。</p>") == "春の交流会\n話しましょう。");
  CHECK(markup("一行目<br>二行目<br/>三行目") == "一行目\n二行目\n三行目");
  CHECK(markup("<ul><li>茶</li><li>花</li></ul>") == "茶\n花");
  CHECK(markup("a <!-- <b>--> b") == "a b");
  CHECK(markup("<a title=\"1 > 0\" href='x'>ここ</a>") == "ここ");
  CHECK(markup("<tr><td>日</td><td>月</td></tr>") == "日 月");
  CHECK(markup("<ruby>暖簾<rt>のれん</rt></ruby>") == "暖簾");
}

TEST_CASE("scripts, styles and their like are no text") {
  CHECK(markup("前<script>if (a < b) alert('</p>')</script>後") == "前後");
  CHECK(markup("前<STYLE type=x>p{}</Style >後") == "前後");
  CHECK(markup("前<script>never closed") == "前");
  CHECK(markup("前<![CDATA[<生>]]>後") == "前<生>後");
}

TEST_CASE("character references are decoded once") {
  CHECK(loose("A&amp;B &hellip; &#8217; &#x2019; &yen;500") == "A&B … ’ ’ ¥500");
  CHECK(loose("&amp;amp; &amp;lt;b&amp;gt;") == "&amp; &lt;b&gt;");
  CHECK(loose("&#150;") == "–");
  CHECK(loose("&#0;&#xD800;&#99999999;") == "\uFFFD\uFFFD\uFFFD");
  CHECK(loose("AT&T &unknown; &; &#; &#x;") == "AT&T &unknown; &; &#; &#x;");
}

TEST_CASE("a title that only looks like HTML stays") {
  CHECK(loose("1 < 2 と vector<int> と <3") == "1 < 2 と vector<int> と <3");
  CHECK(loose("<b>太字</b>の会") == "太字の会");
  CHECK(loose("お茶会<br>春") == "お茶会\n春");
}

TEST_CASE("hostile HTML is cut, not followed") {
  CHECK(markup(std::string(300000, '<')).size() <= 65536);
  CHECK(markup("<a " + std::string(300000, '"')).empty());
  std::string scripts;
  for (int i = 0; i < 50000; ++i)
    scripts += "<script>";
  CHECK(markup(scripts).empty());
  CHECK(html_text("あいう", HtmlReading::loose, 4) == "あ");
}

TEST_CASE("the first sentence stands for a missing title") {
  CHECK(first_sentence("春の会です。来てください。") == "春の会です");
  CHECK(first_sentence("来る？来ない？") == "来る？");
  CHECK(first_sentence("「はい。」と言う。") == "「はい。」");
  CHECK(first_sentence("\n一行目\n二行目") == "一行目");
  CHECK(first_sentence("Version 1.2 is out. Come.") == "Version 1.2 is out.");
  CHECK(first_sentence("あいうえおかきくけこ", 5) == "あいうえ…");
  CHECK(first_sentence("").empty());
}

TEST_CASE("a line is fit for the wall") {
  const auto line = [](std::string_view text) { return clean_line(text, HtmlReading::loose, 300); };
  CHECK(line(" 　交流会\t \n") == "交流会");
  CHECK(line("春の\r\n  会") == "春の 会");
  CHECK(line("交\u200B流\u202E会\u202C\uFEFF\u00AD\x01") == "交流会");
  CHECK(line("10\u00A0時") == "10 時");
  CHECK(line("春　夏") == "春　夏");
  CHECK(line("か\u3099き\u3099は\u309A ハ\u309A ウ\u3099 こ\u309A") == "がぎぱ パ ヴ こ\u309A");
  CHECK(line("つ\u3099っと\u3099ワ\u3099") == "づっどヷ");
  CHECK(line("ﾊﾟｰﾃｨ①㈱髙") == "ﾊﾟｰﾃｨ①㈱髙");
  CHECK(line("👩\u200D💻 a\u200Db") == "👩\u200D💻 ab");
  CHECK(line("切れた\uFFFD") == "切れた");
  CHECK(line("a\u2028b") == "a b");
}

TEST_CASE("a line is bounded in characters, never inside one") {
  std::string long_title;
  for (int i = 0; i < 400; ++i)
    long_title += "花";
  const std::string cut = clean_line(long_title, HtmlReading::loose, 300);
  CHECK(cut.size() == 900U);
  CHECK(cut.substr(cut.size() - 3) == "…");
}

TEST_CASE("lines keep their paragraphs") {
  CHECK(clean_lines("<p>一</p><p>二</p>", HtmlReading::loose, 100) == "一\n二");
  CHECK(clean_lines("一\n\n\n二 ", HtmlReading::loose, 100) == "一\n二");
}

TEST_CASE("texts are compared without regard to width, case, blanks and the kind of wave dash") {
  CHECK(noren::folded("Ｍｅｅｔ Ｕｐ！　１０〜") == noren::folded("meetup!10～"));
  CHECK(noren::folded("交流会") != noren::folded("説明会"));
}

TEST_CASE("a text that was encoded twice, or in windows-1252 by mistake, is read as it was meant") {
  const auto clean = [](std::string_view text) {
    return clean_line(text, HtmlReading::loose, 100);
  };
  CHECK(clean("&acirc;&#128;&brvbar;") == "…");
  CHECK(clean("\u00E8\u0160\u00B1\u00E3\u0081\u00AE\u00E4\u00BC\u0161") == "花の会");
  CHECK(clean("\u00F0\u0178\u0152\u00B8") == "🌸");
  CHECK(clean("don\u0092t &#146;") == "don’t ’");
  CHECK(clean("Crème brûlée à la ©") == "Crème brûlée à la ©");
  CHECK(clean("à €€") == "à €€");
}
