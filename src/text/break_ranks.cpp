#include "text/break_ranks.h"

#include "text/budoux.h"
#include "text/character_class.h"
#include "text/preposition_ranks.h"
#include "text/punctuation_ranks.h"
#include "text/token_rules.h"
#include "text/uax14.h"
#include "text/word_cutter.h"
#include "text/word_ranks.h"

namespace noren {
namespace {

/// What UAX #14 leaves: breaks that are forced, impossible, or not yet judged (`emergency`).
std::vector<BreakRank> unjudged_ranks(std::u32string_view text) {
  const std::vector<LineBreak> breaks = line_breaks(text, LineBreakTailoring::japanese);
  std::vector<BreakRank> ranks(breaks.size(), BreakRank::never);
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (breaks[i] == LineBreak::mandatory) ranks[i] = BreakRank::forced;
    if (breaks[i] == LineBreak::allowed) ranks[i] = BreakRank::emergency;
  }
  ranks.back() = BreakRank::forced;
  return ranks;
}

void keep_whole(std::u32string_view text, std::u32string_view whole,
                std::vector<BreakRank>& ranks) {
  if (whole.empty()) return;
  for (std::size_t at = text.find(whole); at != text.npos; at = text.find(whole, at + whole.size()))
    for (std::size_t i = at + 1; i < at + whole.size(); ++i)
      if (ranks[i] != BreakRank::forced) ranks[i] = BreakRank::never;
}

}  // namespace

std::vector<BreakRank> break_ranks(std::u32string_view text,
                                   const std::vector<std::u32string>& keep) {
  if (text.empty()) return {BreakRank::forced};
  std::vector<BreakRank> ranks = unjudged_ranks(text);
  const std::vector<CharacterClass> classes = character_classes(text);
  rank_punctuation(text, classes, ranks);
  rank_word_boundaries(text, cut_words(text), phrase_scores(text), ranks);
  rank_prepositions(text, classes, ranks);
  rank_groups(text, classes, ranks);
  keep_tokens_whole(text, classes, ranks);
  for (const std::u32string& whole : keep)
    keep_whole(text, whole, ranks);
  return ranks;
}

}  // namespace noren
