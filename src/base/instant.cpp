#include "base/instant.h"

#include <cmath>

#include <fmt/format.h>

namespace noren {
namespace {

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// Reads from the front of a text, piece by piece; a piece that is not there is not consumed.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

  bool take(char wanted) {
    if (peek() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool take_any(std::string_view wanted) {
    if (rest_.empty() || wanted.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// Exactly `count` digits.
  std::optional<int> number(std::size_t count) {
    if (rest_.size() < count) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (!is_digit(rest_[i])) return std::nullopt;
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }
  /// Digits after a decimal mark as milliseconds, at least one digit; later ones are cut.
  std::optional<int> fraction_ms() {
    if (!is_digit(peek())) return std::nullopt;
    int value = 0;
    int unit = 100;
    for (; is_digit(peek()); rest_.remove_prefix(1)) {
      value += (rest_.front() - '0') * unit;
      unit /= 10;
    }
    return value;
  }

 private:
  std::string_view rest_;
};

std::optional<Date> read_date(Reader& reader) {
  const auto year = reader.number(4);
  const bool dashes = reader.take('-');
  const auto month = reader.number(2);
  if (dashes && !reader.take('-')) return std::nullopt;
  const auto day = reader.number(2);
  if (!year || !month || !day || *year == 0) return std::nullopt;
  const Date date = std::chrono::year(*year) / *month / *day;
  if (!date.ok()) return std::nullopt;
  return date;
}

/// Since midnight; up to 24:00:00, and 23:59:60 for a leap second.
std::optional<Millis> read_time_of_day(Reader& reader) {
  const auto hour = reader.number(2);
  if (!hour) return std::nullopt;
  const bool colons = reader.take(':');
  const auto minute = reader.number(2);
  if (!minute) return std::nullopt;
  int second = 0;
  int millis = 0;
  if (colons ? reader.take(':') : is_digit(reader.peek())) {
    const auto read = reader.number(2);
    if (!read) return std::nullopt;
    second = *read;
    if (reader.take_any(".,")) {
      const auto fraction = reader.fraction_ms();
      if (!fraction) return std::nullopt;
      millis = *fraction;
    }
  }
  if (*hour > 24 || *minute > 59 || second > 60) return std::nullopt;
  if (*hour == 24 && (*minute > 0 || second > 0 || millis > 0)) return std::nullopt;
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(second) +
         Millis(millis);
}

/// "Z", "+09:00", "+0900", "+09"; the reader stands on it.
std::optional<std::chrono::minutes> read_offset(Reader& reader) {
  if (reader.take_any("Zz")) return std::chrono::minutes(0);
  const bool west = reader.peek() == '-';
  if (!reader.take_any("+-")) return std::nullopt;
  const auto hours = reader.number(2);
  if (!hours) return std::nullopt;
  int minutes = 0;
  if (reader.take(':') || !reader.at_end()) {
    const auto read = reader.number(2);
    if (!read) return std::nullopt;
    minutes = *read;
  }
  if (*hours > 23 || minutes > 59) return std::nullopt;
  const std::chrono::minutes offset = std::chrono::hours(*hours) + std::chrono::minutes(minutes);
  return west ? -offset : offset;
}

struct Unit {
  std::string_view name;
  double millis;
};
constexpr Unit kUnits[] = {
    {"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}};

// No duration that people mean is longer; a larger one would only overflow somewhere else.
constexpr double kLongestMillis = 36'525.0 * 86'400'000;

}  // namespace

std::optional<ParsedTime> parse_rfc3339(std::string_view text) {
  Reader reader(trimmed(text));
  const auto date = read_date(reader);
  if (!date) return std::nullopt;
  ParsedTime parsed;
  parsed.civil.date = *date;
  if (reader.at_end()) {
    parsed.date_only = true;
    return parsed;
  }
  if (!reader.take_any("Tt ")) return std::nullopt;
  const auto of_day = read_time_of_day(reader);
  if (!of_day) return std::nullopt;
  reader.take(' ');
  if (!reader.at_end()) {
    parsed.offset = read_offset(reader);
    if (!parsed.offset || !reader.at_end()) return std::nullopt;
  }
  constexpr Millis kDay = std::chrono::hours(24);
  parsed.civil.of_day = *of_day % kDay;
  parsed.civil.date = plus_days(*date, static_cast<int>(*of_day / kDay));
  return parsed;
}

std::optional<Millis> parse_duration(std::string_view text) {
  double value = 0;
  double place = 0;  // of the next decimal; 0: before the point
  std::size_t at = 0;
  for (; at < text.size() && (is_digit(text[at]) || text[at] == '.'); ++at) {
    if (text[at] == '.') {
      if (at == 0 || place > 0 || at + 1 == text.size() || !is_digit(text[at + 1]))
        return std::nullopt;
      place = 0.1;
    } else if (place > 0) {
      value += (text[at] - '0') * place;
      place /= 10;
    } else {
      value = value * 10 + (text[at] - '0');
    }
  }
  if (at == 0) return std::nullopt;
  for (const Unit& unit : kUnits) {
    if (text.substr(at) != unit.name) continue;
    const double millis = value * unit.millis;
    if (!(millis <= kLongestMillis)) return std::nullopt;
    return Millis(std::llround(millis));
  }
  return std::nullopt;
}

std::string format_rfc3339(const CivilTime& civil, std::chrono::minutes offset) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(civil.of_day).count();
  const auto minutes = offset < std::chrono::minutes(0) ? -offset.count() : offset.count();
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{:02}:{:02}",
                     static_cast<int>(civil.date.year()), static_cast<unsigned>(civil.date.month()),
                     static_cast<unsigned>(civil.date.day()), seconds / 3600, seconds / 60 % 60,
                     seconds % 60, offset < std::chrono::minutes(0) ? '-' : '+', minutes / 60,
                     minutes % 60);
}

}  // namespace noren
