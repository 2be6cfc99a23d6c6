#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "feed/html_text.h"

namespace noren {

/// Code points that are kept of each kind of text.
inline constexpr std::size_t kLongestTitle = 300;
inline constexpr std::size_t kLongestSummary = 4000;
inline constexpr std::size_t kLongestFact = 120;  // place, fee, deadline, capacity, verb, tag
inline constexpr std::size_t kLongestId = 200;

/// `text` as it can stand on the wall, on one line: without HTML, control, zero-width and bidi
/// characters (the joiner inside an emoji stays), kana with a separate (han)dakuten composed,
/// every run of blanks one blank, none at the ends. Half-width kana and ①, ㈱ are left. At most
/// `longest` code points, cut with "…". May be empty.
std::string clean_line(std::string_view text, HtmlReading reading, std::size_t longest);

/// The same with its paragraphs kept as lines ('\n').
std::string clean_lines(std::string_view text, HtmlReading reading, std::size_t longest);

/// `lines`, as clean_lines gives them, on one line.
std::string on_one_line(std::string lines);

/// `text` for comparing only: ASCII and full-width forms alike, lower case, no blanks, one wave
/// dash.
std::string folded(std::string_view text);

/// Kana followed by a combining (han)dakuten as one character where Unicode has one.
std::u32string with_kana_composed(std::u32string_view text);

}  // namespace noren
