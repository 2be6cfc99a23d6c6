#pragma once

#include <string_view>

#include "text/break_ranks.h"
#include "text/word_neighbours.h"

namespace noren {

/// 市 and 区 behind the name of a place.
bool ends_place(std::u32string_view word);

/// `word`, one of the two at the boundary, is one kanji or one kana beside a noun: part of a word
/// that the lexicon doesn't know.
bool is_splinter(const Word& word, const Neighbours& at);

/// `word` is in hiragana and not in the lexicon.
bool is_kana_guess(const Word& word, const Neighbours& at);

/// The rank of a break between two nouns.
BreakRank compound_rank(const Neighbours& at);

}  // namespace noren
