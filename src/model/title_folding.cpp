#include "model/title_folding.h"

#include "base/utf8.h"

namespace noren {
namespace {

// Full-width katakana in the order of U+FF66..U+FF9D.
constexpr std::u32string_view kWideKatakana =
    U"ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモ"
    U"ヤ"
    U"ユヨラリルレロワン";

char32_t widened_or_narrowed(char32_t character) {
  if (character >= 0xFF01 && character <= 0xFF5E) return character - 0xFEE0;  // ！..～
  if (character >= 0xFF66 && character <= 0xFF9D) return kWideKatakana[character - 0xFF66];
  return character;
}

char32_t in_lower_case(char32_t character) {
  return character >= U'A' && character <= U'Z' ? character - U'A' + U'a' : character;
}

bool is_letter_or_digit(char32_t character) {
  if (character < 0x80)
    return (character >= U'a' && character <= U'z') || (character >= U'0' && character <= U'9');
  if (character <= 0xBF || character == 0xD7 || character == 0xF7) return false;  // Latin-1 signs
  if (character >= 0x2000 && character <= 0x206F) return false;  // General Punctuation
  if (character >= 0x2190 && character <= 0x2BFF) return false;  // arrows, rules, marks
  if (character >= 0x3000 && character <= 0x3004) return false;  // 、。〃
  if (character >= 0x3008 && character <= 0x3020) return false;  // brackets and 〜
  if (character >= 0xFF5F && character <= 0xFF65) return false;  // half-width ｡｢｣､･
  return character != 0x30FB && character != 0x30A0 && character != 0xFEFF &&
         !(character >= 0xFE00 && character <= 0xFE0F);
}

/// Joins a voicing mark to the kana before it; false where there is none to take it.
bool join_voicing(std::u32string& folded, char32_t mark) {
  if (folded.empty()) return false;
  constexpr std::u32string_view kVoiced =
      U"かきくけこさしすせそたちつてとはひふへほカキクケコサシスセソタチツテトハヒフヘホ";
  constexpr std::u32string_view kHalfVoiced = U"はひふへほハヒフヘホ";
  char32_t& base = folded.back();
  const bool half = mark == 0xFF9F || mark == 0x309A;
  if ((half ? kHalfVoiced : kVoiced).find(base) != std::u32string_view::npos) {
    base += half ? 2 : 1;
    return true;
  }
  if (half || base != U'ウ') return false;
  base = U'ヴ';
  return true;
}

}  // namespace

std::string folded_title(std::string_view title) {
  std::u32string folded;
  for (const char32_t written : decode_utf8(title)) {
    const bool voicing =
        (written >= 0xFF9E && written <= 0xFF9F) || written == 0x3099 || written == 0x309A;
    if (voicing && join_voicing(folded, written)) continue;
    const char32_t character = in_lower_case(widened_or_narrowed(written));
    if (is_letter_or_digit(character)) folded += character;
  }
  return encode_utf8(folded);
}

}  // namespace noren
