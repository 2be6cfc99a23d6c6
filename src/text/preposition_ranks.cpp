#include "text/preposition_ranks.h"

#include <algorithm>
#include <array>
#include <string>

namespace noren {
namespace {

using enum CharacterClass;

// Not "of": names end a line with it, as on the welcome.
bool is_preposition(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 8> kWords = {U"in",  U"at",   U"with", U"by",
                                                                U"for", U"from", U"@",    U"＠"};
  constexpr std::size_t kLongest = 4;
  if (word.size() > kLongest) return false;
  std::u32string lower(word);
  for (char32_t& letter : lower)
    if (U'A' <= letter && letter <= U'Z') letter += U'a' - U'A';
  return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}

/// The end of the Latin word or at sign that starts at `at`; `at` when there is none.
std::size_t word_end(std::u32string_view text, std::span<const CharacterClass> classes,
                     std::size_t at) {
  if (any_of(U"@＠", text[at])) return at + 1;
  std::size_t end = at;
  while (end < text.size() && classes[end] == latin)
    ++end;
  return end;
}

bool is_japanese(CharacterClass each) {
  return each == hiragana || each == katakana || each == kanji;
}

}  // namespace

void rank_prepositions(std::u32string_view text, std::span<const CharacterClass> classes,
                       std::vector<BreakRank>& ranks) {
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = word_end(text, classes, start);
    const std::size_t behind = std::max(end, start + 1);
    // What stands at the start of a text, or ends it, is a name: IN, BY.
    const bool between = start > 0 && end > start && end < text.size();
    if (between && is_preposition(text.substr(start, end - start))) {
      std::size_t next = end;
      while (next < text.size() && classes[next] == space)
        ++next;
      for (std::size_t at = end; next < text.size() && at <= next; ++at)
        if (ranks[at] != BreakRank::forced) ranks[at] = std::max(ranks[at], BreakRank::bound);
      const bool leans_back = is_japanese(classes[start - 1]) && ranks[start] > BreakRank::weak;
      if (leans_back && ranks[start] != BreakRank::never) ranks[start] = BreakRank::weak;
    }
    start = behind;
  }
}

}  // namespace noren
