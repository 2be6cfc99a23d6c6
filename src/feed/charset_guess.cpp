#include "feed/charset_guess.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "feed/charset_conversion.h"

namespace noren {
namespace {

/// Bytes that are looked at: more would not tell more.
constexpr std::size_t kSample = 65536;

bool in(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

template <class Test>
std::size_t count(std::u32string_view text, const Test& test) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), test));
}

std::size_t count_foreign(std::u32string_view text) {
  return count(text, [](char32_t c) { return c >= 0x80; });
}

/// Whether at least `percent` of what is not ASCII passes the test.
template <class Test>
bool mostly(std::u32string_view text, std::size_t percent, const Test& test) {
  return count(text, test) * 100 >= count_foreign(text) * percent;
}

/// Whether a character of `signs` stands before one of [first, last], where it never does.
bool stands_before(std::u32string_view text, std::u32string_view signs, char32_t first,
                   char32_t last) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i)
    if (signs.find(text[i]) != std::u32string_view::npos && in(text[i + 1], first, last))
      return true;
  return false;
}

bool is_han(char32_t c) {
  return in(c, 0x4E00, 0x9FFF) || in(c, 0x3000, 0x303F);
}

bool reads_as_japanese(std::u32string_view text, std::string_view /*bytes*/) {
  const std::size_t kana = count(text, [](char32_t c) { return in(c, 0x3041, 0x30FE); });
  const std::size_t half_width = count(text, [](char32_t c) { return in(c, 0xFF61, 0xFF9F); });
  return kana > half_width && kana * 10 >= count_foreign(text);
}

// Words without kana: the common kanji of Shift_JIS have first bytes that begin no character of
// other charsets.
bool reads_as_kanji(std::u32string_view text, std::string_view /*bytes*/) {
  std::size_t together = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i)
    if (is_han(text[i]) && is_han(text[i + 1])) ++together;
  return together * 2 >= count_foreign(text) && mostly(text, 100, is_han);
}

// The common kanji of EUC-JP have the first bytes up to 0xCF. Longer texts have kana.
bool reads_as_few_kanji(std::u32string_view text, std::string_view bytes) {
  constexpr std::size_t kFew = 12;
  std::size_t rare = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    if (bytes[i] >= 0) continue;
    if (static_cast<unsigned char>(bytes[i]) > 0xCF) ++rare;
    ++i;
  }
  return rare == 0 && count_foreign(text) <= kFew && mostly(text, 100, is_han);
}

bool reads_as_korean(std::u32string_view text, std::string_view /*bytes*/) {
  return mostly(text, 85, [](char32_t c) { return in(c, 0xAC00, 0xD7A3); });
}

/// Han characters and their punctuation.
bool is_chinese(char32_t c) {
  return in(c, 0x4E00, 0x9FFF) || in(c, 0x3000, 0x3017) || in(c, 0xFF01, 0xFF5E) ||
         in(c, 0x2010, 0x2026);
}

bool reads_as_chinese(std::u32string_view text, std::string_view /*bytes*/) {
  return mostly(text, 95, is_chinese);
}

// The common characters of Big5 have the first bytes 0xA4 to 0xC6.
bool reads_as_traditional_chinese(std::u32string_view text, std::string_view bytes) {
  std::size_t common = 0;
  std::size_t all = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    if (first < 0x80) continue;
    if (first >= 0xA4 && first <= 0xC6) ++common;
    if (first > 0xA3) ++all;
    ++i;
  }
  return common * 100 >= all * 80 && mostly(text, 95, is_chinese);
}

// Thai marks stand above or below a consonant; a vowel that is written before stands before one.
bool reads_as_thai(std::u32string_view text, std::string_view /*bytes*/) {
  const auto is_mark = [](char32_t c) {
    return c == 0x0E31 || in(c, 0x0E34, 0x0E3A) || in(c, 0x0E47, 0x0E4E);
  };
  const auto is_consonant = [](char32_t c) { return in(c, 0x0E01, 0x0E2E); };
  std::size_t misplaced = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t before = i > 0 ? text[i - 1] : U' ';
    const char32_t after = i + 1 < text.size() ? text[i + 1] : U' ';
    if (is_mark(text[i]) && !is_consonant(before) && !is_mark(before)) ++misplaced;
    if (in(text[i], 0x0E40, 0x0E44) && !is_consonant(after)) ++misplaced;
  }
  return misplaced * 20 <= count_foreign(text) &&
         mostly(text, 95, [](char32_t c) { return in(c, 0x0E01, 0x0E5B); });
}

