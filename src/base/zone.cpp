#include "base/zone.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace noren {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

bool is_letter(char byte) {
  return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/// One to three digits, at most `largest`.
std::optional<int> take_number(std::string_view& text, int largest) {
  int value = 0;
  std::size_t count = 0;
  for (; count < text.size() && count < 4 && is_digit(text[count]); ++count)
    value = value * 10 + (text[count] - '0');
  if (count == 0 || value > largest) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

/// "CET" or "<+0330>".
bool take_name(std::string_view& text) {
  std::size_t length = 0;
  if (take(text, '<')) {
    length = text.find('>');
    if (length == std::string_view::npos || length < 3) return false;
    text.remove_prefix(length + 1);
    return true;
  }
  while (length < text.size() && is_letter(text[length]))
    ++length;
  text.remove_prefix(length);
  return length >= 3;
}

/// "[+-]h[:mm[:ss]]"
std::optional<seconds> take_clock(std::string_view& text, int largest_hour) {
  const bool negative = take(text, '-');
  if (!negative) take(text, '+');
  const auto hour = take_number(text, largest_hour);
  if (!hour) return std::nullopt;
  seconds value = hours(*hour);
  if (take(text, ':')) {
    const auto minute = take_number(text, 59);
    if (!minute) return std::nullopt;
    value += minutes(*minute);
    if (take(text, ':')) {
      const auto second = take_number(text, 59);
      if (!second) return std::nullopt;
      value += seconds(*second);
    }
  }
  return negative ? -value : value;
}

}  // namespace

std::optional<PosixRule::Change> PosixRule::parse_change(std::string_view& text) {
  if (!take(text, ',')) return std::nullopt;
  Change change;
  if (take(text, 'M')) {
    const auto month = take_number(text, 12);
    if (!month || *month < 1 || !take(text, '.')) return std::nullopt;
    const auto week = take_number(text, 5);
    if (!week || *week < 1 || !take(text, '.')) return std::nullopt;
    const auto weekday = take_number(text, 6);
    if (!weekday) return std::nullopt;
    change.month = static_cast<unsigned>(*month);
    change.week = static_cast<unsigned>(*week);
    change.weekday = static_cast<unsigned>(*weekday);
  } else {
    const bool julian = take(text, 'J');
    const auto day = take_number(text, 365);
    if (!day || (julian && *day < 1)) return std::nullopt;
    change.form = julian ? Change::Form::julian : Change::Form::zero_based;
    change.day = *day;
  }
  if (take(text, '/')) {
    // POSIX allows 24 hours; the files of tzdata use up to a week, in both directions.
    const auto at = take_clock(text, 167);
    if (!at) return std::nullopt;
    change.at = *at;
  }
  return change;
}

std::optional<PosixRule> PosixRule::parse(std::string_view text) {
  PosixRule rule;
  if (!take_name(text)) return std::nullopt;
  const auto west = take_clock(text, 24);
  if (!west) return std::nullopt;
  rule.standard_ = -*west;
  if (text.empty()) return rule;
  if (!take_name(text)) return std::nullopt;
  rule.summer_ = rule.standard_ + hours(1);
  if (!text.empty() && text.front() != ',') {
    const auto summer_west = take_clock(text, 24);
    if (!summer_west) return std::nullopt;
    rule.summer_ = -*summer_west;
  }
  const auto to_summer = parse_change(text);
  if (!to_summer) return std::nullopt;
  const auto to_standard = parse_change(text);
  if (!to_standard || !text.empty()) return std::nullopt;
  rule.to_summer_ = *to_summer;
  rule.to_standard_ = *to_standard;
  return rule;
}

Instant PosixRule::instant_of(const Change& change, std::chrono::year year, seconds offset_before) {
  std::chrono::sys_days day = std::chrono::sys_days(year / 1 / 1);
  switch (change.form) {
    case Change::Form::month_week_day: {
      const std::chrono::weekday weekday(change.weekday);
      const std::chrono::month month(change.month);
      day = change.week == 5 ? std::chrono::sys_days(year / month / weekday[std::chrono::last])
                             : std::chrono::sys_days(year / month / weekday[change.week]);
      break;
    }
    case Change::Form::julian:  // 29 February is never counted
      day += days(change.day - 1 + (year.is_leap() && change.day >= 60 ? 1 : 0));
      break;
    case Change::Form::zero_based:
      day += days(change.day);
      break;
  }
  return Instant(day) + change.at - offset_before;
}

seconds PosixRule::offset_at(Instant instant) const {
  if (!summer_) return standard_;
  const Date date(std::chrono::floor<days>(instant + standard_));
  Instant latest = Instant::min();
  seconds offset = standard_;
  // The change that holds may lie in the year before, and a change time may leave its own year.
  for (int distance = -1; distance <= 1; ++distance) {
    const std::chrono::year year = date.year() + std::chrono::years(distance);
    const std::array<std::pair<Instant, seconds>, 2> changes = {
        {{instant_of(to_summer_, year, standard_), *summer_},
         {instant_of(to_standard_, year, *summer_), standard_}}};
    for (const auto& [from, then] : changes) {
      if (from > instant || from < latest) continue;
      latest = from;
      offset = then;
    }
  }
  return offset;
}

Zone::Zone(std::string name, seconds first, std::vector<Transition> transitions,
           std::optional<PosixRule> rule)
    : name_(std::move(name)), first_(first), transitions_(std::move(transitions)), rule_(rule) {}

Zone Zone::fixed(minutes offset) {
  const bool west = offset < minutes(0);
  const auto count = west ? -offset.count() : offset.count();
  return {fmt::format("{}{:02}:{:02}", west ? '-' : '+', count / 60, count % 60), offset, {}, {}};
}

seconds Zone::offset_at(Instant instant) const {
  const auto after = std::upper_bound(
      transitions_.begin(), transitions_.end(), instant,
      [](Instant wanted, const Transition& transition) { return wanted < transition.from; });
  if (after == transitions_.end() && rule_) return rule_->offset_at(instant);
  return after == transitions_.begin() ? first_ : std::prev(after)->offset;
}

CivilTime Zone::to_civil(Instant instant) const {
  const Instant local = instant + offset_at(instant);
  const auto day = std::chrono::floor<days>(local);
  return {Date(day), local - day};
}

Instant Zone::to_instant(const CivilTime& civil) const {
  const Instant local = Instant(std::chrono::sys_days(civil.date)) + civil.of_day;
  // No zone is a whole day from UTC: these two offsets hold before and after any change nearby.
  const seconds before = offset_at(local - days(1));
  const seconds after = offset_at(local + days(1));
  const Instant early = local - std::max(before, after);
  const Instant late = local - std::min(before, after);
  if (early + offset_at(early) == local) return early;
  if (late + offset_at(late) == local) return late;
  return local - before;
}

}  // namespace noren
