#include "feed/json_spelling.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace noren {
namespace {

constexpr std::u32string_view kDoubleQuotes = U"\"“”„‟＂〝〞〟";
constexpr std::u32string_view kSingleQuotes = U"'‘’‚‛＇";

bool is_one_of(char32_t character, std::u32string_view set) {
  return set.find(character) != std::u32string_view::npos;
}

bool is_line_end(char32_t character) {
  return character == U'\n' || character == U'\r';
}

/// The characters that may close what `opener` has opened.
std::u32string_view closers_of(char32_t opener) {
  if (opener == U'「' || opener == U'『') return U"」』";
  return is_one_of(opener, kSingleQuotes) ? kSingleQuotes : kDoubleQuotes;
}

/// Whether what stands after a quote lets it be the end of a string.
bool may_follow_string(std::u32string_view text, std::size_t at) {
  while (at < text.size() && !is_line_end(text[at]) && is_json_blank(text[at]))
    ++at;
  if (at >= text.size() || is_line_end(text[at])) return true;
  return is_one_of(sign_of(text[at]), U",:}]/#");
}

/// The first `"` that no backslash precedes.
std::optional<std::size_t> straight_end(std::u32string_view text, std::size_t open) {
  for (std::size_t i = open + 1; i < text.size() && !is_line_end(text[i]); ++i) {
    if (text[i] == U'\\') {
      ++i;
    } else if (text[i] == U'"') {
      return i;
    }
  }
  return std::nullopt;
}

/// The first of `closers` that can be an end, else the last of them on the line.
std::optional<std::size_t> meant_end(std::u32string_view text, std::size_t open,
                                     std::u32string_view closers) {
  std::optional<std::size_t> last;
  for (std::size_t i = open + 1; i < text.size() && !is_line_end(text[i]); ++i) {
    if (text[i] == U'\\') {
      ++i;
    } else if (is_one_of(text[i], closers)) {
      last = i;
      if (may_follow_string(text, i + 1)) return i;
    }
  }
  return last;
}

std::optional<char32_t> hex_at(std::u32string_view text, std::size_t at, std::size_t end) {
  if (at + 4 > end) return std::nullopt;
  char32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char32_t c = text[i];
    const bool decimal = c >= U'0' && c <= U'9';
    const bool lower = c >= U'a' && c <= U'f';
    const bool upper = c >= U'A' && c <= U'F';
    if (!decimal && !lower && !upper) return std::nullopt;
    value = value * 16 + (decimal ? c - U'0' : lower ? c - U'a' + 10 : c - U'A' + 10);
  }
  return value;
}

bool is_high(char32_t unit) {
  return unit >= 0xD800 && unit <= 0xDBFF;
}
bool is_low(char32_t unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

/// Spells the escape at `at` (a backslash) and returns how many characters it took.
std::size_t spell_escape(std::u32string_view text, std::size_t at, std::size_t end,
                         SpelledString& spelled) {
  const char32_t kind = at + 1 < end ? text[at + 1] : U'\0';
  if (is_one_of(kind, U"\"\\/bfnrt") && kind != U'\0') {
    spelled.json += '\\';
    spelled.json += encode_utf8(kind);
    return 2;
  }
  const auto unit = kind == U'u' ? hex_at(text, at + 2, end) : std::nullopt;
  if (!unit) {
    spelled.lone_backslashes.push_back(at);
    spelled.json += "\\\\";
    return 1;
  }
  if (!is_high(*unit) && !is_low(*unit)) {
    spelled.json += fmt::format("\\u{:04x}", static_cast<unsigned>(*unit));
    return 6;
  }
  const bool second = at + 7 < end && text[at + 6] == U'\\' && text[at + 7] == U'u';
  const auto low = is_high(*unit) && second ? hex_at(text, at + 8, end) : std::nullopt;
  if (low && is_low(*low)) {
    spelled.json += fmt::format("\\u{:04x}\\u{:04x}", static_cast<unsigned>(*unit),
                                static_cast<unsigned>(*low));
    return 12;
  }
  spelled.lone_surrogates.push_back(at);
  spelled.json += encode_utf8(char32_t{0xFFFD});
  return 6;
}

}  // namespace

char32_t ascii_of(char32_t character) {
  if (character >= 0xFF01 && character <= 0xFF5E) return character - 0xFEE0;
  return character == 0x3000 ? U' ' : character;
}

std::string ascii_text(std::string_view text) {
  std::u32string characters = decode_utf8(text);
  for (char32_t& character : characters)
    character = ascii_of(character);
  return encode_utf8(characters);
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

char32_t sign_of(char32_t character) {
  const char32_t sign = ascii_of(character);
  if (sign == U'、' || sign == U';') return U',';
  return sign == U'=' ? U':' : sign;
}

bool is_unusual_blank(char32_t character) {
  return is_one_of(character,
                   U"\u3000\u00A0\u200B\u200C\u200D\u2060\uFEFF\u2028\u2029\u000B\u000C");
}

bool is_json_blank(char32_t character) {
  return is_one_of(character, U" \t\r\n") || is_unusual_blank(character);
}

bool opens_string(char32_t character) {
  return is_one_of(character, kDoubleQuotes) || is_one_of(character, kSingleQuotes) ||
         character == U'「' || character == U'『';
}

std::optional<std::size_t> end_of_string(std::u32string_view text, std::size_t open) {
  if (text[open] != U'"') return meant_end(text, open, closers_of(text[open]));
  // A string of strict JSON ends where JSON says. Only where that makes no sense may a curly quote
  // be the end: "name”: "…".
  const auto strict = straight_end(text, open);
  if (strict && may_follow_string(text, *strict + 1)) return strict;
  const auto meant = meant_end(text, open, kDoubleQuotes.substr(1));
  if (meant && may_follow_string(text, *meant + 1)) return meant;
  return strict;
}

SpelledString spell_string(std::u32string_view text, std::size_t begin, std::size_t end) {
  SpelledString spelled;
  spelled.json = "\"";
  for (std::size_t i = begin; i < end;) {
    const char32_t character = text[i];
    if (character == U'\\') {
      i += spell_escape(text, i, end, spelled);
      continue;
    }
    if (character == U'"') {
      spelled.json += "\\\"";
    } else if (character < 0x20) {
      spelled.json += fmt::format("\\u{:04x}", static_cast<unsigned>(character));
    } else {
      spelled.json += encode_utf8(character);
    }
    ++i;
  }
  spelled.json += '"';
  return spelled;
}

bool is_json_number(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t start = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9')
      ++at;
    return at - start;
  };
  if (at < text.size() && text[at] == '-') ++at;
  const std::size_t whole_start = at;
  const std::size_t whole = digits();
  if (whole == 0 || (whole > 1 && text[whole_start] == '0')) return false;
  if (at < text.size() && text[at] == '.') {
    ++at;
    if (digits() == 0) return false;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (digits() == 0) return false;
  }
  return at == text.size();
}

}  // namespace noren
