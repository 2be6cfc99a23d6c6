#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "text/break_ranks.h"
#include "text/word_cutter.h"

namespace noren {

/// Ranks the boundaries between `words` in `ranks` by what the words are to each other and by the
/// BudouX `scores`. Positions that are `never` or `forced` stay so; inside words nothing changes.
void rank_word_boundaries(std::u32string_view text, std::span<const Word> words,
                          std::span<const int> scores, std::vector<BreakRank>& ranks);

}  // namespace noren
