#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

#include "base/instant.h"

namespace noren {

/// What the clock on some wall says, zone left open: recurrence is reckoned by it (RFC 5545,
/// section 3.3.10).
using WallTime = std::chrono::local_time<Millis>;

inline WallTime wall_time(const CivilTime& civil) {
  return WallTime(std::chrono::local_days(civil.date).time_since_epoch()) + civil.of_day;
}

inline CivilTime civil_time(WallTime wall) {
  const auto day = std::chrono::floor<std::chrono::days>(wall);
  return {Date(day), wall - day};
}

/// A recurrence rule, its numbers as RFC 5545 has them (negative: from the end).
struct RecurrenceRule {
  enum class Frequency { secondly, minutely, hourly, daily, weekly, monthly, yearly };
  struct Weekday {
    int position = 0;  // of that weekday in the month or year; 0: every one
    unsigned weekday = 0;
  };

  Frequency frequency = Frequency::daily;
  int interval = 1;
  std::optional<int> count;
  std::optional<WallTime> until;  // inclusive
  unsigned week_start = 1;        // 0 = Sunday
  std::vector<int> by_second;
  std::vector<int> by_minute;
  std::vector<int> by_hour;
  std::vector<Weekday> by_day;
  std::vector<int> by_month_day;
  std::vector<int> by_year_day;
  std::vector<int> by_week;
  std::vector<int> by_month;
  std::vector<int> by_position;
};

/// Work that is left: every day and time looked at takes one. Rules of a hostile calendar end
/// when it is used up.
using RecurrenceBudget = long;

/// Calls `visit` with the times of `rule`, ascending, `start` always the first, until `visit`
/// returns false, `last` is passed or `budget` is used up. Times before `from` may be left out
/// where the rule has no count.
void visit_recurrence(const RecurrenceRule& rule, WallTime start, WallTime from, WallTime last,
                      RecurrenceBudget& budget, const std::function<bool(WallTime)>& visit);

}  // namespace noren