// Five letters have another form at the end of a word.
bool reads_as_hebrew(std::u32string_view text, std::string_view /*bytes*/) {
  return mostly(text, 90, [](char32_t c) { return in(c, 0x05D0, 0x05EA); }) &&
         !stands_before(text, U"\u05DA\u05DD\u05DF\u05E3\u05E5", 0x05D0, 0x05EA);
}

// So has the sigma.
bool reads_as_greek(std::u32string_view text, std::string_view /*bytes*/) {
  const std::size_t small = count(text, [](char32_t c) { return in(c, 0x03AC, 0x03CE); });
  return small * 2 > count_foreign(text) && !stands_before(text, U"\u03C2", 0x03B1, 0x03CE) &&
         mostly(text, 95, [](char32_t c) { return in(c, 0x0384, 0x03CE) || in(c, 0xA0, 0xBB); });
}

// The wrong one of two Cyrillic charsets takes small letters for capitals.
bool reads_as_russian(std::u32string_view text, std::string_view /*bytes*/) {
  const std::size_t small = count(text, [](char32_t c) { return in(c, 0x0430, 0x0451); });
  return small * 100 >= count_foreign(text) * 60 &&
         mostly(text, 85, [](char32_t c) { return in(c, 0x0401, 0x0451); });
}

// Letters with accents stand among plain ones, those of another script among themselves.
bool reads_as_western(std::u32string_view text, std::string_view /*bytes*/) {
  const auto is_plain = [&](std::size_t i) {
    return i < text.size() && text[i] < 0x80 && in(text[i] | 0x20U, U'a', U'z');
  };
  std::size_t letters = 0;
  std::size_t among_plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!in(text[i], 0xC0, 0x17F)) continue;
    ++letters;
    if (is_plain(i + 1) || (i > 0 && is_plain(i - 1))) ++among_plain;
  }
  // Without a letter only quotes and dashes tell.
  if (letters == 0) return mostly(text, 100, [](char32_t c) { return in(c, 0x2010, 0x2026); });
  return among_plain * 3 >= letters * 2;
}

struct Guess {
  const char* charset;
  const char* strict;  // in which every byte of the sample must fit
  bool (*reads)(std::u32string_view text, std::string_view bytes);
};

// In this order: what fits a later one by chance is told by an earlier one.
constexpr std::array<Guess, 13> kGuesses{{
    {"EUC-JP-MS", "EUC-JP-MS", reads_as_japanese},
    {"CP932", "CP932", reads_as_japanese},
    {"CP932", "CP932", reads_as_kanji},
    {"CP949", "EUC-KR", reads_as_korean},
    {"EUC-JP-MS", "EUC-JP-MS", reads_as_few_kanji},
    {"GB18030", "EUC-CN", reads_as_chinese},
    {"CP950", "CP950", reads_as_traditional_chinese},
    {"CP1252", "CP1252", reads_as_western},
    {"CP874", "CP874", reads_as_thai},
    {"CP1255", "CP1255", reads_as_hebrew},
    {"CP1253", "CP1253", reads_as_greek},
    {"CP1251", "CP1251", reads_as_russian},
    {"KOI8-R", "KOI8-R", reads_as_russian},
}};

}  // namespace

const char* guessed_charset(std::string_view bytes) {
  std::string_view sample = bytes.substr(0, kSample);
  // Never within a character of two bytes.
  if (sample.size() < bytes.size()) sample = sample.substr(0, sample.rfind('\n'));
  // One letter alone is none of any language's.
  const auto high = std::count_if(sample.begin(), sample.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  for (const Guess& guess : kGuesses) {
    if (high < 2 && guess.reads != reads_as_western) continue;
    const std::optional<ConvertedText> converted = converted_text(sample, guess.strict);
    if (converted && converted->ill_formed == 0 &&
        guess.reads(decode_utf8(converted->text), sample))
      return guess.charset;
  }
  return nullptr;
}

}  // namespace noren
