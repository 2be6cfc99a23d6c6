#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace noren {

/// What a character is to the rules of Japanese line breaking.
enum class CharacterClass : std::uint8_t {
  space,
  hiragana,
  katakana,  // with ー, half-width forms too
  kanji,     // with 々〆ヶ
  digit,     // full-width too
  latin,     // letters with and without accents, full-width too
  open,      // an opening bracket
  close,     // a closing bracket
  stop,      // 、。！？ and their kin
  middle,    // ・ and slashes
  wave,      // 〜 ～
  mark,      // combining marks and joiners: part of what they follow
  other,
};

CharacterClass character_class(char32_t character);
std::vector<CharacterClass> character_classes(std::u32string_view text);

/// Whether `set` has `character`.
constexpr bool any_of(std::u32string_view set, char32_t character) {
  return set.find(character) != std::u32string_view::npos;
}

}  // namespace noren
