#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace noren {

/// A piece of a date as people write it.
struct WhenToken {
  enum class Kind {
    date,      // year (where written), month, day
    day,       // day alone: 20日
    weekday,   // (日), 日曜, Sun
    time,      // after midnight
    range,     // 〜, から
    until,     // まで
    next_day,  // 翌, 翌日
    bad,       // looks like a date or time and can be none: 13月40日, 10:75
    other,
  } kind = Kind::other;
  std::u32string text;
  std::optional<int> year;
  unsigned month = 0;
  unsigned day = 0;
  unsigned weekday = 0;  // 0 = Sunday
  Millis time{};
  enum class HalfDay { unsaid, morning, afternoon } half = HalfDay::unsaid;  // of a time
};

/// Full-width forms, the many dashes and waves, and bracketed weekdays (㈰) as plain characters;
/// addresses (http…) blanked.
std::u32string plain_when_text(std::string_view text);

/// The pieces of `plain` in order; blanks and words that change nothing (開始, 頃) are left out.
std::vector<WhenToken> when_tokens(std::u32string_view plain);

}  // namespace noren
