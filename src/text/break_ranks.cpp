#include "text/break_ranks.h"

#include "text/budoux.h"
#include "text/uax14.h"

namespace noren {

std::vector<BreakRank> break_ranks(std::u32string_view text,
                                   const std::vector<std::u32string>& keep) {
  std::vector<BreakRank> ranks(text.size() + 1, BreakRank::never);
  const auto allowed = line_breaks(text, LineBreakTailoring::japanese);
  const auto scores = phrase_scores(text);
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (allowed[i] == LineBreak::mandatory) ranks[i] = BreakRank::forced;
    if (allowed[i] == LineBreak::allowed)
      ranks[i] = scores[i] > 0 ? BreakRank::phrase : BreakRank::emergency;
  }
  for (const std::u32string& whole : keep) {
    if (whole.empty()) continue;
    for (std::size_t at = text.find(whole); at != text.npos; at = text.find(whole, at + 1))
      for (std::size_t i = at + 1; i < at + whole.size(); ++i)
        if (ranks[i] != BreakRank::forced) ranks[i] = BreakRank::never;
  }
  ranks.back() = BreakRank::forced;
  return ranks;
}

}  // namespace noren
