#pragma once

#include <string>
#include <string_view>

namespace noren {

/// `text` with characters of UTF-8 that a program took for windows-1252 and encoded once more
/// ("ã\u0081\u0082" for 「あ」, "â€¦" for …) as they were meant, and what is left of the control
/// characters 0x80 to 0x9F as windows-1252 has them. Only characters of three or four bytes are
/// told: no text has such a sequence by intent.
std::u32string without_double_encoding(std::u32string_view text);

}  // namespace noren
