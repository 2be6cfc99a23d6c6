#include "text/lexicon.h"

#include <algorithm>
#include <iterator>

namespace noren {
namespace {

/// The words of one first character and length, in code point order.
struct WordRun {
  std::uint32_t length;
  std::uint32_t first_word;
  std::uint32_t first_tail;  // into kTails, length - 1 characters a word
};

struct FirstCharacter {
  char16_t character;
  std::uint16_t first_run;
};

#include "text/lexicon.inc"

/// The readings of word number `word`.
std::span<const LexiconReading> readings_of(std::size_t word) {
  const std::size_t profile = kProfileOf[word];
  const std::size_t first = kReadingsOf[profile];
  return std::span(kReadings).subspan(first, kReadingsOf[profile + 1] - first);
}

/// Below, at or above 0 as the tail that starts at `tail` sorts before, with or after `text`.
int compare_tail(std::size_t tail, std::u32string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t character = kTails[tail + i];
    if (character != text[i]) return character < text[i] ? -1 : 1;
  }
  return 0;
}

}  // namespace

void match_words(std::u32string_view text, std::vector<LexiconMatch>& matches) {
  matches.clear();
  if (text.empty()) return;
  const auto* const first = std::lower_bound(
      std::begin(kFirstCharacters), std::end(kFirstCharacters) - 1, text.front(),
      [](const FirstCharacter& each, char32_t character) { return each.character < character; });
  if (first->character != text.front()) return;
  for (std::size_t run = first->first_run; run < first[1].first_run; ++run) {
    const WordRun& words = kRuns[run];
    if (words.length > text.size()) return;
    const std::u32string_view wanted = text.substr(1, words.length - 1);
    std::size_t low = 0;
    std::size_t high = run + 1 < std::size(kRuns) ? kRuns[run + 1].first_word - words.first_word
                                                  : std::size(kProfileOf) - words.first_word;
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      const int order = compare_tail(words.first_tail + middle * wanted.size(), wanted);
      if (order == 0) {
        matches.push_back({words.length, readings_of(words.first_word + middle)});
        break;
      }
      (order < 0 ? low : high) = order < 0 ? middle + 1 : middle;
    }
  }
}

int word_cost(const LexiconReading& reading) {
  return reading.cost_steps * kCostStep;
}

int connection_cost(WordContext before, WordContext after) {
  return kConnections[before][after];
}

WordRole role_of(WordContext context) {
  return kRoleOf[context];
}

UnknownContexts unknown_contexts() {
  return {kEdgeContext, kNounContext, kNumberContext};
}

}  // namespace noren
