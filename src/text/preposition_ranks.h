#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "text/break_ranks.h"
#include "text/character_class.h"

namespace noren {

/// An English preposition in a Japanese title stands with what follows it: フェア|in 福岡,
/// もくもく会|@ カフェ. Raises the ranks behind it, eases that in front. Linear.
void rank_prepositions(std::u32string_view text, std::span<const CharacterClass> classes,
                       std::vector<BreakRank>& ranks);

}  // namespace noren
