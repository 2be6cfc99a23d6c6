#pragma once

#include <string_view>
#include <vector>

#include "text/lexicon.h"

namespace noren {

/// A stretch of text that is one word; whatever is no Japanese, Latin letter or digit is a symbol.
struct Word {
  std::size_t start = 0;
  std::size_t end = 0;
  WordRole role = WordRole::symbol;
  enum class Origin : std::uint8_t { lexicon, guess } origin = Origin::guess;
};

/// The likeliest words of `text`, one behind the other, without gaps: the cheapest way through the
/// words of the lexicon and guesses at unknown ones. Linear.
std::vector<Word> cut_words(std::u32string_view text);

}  // namespace noren
