#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace noren {

/// A date with its time in a line: [begin, end) of its characters.
struct DateSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool has_time = false;
  bool has_weekday = false;
};

/// One line of a post, its dates found.
struct AnnouncementLine {
  std::size_t number = 0;  // from 1
  std::u32string shown;    // as written
  std::u32string plain;    // full-width forms folded, one character for one
  std::vector<DateSpan> dates;
  bool has_bad = false;         // a date or time that can be none
  bool has_stray_time = false;  // outside of the spans
  bool has_weekday_alone = false;
};

/// The line `text`, of which the first 300 characters are looked at.
AnnouncementLine announcement_line(std::string_view text, std::size_t number);

}  // namespace noren
