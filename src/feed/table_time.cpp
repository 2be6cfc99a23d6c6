#include "feed/table_time.h"

#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "feed/feed_date.h"
#include "feed/service_time.h"
#include "feed/when.h"

namespace noren {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string day_text(Date date) {
  return format_rfc3339({date, Millis(0)}, minutes(0)).substr(0, 10);
}

std::string time_text(Date date, Millis of_day) {
  const CivilTime time{plus_days(date, static_cast<int>(of_day / hours(24))), of_day % hours(24)};
  return format_rfc3339(time, minutes(0)).substr(0, 19);
}

/// Days and fractions of days, as a spreadsheet counts, to the minute.
std::optional<minutes> days_of(const std::string& text) {
  double days = 0;
  const char* const last = text.data() + text.size();
  if (text.empty() || !is_digit(text.front())) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), last, days, std::chars_format::fixed);
  constexpr double kMost = 100'000;
  if (error != std::errc() || end != last || !(days < kMost)) return std::nullopt;
  constexpr double kMinutesOfDay = 1440;
  return minutes(static_cast<int>(days * kMinutesOfDay + 0.5));
}

/// 45340 or 45340.4375 of a spreadsheet whose cell has no format, from 2000 to 2099.
std::optional<std::string> serial_day(const std::string& text) {
  using std::chrono::days;
  const auto since = days_of(text);
  constexpr days kFirst(36526);
  constexpr days kLast(73050);
  if (!since || *since < kFirst || *since >= kLast + days(1)) return std::nullopt;
  const Date epoch{std::chrono::year(1899), std::chrono::month(12), std::chrono::day(30)};
  const days whole = std::chrono::floor<days>(*since);
  const Date date = plus_days(epoch, static_cast<int>(whole.count()));
  return *since == whole ? day_text(date) : time_text(date, *since - whole);
}

/// "2/18/2024" of an American sheet, "18/2/2024" of a European one.
std::optional<std::string> slashed_day(const std::string& text) {
  std::array<std::string, 3> parts;
  std::size_t part = 0;
  for (const char c : text) {
    if (c == '/' && ++part < parts.size()) continue;
    if (part >= parts.size() || !is_digit(c)) return std::nullopt;
    parts.at(part) += c;
  }
  if (part != 2 || parts[2].size() != 4 || parts[0].size() > 2 || parts[1].size() > 2)
    return std::nullopt;
  for (const auto& [month, day] : {std::pair(parts[0], parts[1]), std::pair(parts[1], parts[0])}) {
    const auto date = plain_time(fmt::format("{}/{}/{}", parts[2], month, day));
    if (date && parse_rfc3339(*date)) return date;
  }
  return std::nullopt;
}

/// "18-Feb-24", "18 Feb 2024": a day with the name of its month, and no time.
std::optional<std::string> named_day(std::string text) {
  std::size_t parts = 1;
  bool named = false;
  for (char& c : text) {
    if (c == '-') c = ' ';
    parts += c == ' ' ? 1U : 0U;
    named = named || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
  if (parts != 3 || !named || !is_digit(text.front()) || !is_digit(text.back()))
    return std::nullopt;
  const auto instant = parse_feed_date(text, Zone());
  return instant ? std::optional(day_text(Zone().to_civil(*instant).date)) : std::nullopt;
}

/// 「2024年2月18日(日) 10:00」, 「令和6年2月18日」, 「R6.2.18」: one moment whose year is written.
std::optional<std::string> spoken_day(const std::string& text, Date today) {
  const auto when = parse_when(text, today);
  if (!when || when->year != When::Year::written || when->last != when->date || when->end ||
      !when->warnings.empty())
    return std::nullopt;
  return when->time ? time_text(when->date, *when->time) : day_text(when->date);
}

}  // namespace

std::optional<std::string> table_day(const std::string& text, Date today) {
  if (text.empty()) return std::nullopt;
  if (auto serial = serial_day(text)) return serial;
  if (auto named = named_day(text)) return named;
  const std::string plain = plain_time(text).value_or("");
  if (plain.empty()) return std::nullopt;
  if (parse_rfc3339(plain)) return plain;
  if (auto slashed = slashed_day(plain)) return slashed;
  return spoken_day(text, today);
}

std::optional<std::string> table_time(const std::string& day, const std::string& time) {
  const std::string date = day.substr(0, 10);
  const auto of_day = time.find('.') == std::string::npos ? std::nullopt : days_of(time);
  if (of_day && *of_day < hours(24))
    return date + fmt::format("T{:02}:{:02}:00", of_day->count() / 60, of_day->count() % 60);
  const std::optional<std::string> both = plain_time(date + " " + time);
  return both && parse_rfc3339(*both) ? both : std::nullopt;
}

}  // namespace noren
