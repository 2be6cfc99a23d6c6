#include "text/uax14.h"

#include <fstream>
#include <sstream>

#include "base/utf8.h"
#include "catch.h"

using namespace std::string_literals;
using noren::LineBreak;
using noren::LineBreakTailoring;

namespace {

struct Case {
  std::u32string text;
  std::vector<bool> breaks;  // before each character and at the end
  std::string line;
};

/// One line of LineBreakTest.txt: × 0023 × 0308 ÷ 1F1E6 ÷ # …
Case parse_case(const std::string& line) {
  Case result;
  result.line = line;
  std::istringstream fields(line.substr(0, line.find('#')));
  for (std::string field; fields >> field;) {
    if (field == "×" || field == "÷")
      result.breaks.push_back(field == "÷");
    else
      result.text += static_cast<char32_t>(std::stoul(field, nullptr, 16));
  }
  return result;
}

/// Marks every place where `text` may break with a bar.
std::string barred(const std::string& text, LineBreakTailoring tailoring) {
  const std::u32string characters = noren::decode_utf8(text);
  const auto breaks = noren::line_breaks(characters, tailoring);
  std::string result;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (breaks[i] != LineBreak::forbidden) result += "|";
    result += noren::encode_utf8(characters[i]);
  }
  return result;
}

}  // namespace

TEST_CASE("every case of Unicode's LineBreakTest breaks where it should") {
  std::ifstream file(NOREN_SOURCE_DIR "/tests/text/data/LineBreakTest-15.0.0.txt");
  REQUIRE(file);
  std::size_t cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const Case test = parse_case(line);
    const auto breaks = noren::line_breaks(test.text, LineBreakTailoring::none);
    std::vector<bool> found;
    found.reserve(breaks.size());
    for (const LineBreak each : breaks)
      found.push_back(each != LineBreak::forbidden);
    INFO(test.line);
    CHECK(found == test.breaks);
    ++cases;
  }
  CHECK(cases > 7000);
}

TEST_CASE("no line starts with small kana, the long vowel sign, or a closing mark") {
  for (
      const char32_t kept :
      U"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶㇰㇿー々〻‐–〜～・：；！？‼⁇⁈⁉、。，．）」』】〕〉》゛゜ヽヾ％℃"s) {
    if (kept == 0) continue;
    const auto breaks =
        noren::line_breaks(std::u32string{U'文', kept, U'字'}, LineBreakTailoring::japanese);
    INFO(noren::encode_utf8(kept));
    CHECK(breaks[1] == LineBreak::forbidden);
  }
}

TEST_CASE("no line ends with an opening bracket or a currency sign before its sum") {
  for (const char32_t kept : U"（「『【〔〈《“‘￥＄"s) {
    if (kept == 0) continue;
    const auto breaks =
        noren::line_breaks(std::u32string{U'文', kept, U'五'}, LineBreakTailoring::japanese);
    INFO(noren::encode_utf8(kept));
    CHECK(breaks[2] == LineBreak::forbidden);
  }
}

TEST_CASE("the full-width tilde is kept off line starts only in Japanese text") {
  CHECK(barred("花～", LineBreakTailoring::japanese) == "花～");
  CHECK(barred("花～", LineBreakTailoring::none) == "花|～");
}

TEST_CASE("a number after a full stop stays with it in Japanese text") {
  CHECK(barred("会 Vol.3", LineBreakTailoring::japanese) == "会 |Vol.3");
}

TEST_CASE("line separators end lines whatever stands around them") {
  const auto breaks = noren::line_breaks(U"花\u2028、", LineBreakTailoring::japanese);
  CHECK(breaks[1] == LineBreak::forbidden);
  CHECK(breaks[2] == LineBreak::mandatory);
}

TEST_CASE("an empty text has one line end") {
  const auto breaks = noren::line_breaks(U"", LineBreakTailoring::none);
  REQUIRE(breaks.size() == 1);
  CHECK(breaks[0] == LineBreak::mandatory);
}
