#include "text/char_class.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <hb.h>

namespace noren {
namespace {

bool one_of(std::u32string_view set, char32_t character) {
  return set.find(character) != std::u32string_view::npos;
}

bool within(char32_t character, char32_t first, char32_t last) {
  return character >= first && character <= last;
}

bool is_han(char32_t c) {
  return within(c, 0x3400, 0x4DBF) || within(c, 0x4E00, 0x9FFF) || within(c, 0xF900, 0xFAFF) ||
         within(c, 0x20000, 0x3FFFD) || within(c, 0x2E80, 0x2FDF) || one_of(U"々〇〆〻", c);
}

bool is_kana(char32_t c) {
  return within(c, 0x3041, 0x309F) || within(c, 0x30A1, 0x30FA) || within(c, 0x30FC, 0x30FF) ||
         within(c, 0x31F0, 0x31FF) || within(c, 0xFF66, 0xFF9F) || within(c, 0x1AFF0, 0x1B16F);
}

bool is_latin(char32_t c) {
  return within(c, U'A', U'Z') || within(c, U'a', U'z') || within(c, 0xC0, 0xD6) ||
         within(c, 0xD8, 0xF6) || within(c, 0xF8, 0x24F) || within(c, 0x370, 0x3FF) ||
         within(c, 0x400, 0x52F) || within(c, 0x1E00, 0x1EFF);
}

struct Range {
  char32_t first;
  char32_t last;
};

// Emoji_Presentation below U+1F000 (Unicode 15, emoji-data.txt).
constexpr std::array<Range, 31> kEmojiRanges{
    {{0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3}, {0x25FD, 0x25FE},
     {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267F, 0x267F}, {0x2693, 0x2693}, {0x26A1, 0x26A1},
     {0x26AA, 0x26AB}, {0x26BD, 0x26BE}, {0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4},
     {0x26EA, 0x26EA}, {0x26F2, 0x26F3}, {0x26F5, 0x26F5}, {0x26FA, 0x26FA}, {0x26FD, 0x26FD},
     {0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728}, {0x274C, 0x274C}, {0x274E, 0x274E},
     {0x2753, 0x2757}, {0x2795, 0x2797}, {0x27B0, 0x27B0}, {0x27BF, 0x27BF}, {0x2B1B, 0x2B1C},
     {0x2B50, 0x2B55}}};

hb_unicode_general_category_t category_of(char32_t character) {
  return hb_unicode_general_category(hb_unicode_funcs_get_default(), character);
}

}  // namespace

CharClass class_of(char32_t character) {
  if (one_of(U"（〔［｛〈《「『【｟〝‘“([{〖〘〚｢«", character)) return CharClass::opening;
  if (one_of(U"）〕］｝〉》」』】｠〟’”)]}〗〙〛｣»", character)) return CharClass::closing;
  if (one_of(U"、，､", character)) return CharClass::comma;
  if (one_of(U"。．｡", character)) return CharClass::stop;
  if (one_of(U"・：；･", character)) return CharClass::middle_dot;
  if (one_of(U"！？!?", character)) return CharClass::question;
  if (one_of(U" \u3000\t\n\u00A0\u2028\u2029", character)) return CharClass::space;
  if (within(character, 0x2000, 0x200A)) return CharClass::space;
  if (is_han(character)) return CharClass::han;
  if (is_kana(character)) return CharClass::kana;
  if (within(character, U'0', U'9')) return CharClass::digit;
  if (is_latin(character)) return CharClass::latin;
  return CharClass::other;
}

bool is_japanese(char32_t character) {
  return is_han(character) || is_kana(character) || within(character, 0x3000, 0x303F) ||
         within(character, 0xFF01, 0xFFEF) || character == U'・';
}

bool is_invisible(char32_t character) {
  if (is_variation_selector(character) || is_bidi_control(character)) return true;
  if (within(character, 0xE0000, 0xE0FFF)) return true;
  const auto category = category_of(character);
  return category == HB_UNICODE_GENERAL_CATEGORY_CONTROL ||
         category == HB_UNICODE_GENERAL_CATEGORY_FORMAT ||
         category == HB_UNICODE_GENERAL_CATEGORY_LINE_SEPARATOR ||
         category == HB_UNICODE_GENERAL_CATEGORY_PARAGRAPH_SEPARATOR || character == 0x034F ||
         character == 0x115F || character == 0x1160 || character == 0x3164 || character == 0xFFA0;
}

bool is_mark(char32_t character) {
  if (character < 0x300) return false;
  if (character == 0x200D || is_variation_selector(character)) return true;
  if (within(character, 0x1F3FB, 0x1F3FF) || within(character, 0xE0020, 0xE007F)) return true;
  const auto category = category_of(character);
  return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
         category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
         category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK;
}

bool is_emoji(char32_t character) {
  if (within(character, 0x1F000, 0x1FAFF)) return true;
  return std::any_of(kEmojiRanges.begin(), kEmojiRanges.end(), [character](const Range& range) {
    return within(character, range.first, range.last);
  });
}

bool is_regional_indicator(char32_t character) {
  return within(character, 0x1F1E6, 0x1F1FF);
}

bool is_variation_selector(char32_t character) {
  return within(character, 0xFE00, 0xFE0F) || within(character, 0xE0100, 0xE01EF);
}

bool is_bidi_control(char32_t character) {
  return character == 0x061C || within(character, 0x200E, 0x200F) ||
         within(character, 0x202A, 0x202E) || within(character, 0x2066, 0x2069);
}

}  // namespace noren
