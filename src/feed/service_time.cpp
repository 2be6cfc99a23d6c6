#include "feed/service_time.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include <fmt/format.h>

#include "base/utf8.h"
#include "feed/feed_date.h"

namespace noren {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// ASCII for the full-width digits and signs that people type into tables.
std::string plain_ascii(std::string_view text) {
  std::u32string plain;
  for (const char32_t c : decode_utf8(text))
    plain += c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c == 0x3000 ? U' ' : c;
  std::string ascii = encode_utf8(plain);
  const std::size_t begin = ascii.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return ascii.substr(begin, ascii.find_last_not_of(" \t\r\n") - begin + 1);
}

/// Reads at most `most` digits at the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t most) {
  std::size_t digits = 0;
  while (digits < text.size() && digits < most && is_digit(text[digits]))
    ++digits;
  int value = 0;
  if (digits == 0) return std::nullopt;
  std::from_chars(text.data(), text.data() + digits, value);
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

/// "2018/1/10", "2026.08.16", "2024-2-18" at the front of `text`.
std::optional<Date> take_date(std::string_view& text) {
  std::string_view rest = text;
  const auto year = rest.size() > 4 && is_digit(rest[3]) ? take_number(rest, 4) : std::nullopt;
  if (!year || rest.empty()) return std::nullopt;
  const char sign = rest.front();
  if (sign != '/' && sign != '.' && sign != '-') return std::nullopt;
  rest.remove_prefix(1);
  const auto month = take_number(rest, 2);
  if (!month || !take(rest, sign)) return std::nullopt;
  const auto day = take_number(rest, 2);
  if (!day) return std::nullopt;
  const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                  std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  text = rest;
  return date;
}

std::string day_text(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

/// "13:00", "25:30:00.000000+09:00" after a date: the hours past 24 go into the date, the rest
/// stays as it is spelled.
std::optional<std::string> dated_time(Date date, std::string_view rest) {
  constexpr int kLatestHour = 29;  // broadcasting and nightlife count on to the next morning
  if (!take(rest, 'T') && !take(rest, 't') && !take(rest, ' ')) return std::nullopt;
  while (take(rest, ' ')) {
  }
  const auto hour = take_number(rest, 2);
  if (!hour || *hour > kLatestHour || rest.empty() || rest.front() != ':') return std::nullopt;
  std::string text = fmt::format("{}T{:02}{}", day_text(plus_days(date, *hour / 24)), *hour % 24,
                                 std::string(rest));
  return parse_rfc3339(text) ? std::optional(std::move(text)) : std::nullopt;
}

std::string spelled(const ParsedTime& time) {
  if (time.date_only) return day_text(time.civil.date);
  const std::string text = format_rfc3339(time.civil, time.offset.value_or(minutes(0)));
  return time.offset ? text : text.substr(0, 19);
}

/// The length of "P1DT2H30M"; nothing for anything else.
std::optional<Millis> iso_duration(std::string_view text) {
  if (!take(text, 'P') || text.empty()) return std::nullopt;
  constexpr std::array<std::pair<char, int>, 2> kDays{{{'W', 7 * 86'400}, {'D', 86'400}}};
  constexpr std::array<std::pair<char, int>, 3> kTimes{{{'H', 3600}, {'M', 60}, {'S', 1}}};
  Millis sum{0};
  bool in_time = false;
  while (!text.empty()) {
    if (!in_time && take(text, 'T')) {
      in_time = true;
      continue;
    }
    const auto value = take_number(text, 6);
    if (!value || text.empty()) return std::nullopt;
    const char unit = text.front();
    text.remove_prefix(1);
    int seconds = 0;
    for (const auto& [name, length] : kDays)
      if (!in_time && name == unit) seconds = length;
    for (const auto& [name, length] : kTimes)
      if (in_time && name == unit) seconds = length;
    if (seconds == 0) return std::nullopt;
    sum += std::chrono::seconds(std::int64_t{seconds} * *value);
  }
  return sum;
}

}  // namespace

std::optional<std::string> plain_time(std::string_view text) {
  constexpr std::size_t kLongest = 120;
  if (text.size() > kLongest) return std::nullopt;
  const std::string plain = plain_ascii(text);
  if (plain.empty() || plain.starts_with("0000-00-00")) return std::nullopt;
  if (parse_rfc3339(plain)) return plain;
  std::string_view rest = plain;
  if (const auto date = take_date(rest)) {
    if (rest.empty()) return day_text(*date);
    if (auto timed = dated_time(*date, rest)) return timed;
  }
  const bool named_month = std::any_of(plain.begin(), plain.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  // A zone stands only in for a missing one; UTC marks that none was written.
  const Zone utc;
  if (named_month)
    if (const auto instant = parse_feed_date(plain, utc))
      return format_rfc3339(utc.to_civil(*instant), minutes(0));
  return std::string(text);
}

std::optional<std::string> time_of_unix(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  constexpr std::int64_t kFirstMillis = 100'000'000'000;
  constexpr std::int64_t kLast = 32'503'680'000'000;  // the year 3000
  if (error != std::errc() || end != text.data() + text.size() || value <= 0 || value > kLast)
    return std::nullopt;
  const Millis since = value >= kFirstMillis ? Millis(value) : std::chrono::seconds(value);
  return format_rfc3339(Zone().to_civil(Instant(since)), minutes(0));
}

std::optional<std::string> time_after(std::string_view start, std::string_view duration) {
  std::optional<ParsedTime> time = parse_rfc3339(start);
  const std::optional<Millis> length = iso_duration(duration);
  if (!time || time->date_only || !length || *length <= Millis(0)) return std::nullopt;
  const Millis end = time->civil.of_day + *length;
  time->civil.date = plus_days(time->civil.date, static_cast<int>(end / hours(24)));
  time->civil.of_day = end % hours(24);
  return spelled(*time);
}

}  // namespace noren
