#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace noren {

/// What a word is to the words around it. The order is free; the generated table names them.
enum class WordRole : std::uint8_t {
  edge,  // of a stretch of text
  noun,
  proper,
  family_name,
  given_name,
  number,
  pronoun,
  prefix,  // お, 第, 新
  suffix,  // 会, さん, 的
  counter,
  dependent_noun,  // こと, ため, とき
  verb,
  verb_stem,       // 連用形: leans on what follows
  dependent_verb,  // いる, ください behind て
  adjective,
  adverb,
  adnominal,  // この, あらゆる
  conjunction,
  particle,
  auxiliary,
  interjection,
  symbol,
};

/// How a word connects to its neighbours: an index into the lexicon's connection costs.
using WordContext = std::uint8_t;

/// A word of the lexicon at the start of a text, in one of its readings.
struct LexiconMatch {
  std::size_t length = 0;
  int cost = 0;  // IPADIC's: the higher, the rarer
  WordContext context = 0;
};

/// The words of the lexicon that `text` starts with, put into `matches`. Costs as much time as the
/// longest of them is long.
void match_words(std::u32string_view text, std::vector<LexiconMatch>& matches);

int connection_cost(WordContext before, WordContext after);
WordRole role_of(WordContext context);

/// The contexts of what no lexicon holds.
struct UnknownContexts {
  WordContext edge = 0;
  WordContext noun = 0;
  WordContext number = 0;
};
UnknownContexts unknown_contexts();

}  // namespace noren
