#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace noren {

/// Bytes of the longest text that is kept unless the caller says otherwise.
inline constexpr std::size_t kLongestHtmlText = 65536;

enum class HtmlReading {
  /// A text that may hold HTML by accident: only the names of real elements are tags, so that
  /// "a < b" and "vector<int>" stay.
  loose,
  /// A fragment of a page: everything that looks like a tag is one, and white space is one blank.
  markup,
};

/// The text of `html`: tags gone, character references decoded once, comments, scripts and styles
/// dropped, CDATA taken as it stands. Where a paragraph, line or item ends stands one '\n'.
/// Linear in the input; the result holds at most `longest` bytes, cut between characters.
std::string html_text(std::string_view html, HtmlReading reading,
                      std::size_t longest = kLongestHtmlText);

/// The first sentence of `text`, without its 。, at most `longest` code points (cut with …).
std::string first_sentence(std::string_view text, std::size_t longest = 100);

}  // namespace noren
