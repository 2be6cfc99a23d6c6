#include "model/title_folding.h"

#include <utility>

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

namespace {

constexpr std::u32string_view kOpening = U"（(【［[〔《<＜";
constexpr std::u32string_view kClosing = U"）)】］]〕》>＞";
constexpr std::u32string_view kTitleBlanks = U" \u3000\u00a0\t";

bool holds(std::u32string_view signs, char32_t character) {
  return signs.find(character) != std::u32string_view::npos;
}

/// The length of a bracketed weekday at the front: "（金）", "(月・祝)"; 0 for anything else.
std::size_t bracketed_weekday(std::u32string_view text) {
  if (text.empty() || !holds(U"（(", text.front())) return 0;
  const std::size_t end = text.find_first_of(U"）)");
  constexpr std::size_t kLongest = 5;
  if (end > kLongest) return 0;  // nowhere (npos) is farther still
  for (const char32_t character : text.substr(1, end - 1))
    if (!holds(U"月火水木金土日祝休・曜", character)) return 0;
  return end + 1;
}

/// The length of what may belong to a date at the front, and whether it is one: two numbers at
/// least with a sign of a date or a time.
std::pair<std::size_t, bool> date_at_front(std::u32string_view text) {
  std::size_t at = 0;
  int numbers = 0;
  bool in_number = false;
  bool sign = false;
  while (at < text.size()) {
    const char32_t character = text[at];
    const bool digit =
        (character >= U'0' && character <= U'9') || (character >= U'０' && character <= U'９');
    if (digit) {
      numbers += in_number ? 0 : 1;
    } else if (const std::size_t weekday = bracketed_weekday(text.substr(at))) {
      at += weekday - 1;
    } else if (holds(U"/／:：月時", character)) {
      sign = true;
    } else if (!holds(U"年日分.．-－~～〜から、,", character) && !holds(kTitleBlanks, character)) {
      break;
    }
    in_number = digit;
    ++at;
  }
  return {at, numbers >= 2 && sign};
}

}  // namespace

std::string without_prefix(std::string_view title) {
  const std::u32string all = decode_utf8(title);
  std::u32string_view rest = all;
  for (;;) {
    const std::size_t begin = rest.find_first_not_of(kTitleBlanks);
    if (begin == std::u32string_view::npos) return std::string(title);
    rest.remove_prefix(begin);
    const std::size_t bracket = kOpening.find(rest.front());
    if (bracket == std::u32string_view::npos) break;
    const std::size_t end = rest.find(kClosing[bracket]);
    if (end == std::u32string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return encode_utf8(rest);
}

std::string without_date(std::string_view title) {
  const std::u32string all = decode_utf8(title);
  const auto [length, dated] = date_at_front(all);
  if (dated && length < all.size()) return encode_utf8(std::u32string_view(all).substr(length));
  // At the end: the first blank after which nothing but a date follows.
  for (std::size_t at = 1; at < all.size(); ++at) {
    if (!holds(kTitleBlanks, all[at])) continue;
    const auto [tail, tail_dated] = date_at_front(std::u32string_view(all).substr(at + 1));
    if (tail_dated && tail == all.size() - at - 1)
      return encode_utf8(std::u32string_view(all).substr(0, at));
  }
  return std::string(title);
}

}  // namespace noren
