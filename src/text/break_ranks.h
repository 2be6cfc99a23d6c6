#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace noren {

/// How good a line break before a character is; lower is better. UAX #14 (strict) is the floor:
/// what it forbids is `never`, except before the opening 〜 of a subtitle 〜…〜.
enum class BreakRank : std::uint8_t {
  forced,     // a line end in the text
  clause,     // after 、。！？ or between bracketed groups
  phrase,     // a true phrase end
  weak,       // a phrase end whose next phrase leans back: ための, という, について
  compound,   // inside a compound word, between its parts
  bound,      // before an auxiliary, where both are too wide for a line: みて|ください
  emergency,  // inside a word
  never,      // kinsoku, or a token that is kept whole
};

/// One rank for each position 0..text.size(): element i is the rank of a break before text[i];
/// element 0 is `never`, the last one `forced`. `keep` are texts that are never broken inside.
/// Linear in the length of `text` times the length of `keep`.
std::vector<BreakRank> break_ranks(std::u32string_view text,
                                   const std::vector<std::u32string>& keep = {});

}  // namespace noren
