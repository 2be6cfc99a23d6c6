#include "feed/double_encoding.h"

#include <cstddef>

#include "base/utf8.h"
#include "feed/html_entities.h"

namespace noren {
namespace {

/// The byte that windows-1252 has for `c`; 0 when it has none.
unsigned char byte_of(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
  for (char32_t byte = 0x80; byte < 0xA0 && c > 0xFF; ++byte)
    if (windows_1252(byte) == c) return static_cast<unsigned char>(byte);
  return 0;
}

/// The character whose bytes the first ones of `text` are; empty when they are none.
std::u32string meant_by(std::u32string_view text) {
  const char32_t first = text.front();
  if (first < 0xE0 || first > 0xF4) return {};
  const std::size_t length = first < 0xF0 ? 3 : 4;
  if (text.size() < length) return {};
  std::string bytes;
  for (const char32_t c : text.substr(0, length))
    bytes += static_cast<char>(byte_of(c));
  return is_utf8(bytes) ? decode_utf8(bytes) : std::u32string();
}

}  // namespace

std::u32string without_double_encoding(std::u32string_view text) {
  std::u32string meant;
  meant.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::u32string character = meant_by(text.substr(i));
    if (character.size() == 1) {
      i += character[0] > 0xFFFF ? 4 : 3;
      meant += character;
      continue;
    }
    const char32_t of_windows = windows_1252(text[i]);
    meant += of_windows != 0 ? of_windows : text[i];
    ++i;
  }
  return meant;
}

}  // namespace noren
