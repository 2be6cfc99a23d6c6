#include "text/budoux.h"

#include <fstream>

#include "base/utf8.h"
#include "catch.h"

namespace {

constexpr char32_t kBoundary = U'▁';

std::string with_boundaries(const std::u32string& text) {
  const std::vector<int> scores = noren::phrase_scores(text);
  std::u32string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (scores[i] > 0) result += kBoundary;
    result += text[i];
  }
  return noren::encode_utf8(result);
}

std::u32string without_boundaries(std::u32string text) {
  std::erase(text, kBoundary);
  return text;
}

}  // namespace

TEST_CASE("phrases end where BudouX itself ends them") {
  std::ifstream file(NOREN_SOURCE_DIR "/tests/text/data/budoux_sentences.txt");
  REQUIRE(file);
  std::size_t sentences = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    CHECK(with_boundaries(without_boundaries(noren::decode_utf8(line))) == line);
    ++sentences;
  }
  CHECK(sentences >= 25);
}

TEST_CASE("text without words has no phrases") {
  CHECK(noren::phrase_scores(U"").size() == 1);
  CHECK(with_boundaries(std::u32string(3, U'\0')) == std::string(3, '\0'));
  CHECK(with_boundaries(U"🌸") == "🌸");
}
