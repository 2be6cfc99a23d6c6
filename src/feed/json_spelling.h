#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noren {

/// The character that a full-width form stands for (１ is 1, ： is :, U+3000 a space); any other
/// character is itself.
char32_t ascii_of(char32_t character);

/// `text` with ascii_of applied to each character (UTF-8).
std::string ascii_text(std::string_view text);

/// `text` with the letters A to Z made small.
std::string lower_ascii(std::string_view text);

/// The JSON sign that a character outside strings is meant as: ascii_of, and 、 for a comma,
/// ; for a comma, = for a colon.
char32_t sign_of(char32_t character);

/// Blanks and line ends of JSON, and the blanks that editors and Japanese keyboards leave.
bool is_json_blank(char32_t character);
bool is_unusual_blank(char32_t character);

/// A character that begins a string: " and what keyboards and editors make of it (“ ” ＂ ' ‘ 「 …).
bool opens_string(char32_t character);

/// The offset of the character that closes the string opened at `open`; nothing when its line ends
/// before. Quotes inside the text are told from the closing one by what follows them.
std::optional<std::size_t> end_of_string(std::u32string_view text, std::size_t open);

/// The characters between two quotes, as a string of strict JSON.
struct SpelledString {
  std::string json;  // with its quotes
  /// Offsets of backslashes that begin no JSON escape; they were taken as backslashes.
  std::vector<std::size_t> lone_backslashes;
  /// Offsets of halves of surrogate pairs; each became U+FFFD.
  std::vector<std::size_t> lone_surrogates;
};
SpelledString spell_string(std::u32string_view text, std::size_t begin, std::size_t end);

/// Whether `text` is a number as JSON writes it.
bool is_json_number(std::string_view text);

}  // namespace noren
