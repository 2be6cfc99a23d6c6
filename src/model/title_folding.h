#pragma once

#include <string>
#include <string_view>

namespace noren {

/// `title` for comparing: full-width and half-width forms, letter case, blanks, brackets and
/// punctuation make no difference, nor which of 〜 and ～ was typed. Never shown.
std::string folded_title(std::string_view title);

/// `title` without the groups in brackets at its begin (（富士通）, 【再掲】): what partners put
/// before each other's titles. The title itself where nothing else is left.
std::string without_prefix(std::string_view title);

/// `title` without a date and time of day at its begin or end ("10/14（金）18:00～ 個別相談会").
/// The title itself where it holds none there or nothing else.
std::string without_date(std::string_view title);

}  // namespace noren
