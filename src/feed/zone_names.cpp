#include "feed/zone_names.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "feed/windows_zones.h"

namespace noren {
namespace {

using std::chrono::minutes;

constexpr std::size_t kLongestName = 160;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\"'";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "US-Eastern" and "Asia-Tokyo" as tzdata writes them; empty for other names.
std::string slashed_name(std::string_view name) {
  std::string slashed(name);
  const std::size_t dash = slashed.find('-');
  if (dash == std::string::npos || slashed.find('/') != std::string::npos) return {};
  return slashed.replace(dash, 1, "/");
}

/// "+9", "+09", "+0900", "-03:30"; nothing when more stands behind it.
std::optional<minutes> signed_offset(std::string_view text) {
  if (text.size() < 2 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  std::string digits(text.substr(1));
  const std::size_t colon = digits.find(':');
  if (colon != std::string::npos) digits.erase(colon, 1);
  if (colon == 1) digits.insert(0, 1, '0');
  if (digits.empty() || digits.size() > 4 || digits.size() == 3 ||
      !std::all_of(digits.begin(), digits.end(), is_digit))
    return std::nullopt;
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const minutes offset(digits.size() <= 2 ? value * 60 : value / 100 * 60 + value % 100);
  if (offset > minutes(15 * 60) || value % 100 > 59) return std::nullopt;
  return text[0] == '-' ? -offset : offset;
}

/// "UTC", "GMT+9", "UTC+09:00", "Z", "+09:00", "JST".
std::optional<Zone> zone_of_offset(std::string_view name) {
  if (name == "JST" || name == "Japan") return Zone::fixed(minutes(9 * 60));
  if (name == "Z" || name == "z") return Zone();
  std::string_view rest = name;
  for (const std::string_view prefix : {"UTC", "GMT", "Etc/UTC", "Etc/GMT"})
    if (name.substr(0, prefix.size()) == prefix) {
      rest = name.substr(prefix.size());
      if (rest.empty()) return Zone();
      // "Etc/GMT-9" is nine hours east: the sign is the other way round, as in POSIX.
      if (prefix.size() > 3) return std::nullopt;
    }
  const auto offset = signed_offset(rest);
  return offset ? std::optional(Zone::fixed(*offset)) : std::nullopt;
}

std::optional<Zone> looked_up(std::string_view name, const ZoneLookup& lookup) {
  if (name.empty()) return std::nullopt;
  const bool likely = name.find('/') != std::string_view::npos && name.front() != '/' &&
                      std::all_of(name.begin(), name.end(), [](char c) {
                        return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                               c == '/' || c == '_' || c == '-' || c == '+';
                      });
  return likely && lookup ? lookup(std::string(name)) : std::nullopt;
}

/// Behind "(UTC+01:00)" Windows lists cities or says "Pacific Time (US & Canada)".
std::optional<Zone> zone_of_display_name(std::string_view name, const ZoneLookup& lookup) {
  const std::size_t close = name.find(')');
  const std::string_view sign = name.substr(0, 4);
  if ((sign != "(UTC" && sign != "(GMT") || close == std::string_view::npos) return std::nullopt;
  std::string_view rest = trimmed(name.substr(close + 1));
  if (const std::size_t end = rest.find(" Time"); end != std::string_view::npos) {
    const std::string windows = std::string(rest.substr(0, end)) + " Standard Time";
    if (auto zone = looked_up(zone_of_windows(windows), lookup)) return zone;
  }
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    const std::string city(trimmed(rest.substr(0, comma)));
    for (const std::string_view region : {"Asia/", "Europe/", "America/", "Australia/", "Africa/"})
      if (auto zone = looked_up(std::string(region) + city, lookup)) return zone;
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Zone> tzdata_zone(std::string_view name, const ZoneLookup& lookup) {
  name = trimmed(name);
  if (name.empty() || name.size() > kLongestName) return std::nullopt;
  if (auto zone = looked_up(name, lookup)) return zone;
  if (auto zone = looked_up(zone_of_windows(name), lookup)) return zone;
  if (auto zone = zone_of_display_name(name, lookup)) return zone;
  if (auto zone = looked_up(slashed_name(name), lookup)) return zone;
  // Programs put their own mark before the name.
  constexpr int kMostMarks = 6;
  std::size_t at = 0;
  for (int i = 0; i < kMostMarks; ++i) {
    at = name.find_first_of("/_", at);
    if (at == std::string_view::npos) break;
    if (auto zone = looked_up(name.substr(++at), lookup)) return zone;
  }
  return std::nullopt;
}

std::optional<Zone> zone_named(std::string_view name, const ZoneLookup& lookup) {
  if (auto zone = tzdata_zone(name, lookup)) return zone;
  name = trimmed(name.substr(0, kLongestName));
  const std::size_t close = name.find(')');
  if (name.substr(0, 1) == "(" && close != std::string_view::npos) name = name.substr(1, close - 1);
  return zone_of_offset(name);
}

}  // namespace noren
