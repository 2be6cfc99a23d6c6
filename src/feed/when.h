#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/bilingual.h"
#include "base/instant.h"
#include "model/content.h"

namespace noren {

/// A date as people write it, read. Wall-clock times of the venue's zone.
struct When {
  Date date{};
  std::optional<Millis> time;  // after midnight of `date`, 24 h and more for 25:30; none: all day
  Date last{};                 // of an all-day event: its last day, inclusive; else `date`
  struct End {
    Date date{};
    Millis time{};  // after midnight of `date`
    bool operator==(const End&) const = default;
  };
  std::optional<End> end;  // of a timed event, where the text says it
  Schedule::Weekday weekday = Schedule::Weekday::known;
  /// Whether the text leaves the year to the reader: its meaning hangs on the reference day.
  enum class Year { written, found } year = Year::written;
  std::vector<Bilingual> warnings;  // about what was understood all the same

  bool operator==(const When&) const = default;
};

/// Reads "2月18日(日) 10:00〜" and its like, text around it included. Without a year the date is
/// looked for from 60 days before to 330 days after `reference`; of two the weekday decides, else
/// the one nearer to `reference`. Fails, saying why, when there is no date, none in that window,
/// more than one, or anything else that would have to be guessed.
tl::expected<When, Bilingual> parse_when(std::string_view text, Date reference);

}  // namespace noren
