#include "platform/http_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace noren {
namespace {

// A server in trouble may name any number; a venue's day does not wait for it.
constexpr Millis kLongestRetry = std::chrono::hours(1);

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

std::optional<unsigned> month_of(std::string_view name) {
  static constexpr std::array<std::string_view, 12> kNames{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto* const found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<unsigned>(found - kNames.begin()) + 1;
}

std::vector<std::string_view> words_of(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> words;
  while (!text.empty() && words.size() < 8) {
    const auto start = text.find_first_not_of(separators);
    if (start == std::string_view::npos) break;
    text.remove_prefix(start);
    const auto end = std::min(text.find_first_of(separators), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

std::optional<Millis> of_day(std::string_view text) {
  const auto parts = words_of(text, ":");
  if (parts.size() != 3) return std::nullopt;
  const auto hour = number(parts[0]);
  const auto minute = number(parts[1]);
  const auto second = number(parts[2]);
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) {
    return std::nullopt;
  }
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second);
}

std::optional<Instant> instant_of(std::string_view day, std::string_view month,
                                  std::string_view year, std::string_view time) {
  const auto d = number(day);
  const auto m = month_of(month);
  auto y = number(year);
  const auto t = of_day(time);
  if (!d || !m || !y || !t) return std::nullopt;
  // RFC 850 writes two digits; the format was given up long before 2070.
  if (year.size() == 2) *y += *y < 70 ? 2000 : 1900;
  const Date date{std::chrono::year(*y), std::chrono::month(*m),
                  std::chrono::day(static_cast<unsigned>(*d))};
  if (!date.ok()) return std::nullopt;
  return Instant(std::chrono::sys_days(date)) + *t;
}

}  // namespace

std::optional<Instant> parse_http_date(std::string_view text) {
  const auto words = words_of(text, " ,-");
  if (words.size() == 6 && words[5] == "GMT") {
    return instant_of(words[1], words[2], words[3], words[4]);
  }
  if (words.size() == 5) return instant_of(words[2], words[1], words[4], words[3]);  // asctime
  return std::nullopt;
}

std::optional<Millis> parse_retry_after(std::string_view text, Instant now) {
  if (const auto words = words_of(text, " \t"); words.size() == 1) {
    const bool digits =
        std::all_of(words[0].begin(), words[0].end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) return std::nullopt;
    // More digits than fit are a wish beyond the limit all the same.
    const auto seconds = number(words[0]);
    return seconds ? std::min<Millis>(std::chrono::seconds(*seconds), kLongestRetry)
                   : kLongestRetry;
  }
  const auto date = parse_http_date(text);
  if (!date) return std::nullopt;
  return std::clamp<Millis>(*date - now, Millis(0), kLongestRetry);
}

}  // namespace noren
