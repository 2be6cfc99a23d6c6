#include "base/utf8.h"

#include <algorithm>
#include <cstdint>

namespace noren {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_continuation(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

struct Decoded {
  char32_t character;
  std::size_t bytes;  // consumed, at least one
  bool well_formed;
};

Decoded decode_one(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t length = lead >= 0xF0 ? 4U : lead >= 0xE0 ? 3U : 2U;
  if (lead < 0xC2 || lead > 0xF4) return {kReplacement, 1, false};
  char32_t character = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text, at + i)) return {kReplacement, 1, false};
    character = character << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  const bool overlong = (length == 3 && character < 0x800) || (length == 4 && character < 0x10000);
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  if (overlong || surrogate || character > 0x10FFFF) return {kReplacement, 1, false};
  return {character, length, true};
}

}  // namespace

std::u32string decode_utf8(std::string_view text) {
  std::u32string characters;
  characters.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_one(text, at);
    characters += decoded.character;
    at += decoded.bytes;
  }
  return characters;
}

std::string encode_utf8(char32_t character) {
  const auto byte = [](char32_t value) {
    return static_cast<char>(static_cast<unsigned char>(value));
  };
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  if (surrogate || character > 0x10FFFF) character = kReplacement;
  if (character < 0x80) return {byte(character)};
  if (character < 0x800) return {byte(0xC0U | character >> 6U), byte(0x80U | (character & 0x3FU))};
  if (character < 0x10000)
    return {byte(0xE0U | character >> 12U), byte(0x80U | ((character >> 6U) & 0x3FU)),
            byte(0x80U | (character & 0x3FU))};
  return {byte(0xF0U | character >> 18U), byte(0x80U | ((character >> 12U) & 0x3FU)),
          byte(0x80U | ((character >> 6U) & 0x3FU)), byte(0x80U | (character & 0x3FU))};
}

std::string encode_utf8(std::u32string_view text) {
  std::string bytes;
  bytes.reserve(text.size() * 3);
  for (const char32_t character : text)
    bytes += encode_utf8(character);
  return bytes;
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_one(text, at);
    if (!decoded.well_formed) return false;
    at += decoded.bytes;
  }
  return true;
}

std::string repaired_utf8(std::string_view text) {
  return is_utf8(text) ? std::string(text) : encode_utf8(decode_utf8(text));
}

std::size_t length_utf8(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

std::string printable(std::string_view text) {
  std::string clean;
  for (const char32_t character : decode_utf8(text)) {
    const bool space = character == '\t' || character == '\n' || character == '\r' ||
                       character == 0x2028 || character == 0x2029 || character == 0x85;
    const bool control = character < 0x20 || (character >= 0x7F && character < 0xA0) ||
                         (character >= 0x202A && character <= 0x202E) ||
                         (character >= 0x2066 && character <= 0x2069);
    if (space)
      clean += ' ';
    else if (!control)
      clean += encode_utf8(character);
  }
  return clean;
}

}  // namespace noren
