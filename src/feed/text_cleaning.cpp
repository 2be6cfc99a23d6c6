#include "feed/text_cleaning.h"

#include <algorithm>

#include "base/utf8.h"
#include "feed/double_encoding.h"

namespace noren {
namespace {

constexpr char32_t kDakuten = 0x3099;
constexpr char32_t kHandakuten = 0x309A;
constexpr char32_t kJoiner = 0x200D;

/// The voiced form of a kana; 0 when Unicode has none in one character.
char32_t voiced(char32_t kana) {
  const bool katakana = kana >= 0x30A1 && kana <= 0x30FE;
  const char32_t hiragana = katakana ? kana - 0x60 : kana;
  switch (kana) {
    case U'ワ':
    case U'ヰ':
    case U'ヱ':
    case U'ヲ':
      return kana + 8;
    case U'う':
      return U'ゔ';
    case U'ウ':
      return U'ヴ';
    case U'ゝ':
    case U'ヽ':
      return kana + 1;
    default:
      break;
  }
  // か to ち are plain and voiced in turn; after the small っ so are つ, て, と; は to ほ come in
  // threes.
  const bool to_chi = hiragana >= U'か' && hiragana <= U'ち' && (hiragana - U'か') % 2 == 0;
  const bool to_to = hiragana >= U'つ' && hiragana <= U'と' && (hiragana - U'つ') % 2 == 0;
  const bool ha_line = hiragana >= U'は' && hiragana <= U'ほ' && (hiragana - U'は') % 3 == 0;
  return to_chi || to_to || ha_line ? kana + 1 : 0;
}

char32_t half_voiced(char32_t kana) {
  const char32_t hiragana = kana >= 0x30A1 && kana <= 0x30FE ? kana - 0x60 : kana;
  const bool ha_line = hiragana >= U'は' && hiragana <= U'ほ' && (hiragana - U'は') % 3 == 0;
  return ha_line ? kana + 2 : 0;
}

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\r' || c == 0x0B || c == 0x0C || c == 0xA0 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_line_end(char32_t c) {
  return c == U'\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// Characters that show nothing or turn the text around: on a wall they only do harm.
bool is_invisible(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool zero_width = (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD;
  const bool bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2061 && c <= 0x206F) || c == 0x61C;
  const bool none = (c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  const bool annotation = c >= 0xFFF9 && c <= 0xFFFB;
  return control || zero_width || bidi || none || annotation;
}

/// Characters after which a joiner makes one emoji of two.
bool joins_emoji(char32_t c) {
  return c >= 0x1F000 || c == 0xFE0F || (c >= 0x2190 && c <= 0x2BFF);
}

/// Drops what must not be shown and makes runs of blanks and of line ends one character.
std::u32string tidied(std::u32string_view text) {
  std::u32string tidy;
  enum class Gap { none, blank, line } gap = Gap::none;
  char32_t gap_character = U' ';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (is_line_end(c)) {
      gap = Gap::line;
    } else if (is_blank(c)) {
      if (gap == Gap::none) gap_character = c == 0x3000 ? c : U' ';
      if (gap == Gap::none) gap = Gap::blank;
    } else {
      const bool joiner = c == kJoiner && gap == Gap::none && !tidy.empty() &&
                          joins_emoji(tidy.back()) && i + 1 < text.size() &&
                          joins_emoji(text[i + 1]);
      if (is_invisible(c) && !joiner) continue;
      if (gap != Gap::none && !tidy.empty()) tidy += gap == Gap::line ? U'\n' : gap_character;
      gap = Gap::none;
      tidy += c;
    }
  }
  return tidy;
}

void shorten(std::u32string& text, std::size_t longest) {
  if (text.size() <= longest) return;
  text.resize(longest - 1);
  // Never between an emoji and what belongs to it.
  while (!text.empty() && (text.back() == kJoiner || is_blank(text.back())))
    text.pop_back();
  text += U'…';
}

/// Where a text was cut in the middle of a character, or held bytes of another charset.
void drop_replacements(std::u32string& text) {
  std::erase(text, char32_t(0xFFFD));
}

std::u32string cleaned(std::string_view text, HtmlReading reading) {
  std::u32string characters = without_double_encoding(decode_utf8(html_text(text, reading)));
  drop_replacements(characters);
  return with_kana_composed(tidied(characters));
}

}  // namespace

std::u32string with_kana_composed(std::u32string_view text) {
  std::u32string composed;
  composed.reserve(text.size());
  for (const char32_t c : text) {
    const bool mark = (c == kDakuten || c == kHandakuten) && !composed.empty();
    const char32_t one = !mark           ? 0
                         : c == kDakuten ? voiced(composed.back())
                                         : half_voiced(composed.back());
    if (one != 0)
      composed.back() = one;
    else
      composed += c;
  }
  return composed;
}

std::string clean_lines(std::string_view text, HtmlReading reading, std::size_t longest) {
  std::u32string characters = cleaned(text, reading);
  shorten(characters, longest);
  return encode_utf8(characters);
}

std::string clean_line(std::string_view text, HtmlReading reading, std::size_t longest) {
  return on_one_line(clean_lines(text, reading, longest));
}

std::string on_one_line(std::string lines) {
  std::replace(lines.begin(), lines.end(), '\n', ' ');
  return lines;
}

std::string folded(std::string_view text) {
  std::u32string plain;
  for (char32_t c : with_kana_composed(decode_utf8(text))) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c == 0x301C) c = U'~';
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    if (!is_blank(c) && !is_line_end(c) && !is_invisible(c)) plain += c;
  }
  return encode_utf8(plain);
}

}  // namespace noren
