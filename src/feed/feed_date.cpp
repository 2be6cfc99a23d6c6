#include "feed/feed_date.h"

#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "feed/entry_reader.h"

namespace noren {
namespace {

using std::chrono::minutes;

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Words in lower case, without commas and comments in brackets.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (depth > 0) {
      if (c == ')') --depth;
    } else if (c == ' ' || c == ',' || c == '\t' || c == '\r' || c == '\n') {
      if (!words.back().empty()) words.emplace_back();
    } else {
      words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

unsigned month_of(std::string_view word) {
  // English first, then the Portuguese names that differ.
  constexpr std::array<std::string_view, 12> kEnglish{"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
  constexpr std::array<std::string_view, 12> kPortuguese{"", "fev", "",    "abr", "mai", "",
                                                         "", "ago", "set", "out", "",    "dez"};
  const std::string_view head = word.substr(0, 3);
  for (unsigned month = 0; month < 12 && head.size() == 3; ++month)
    if (head == kEnglish.at(month) || head == kPortuguese.at(month)) return month + 1;
  return 0;
}

/// "14:18:17", "14:18" or "1418".
std::optional<Millis> time_of_day(std::string_view word) {
  std::array<int, 3> parts{};
  std::string_view rest = word;
  if (word.size() == 4 && word.find(':') == std::string_view::npos) {
    const auto all = number(word);
    if (!all) return std::nullopt;
    parts = {*all / 100, *all % 100, 0};
    rest = {};
  }
  for (std::size_t i = 0; !rest.empty(); ++i) {
    const std::size_t colon = rest.find(':');
    const auto part = number(rest.substr(0, colon));
    if (!part || i >= parts.size()) return std::nullopt;
    parts.at(i) = *part;
    rest = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
  }
  if (parts[0] < 0 || parts[0] > 24 || parts[1] < 0 || parts[1] > 59 || parts[2] < 0 ||
      parts[2] > 60)
    return std::nullopt;
  return std::chrono::hours(parts[0]) + minutes(parts[1]) + std::chrono::seconds(parts[2]);
}

/// RFC 822, section 5.1, and RFC 5322, section 4.3.
std::optional<minutes> zone_offset(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, int>, 13> kNames{{{"z", 0},
                                                                     {"gmt", 0},
                                                                     {"ut", 0},
                                                                     {"utc", 0},
                                                                     {"est", -5},
                                                                     {"edt", -4},
                                                                     {"cst", -6},
                                                                     {"cdt", -5},
                                                                     {"mst", -7},
                                                                     {"mdt", -6},
                                                                     {"pst", -8},
                                                                     {"pdt", -7},
                                                                     {"jst", 9}}};
  for (const auto& [name, hours] : kNames)
    if (word == name) return minutes(hours * 60);
  if (word.size() < 5 || (word[0] != '+' && word[0] != '-')) return std::nullopt;
  std::string digits(word.substr(1));
  if (digits.size() == 5 && digits[2] == ':') digits.erase(2, 1);
  const auto value = digits.size() == 4 ? number(digits) : std::nullopt;
  if (!value || *value < 0 || *value % 100 > 59 || *value > 1559) return std::nullopt;
  const minutes offset(*value / 100 * 60 + *value % 100);
  return word[0] == '-' ? -offset : offset;
}

std::optional<Instant> parse_rfc822(const std::vector<std::string>& words, const Zone& zone) {
  std::size_t at = 0;
  while (at < words.size() && (month_of(words[at]) == 0 || at == 0 || !number(words[at - 1])))
    ++at;
  if (at + 1 >= words.size()) return std::nullopt;
  const int day = number(words[at - 1]).value_or(0);
  int year = number(words[at + 1]).value_or(0);
  if (words[at + 1].size() == 2) year += year < 70 ? 2000 : 1900;
  const Date date{std::chrono::year(year), std::chrono::month(month_of(words[at])),
                  std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok() || year < 1970 || year > 9999) return std::nullopt;
  ParsedTime time{{date, Millis(0)}, std::nullopt, true};
  if (at + 2 < words.size()) {
    const auto of_day = time_of_day(words[at + 2]);
    if (!of_day) return std::nullopt;
    time.civil.of_day = *of_day;
    time.date_only = false;
  }
  if (at + 3 < words.size()) {
    time.offset = zone_offset(words[at + 3]);
    if (!time.offset) return std::nullopt;
  }
  return instant_of(time, zone);
}

}  // namespace

std::optional<Instant> parse_feed_date(std::string_view text, const Zone& zone) {
  constexpr std::size_t kLongest = 120;
  if (text.size() > kLongest) return std::nullopt;
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return std::nullopt;
  text = text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
  if (const auto time = parse_rfc3339(text)) return instant_of(*time, zone);
  const auto unix_seconds = number(text);
  if (unix_seconds && text.size() >= 9) return Instant(std::chrono::seconds(*unix_seconds));
  return parse_rfc822(words_of(text), zone);
}

}  // namespace noren
