#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "text/break_ranks.h"
#include "text/character_class.h"

namespace noren {

/// Ranks the breaks beside punctuation, brackets, spaces and dashes in `ranks`; positions that are
/// `never` or `forced` stay so, but for the opening 〜 of a subtitle. Linear.
void rank_punctuation(std::u32string_view text, std::span<const CharacterClass> classes,
                      std::vector<BreakRank>& ranks);

/// Holds bracketed groups together that are short enough to fit a line, and opens a line before the
/// first 〜 of a subtitle 〜…〜. Linear.
void rank_groups(std::u32string_view text, std::span<const CharacterClass> classes,
                 std::vector<BreakRank>& ranks);

}  // namespace noren
