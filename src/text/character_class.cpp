#include "text/character_class.h"

#include <algorithm>

#include "text/line_break_class.h"

namespace noren {
namespace {

constexpr bool within(char32_t character, char32_t first, char32_t last) {
  return first <= character && character <= last;
}

bool is_katakana(char32_t c) {
  return within(c, U'ァ', U'ヺ') || c == U'ー' || within(c, 0x31F0, 0x31FF) ||
         (within(c, 0xFF66, 0xFF9F));
}

bool is_kanji(char32_t c) {
  return within(c, 0x4E00, 0x9FFF) || within(c, 0x3400, 0x4DBF) || within(c, 0x20000, 0x3FFFF) ||
         within(c, 0xF900, 0xFAFF) || any_of(U"々〆〇", c);
}

bool is_latin(char32_t c) {
  return within(c, U'a', U'z') || within(c, U'A', U'Z') || within(c, U'Ａ', U'Ｚ') ||
         within(c, U'ａ', U'ｚ') || (within(c, 0xC0, 0x24F) && c != 0xD7 && c != 0xF7);
}

CharacterClass class_by_property(char32_t c) {
  switch (line_break_properties(c).break_class) {
    case LineBreakClass::op:
      return CharacterClass::open;
    case LineBreakClass::cl:
    case LineBreakClass::cp:
      return CharacterClass::close;
    case LineBreakClass::cm:
    case LineBreakClass::zwj:
      return CharacterClass::mark;
    default:
      return CharacterClass::other;
  }
}

}  // namespace

CharacterClass character_class(char32_t c) {
  // What most texts are made of comes first.
  if (within(c, U'ぁ', U'ゖ') || any_of(U"ゝゞ", c)) return CharacterClass::hiragana;
  if (is_katakana(c)) return CharacterClass::katakana;
  if (is_kanji(c)) return CharacterClass::kanji;
  if (any_of(U" \t　\u00A0", c)) return CharacterClass::space;
  if (within(c, U'0', U'9') || within(c, U'０', U'９')) return CharacterClass::digit;
  if (is_latin(c)) return CharacterClass::latin;
  if (any_of(U"、。！？!?，．､｡…‼⁇⁈⁉", c)) return CharacterClass::stop;
  if (any_of(U"・･／/", c)) return CharacterClass::middle;
  if (any_of(U"〜～", c)) return CharacterClass::wave;
  if (any_of(U"“‘〝", c)) return CharacterClass::open;
  if (any_of(U"”〟", c)) return CharacterClass::close;  // ’ is an apostrophe too
  return class_by_property(c);
}

std::vector<CharacterClass> character_classes(std::u32string_view text) {
  std::vector<CharacterClass> classes(text.size());
  std::transform(text.begin(), text.end(), classes.begin(), character_class);
  return classes;
}

}  // namespace noren
