#include "text/character_properties.h"

#include <algorithm>
#include <array>

#include <hb.h>

namespace noren {
namespace {

bool within(char32_t character, char32_t first, char32_t last) {
  return character >= first && character <= last;
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
