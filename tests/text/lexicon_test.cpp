#include "text/lexicon.h"

#include <algorithm>

#include "base/utf8.h"
#include "catch.h"

using namespace noren;

namespace {

std::vector<LexiconMatch> matches_of(const std::string& text) {
  std::vector<LexiconMatch> matches;
  match_words(decode_utf8(text), matches);
  return matches;
}

/// Whether `word` is in the lexicon in `role`, found at the start of a longer text.
bool knows(const std::string& word, WordRole role) {
  const std::size_t length = decode_utf8(word).size();
  const auto matches = matches_of(word + "を");
  return std::any_of(matches.begin(), matches.end(), [&](const LexiconMatch& match) {
    return match.length == length && role_of(match.context) == role;
  });
}

}  // namespace

TEST_CASE("the lexicon knows words of every kind") {
  CHECK(knows("図書館", WordRole::noun));
  CHECK(knows("人々", WordRole::noun));
  CHECK(knows("佐々木", WordRole::family_name));
  CHECK(knows("京都", WordRole::proper));
  CHECK(knows("から", WordRole::particle));
  CHECK(knows("ため", WordRole::dependent_noun));
  CHECK(knows("ワークショップ", WordRole::noun));
  CHECK(knows("ふりかえり", WordRole::noun));
}

TEST_CASE("the lexicon knows inflected words by their stem and its endings") {
  for (const std::string form :
       {"書か", "書く", "書け", "書い", "書こ", "話せ", "食べる", "集まれ"}) {
    INFO(form);
    CHECK(knows(form, WordRole::verb));
  }
  CHECK(knows("書き", WordRole::verb_stem));
  CHECK(knows("新しい", WordRole::adjective));
  CHECK(knows("新しく", WordRole::adjective));
  CHECK(knows("し", WordRole::verb_stem));
  CHECK_FALSE(knows("書ぬ", WordRole::verb));
}

TEST_CASE("matches lie inside the text that was asked about") {
  for (const std::string text :
       {"書", "書い", "国立国会図書館", "、", "A", "￿", "々", "𠮷野家"}) {
    INFO(text);
    const std::size_t length = decode_utf8(text).size();
    for (const LexiconMatch& match : matches_of(text)) {
      CHECK(match.length >= 1);
      CHECK(match.length <= length);
    }
  }
  CHECK(matches_of("").empty());
  CHECK(matches_of("、").empty());
}

TEST_CASE("a common word is cheaper than a rare one, and words connect at a cost of their own") {
  const auto cheapest = [](const std::string& word) {
    int cost = 1000000;
    for (const LexiconMatch& match : matches_of(word))
      if (match.length == decode_utf8(word).size()) cost = std::min(cost, match.cost);
    return cost;
  };
  CHECK(cheapest("研究所") < cheapest("砥石"));
  const auto noun = matches_of("雨").front().context;
  const auto particle = matches_of("が").front().context;
  CHECK(connection_cost(noun, particle) < connection_cost(particle, particle));
}
