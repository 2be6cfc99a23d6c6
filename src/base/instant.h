#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace noren {

using Millis = std::chrono::duration<std::int64_t, std::milli>;

/// A moment in world time: 64-bit milliseconds since 1970 UTC, never time_t (4 bytes on armhf).
using Instant = std::chrono::time_point<std::chrono::system_clock, Millis>;

/// Time since the program started, from the monotonic clock: what every duration on screen counts.
using Uptime = Millis;

using Date = std::chrono::year_month_day;

/// What the wall clock says in some zone; 24:00 does not occur here, seconds are kept.
struct CivilTime {
  Date date{};
  Millis of_day{};  // since midnight, by the wall clock

  [[nodiscard]] int hour() const { return static_cast<int>(of_day / std::chrono::hours(1)); }
  [[nodiscard]] int minute() const {
    return static_cast<int>(of_day / std::chrono::minutes(1) % 60);
  }
  bool operator==(const CivilTime&) const = default;
};

/// 0 = Sunday .. 6 = Saturday.
inline unsigned weekday_of(Date date) {
  return std::chrono::weekday(std::chrono::sys_days(date)).c_encoding();
}

/// `date` moved by whole days.
inline Date plus_days(Date date, int days) {
  return std::chrono::sys_days(date) + std::chrono::days(days);
}

/// Days from `from` to `to`; negative when `to` is earlier.
inline int days_between(Date from, Date to) {
  return static_cast<int>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}

/// An RFC 3339 date-time in its widest use: "T" or a space between date and time, seconds and
/// fraction optional, offset "Z", "+09:00", "+0900" or "+09", or none. 24:00 is the next midnight.
struct ParsedTime {
  CivilTime civil{};
  std::optional<std::chrono::minutes> offset;  // none: local time of some zone
  bool date_only = false;
};

/// Nothing when `text` is no such date or time, or names a day that does not exist.
std::optional<ParsedTime> parse_rfc3339(std::string_view text);

/// "12s", "10m", "600ms", "2h", "3d" (whole or decimal numbers); nothing for anything else.
std::optional<Millis> parse_duration(std::string_view text);

/// "2024-02-14T14:05:00+09:00"
std::string format_rfc3339(const CivilTime& civil, std::chrono::minutes offset);

}  // namespace noren
