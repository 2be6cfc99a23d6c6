#pragma once

#include <string>
#include <string_view>

namespace noren {

/// Code points of `text`; every byte that is no well-formed UTF-8 (overlong forms, surrogates and
/// values past U+10FFFF included) becomes one U+FFFD, so that nothing is lost and nothing throws.
std::u32string decode_utf8(std::string_view text);

/// UTF-8 of `text`; code points that UTF-8 can't hold become U+FFFD.
std::string encode_utf8(std::u32string_view text);
std::string encode_utf8(char32_t character);

/// Whether `text` is well-formed UTF-8.
bool is_utf8(std::string_view text);

/// `text` with ill-formed bytes replaced as decode_utf8 does.
std::string repaired_utf8(std::string_view text);

/// The number of code points.
std::size_t length_utf8(std::string_view text);

/// `text` without control characters (tabs and line ends become spaces): fit for one log line or
/// a terminal, whatever a feed put into it.
std::string printable(std::string_view text);

}  // namespace noren
