#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "text/break_ranks.h"
#include "text/character_class.h"

namespace noren {

/// Makes every position inside a token `never`: dates with their weekday, times and ranges of them,
/// prices, numbers with counter or unit, 第n回, Vol.3, telephone numbers, URLs, e-mail addresses,
/// hashtags, words like C++20 and Wi-Fi. Linear.
void keep_tokens_whole(std::u32string_view text, std::span<const CharacterClass> classes,
                       std::vector<BreakRank>& ranks);

}  // namespace noren
