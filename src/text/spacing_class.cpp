#include "text/spacing_class.h"

#include <string_view>

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

}  // namespace

SpacingClass spacing_class(char32_t character) {
  // What most texts are made of comes first.
  if (is_kana(character)) return SpacingClass::kana;
  if (is_han(character)) return SpacingClass::han;
  if (one_of(U"（〔［｛〈《「『【｟〝‘“([{〖〘〚｢«", character)) return SpacingClass::opening;
  if (one_of(U"）〕］｝〉》」』】｠〟’”)]}〗〙〛｣»", character)) return SpacingClass::closing;
  if (one_of(U"、，､", character)) return SpacingClass::comma;
  if (one_of(U"。．｡", character)) return SpacingClass::stop;
  if (one_of(U"・：；･", character)) return SpacingClass::middle_dot;
  if (one_of(U"！？!?", character)) return SpacingClass::question;
  if (one_of(U" \u3000\t\n\u00A0\u2028\u2029", character)) return SpacingClass::space;
  if (within(character, 0x2000, 0x200A)) return SpacingClass::space;
  if (within(character, U'0', U'9')) return SpacingClass::digit;
  if (is_latin(character)) return SpacingClass::latin;
  return SpacingClass::other;
}

bool is_japanese(char32_t character) {
  return is_han(character) || is_kana(character) || within(character, 0x3000, 0x303F) ||
         within(character, 0xFF01, 0xFFEF) || character == U'・';
}

}  // namespace noren
