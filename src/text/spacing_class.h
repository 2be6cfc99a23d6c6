#pragma once

#include <cstdint>

namespace noren {

/// What a character is to the spacing between its neighbours (after the classes of JLREQ).
enum class SpacingClass : std::uint8_t {
  opening,     // （「『【 and their like
  closing,     // ）」』】
  comma,       // 、，
  stop,        // 。．
  middle_dot,  // ・：；
  question,    // ！？
  space,
  han,
  kana,
  latin,
  digit,
  other,
};

SpacingClass spacing_class(char32_t character);

/// Kanji, kana, or punctuation and forms of full width.
bool is_japanese(char32_t character);

}  // namespace noren
