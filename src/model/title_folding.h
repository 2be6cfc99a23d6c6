#pragma once

#include <string>
#include <string_view>

namespace noren {

/// `title` for comparing: full-width and half-width forms, letter case, blanks, brackets and
/// punctuation make no difference, nor which of 〜 and ～ was typed. Never shown.
std::string folded_title(std::string_view title);

}  // namespace noren
