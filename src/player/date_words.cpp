#include "player/date_words.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace noren {
namespace {

using std::chrono::hours;

constexpr Millis kDay = hours(24);

struct LastMoment {
  Date date{};
  Millis of_day{};  // up to 24:00
};

/// The wall-clock end; midnight belongs to the day before, as 24:00.
LastMoment last_moment(Instant end, const Zone& zone) {
  const CivilTime civil = zone.to_civil(end);
  if (civil.of_day == Millis(0)) return {plus_days(civil.date, -1), kDay};
  return {civil.date, civil.of_day};
}

bool has_known_end(const Schedule& schedule) {
  return schedule.end && *schedule.end > schedule.start;
}

Date last_day_of(const Schedule& schedule, const Zone& zone) {
  if (schedule.form == Schedule::Form::all_day) return std::max(schedule.first, schedule.last);
  if (!has_known_end(schedule)) return first_day_of(schedule, zone);
  return last_moment(*schedule.end, zone).date;
}

std::string until_day(const Schedule& schedule, const Zone& zone, const Words& words) {
  const Date first = first_day_of(schedule, zone);
  const Date last = last_day_of(schedule, zone);
  const bool same_month = first.year() == last.year() && first.month() == last.month();
  const bool doubtful = schedule.weekday == Schedule::Weekday::doubtful;
  return date_in_words(
      words,
      std::string("date.cloth_until") + (same_month ? "_day" : "") + (doubtful ? "_plain" : ""),
      last);
}

}  // namespace

std::string date_in_words(const Words& words, const std::string& key, Date date) {
  const auto month = std::to_string(static_cast<unsigned>(date.month()));
  const auto weekday = std::to_string(weekday_of(date));
  return words.fill(key, {{"y", std::to_string(static_cast<int>(date.year()))},
                          {"m", month},
                          {"d", std::to_string(static_cast<unsigned>(date.day()))},
                          {"month", words.get("month." + month)},
                          {"w", words.get("weekday." + weekday)},
                          {"weekday", words.get("weekday_long." + weekday)}});
}

std::string clock_in_words(Millis of_day) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(of_day).count();
  return fmt::format("{}:{:02}", minutes / 60, minutes % 60);
}

Date first_day_of(const Schedule& schedule, const Zone& zone) {
  return schedule.form == Schedule::Form::all_day ? schedule.first : zone.date_of(schedule.start);
}

bool is_several_days(const Schedule& schedule, const Zone& zone) {
  const int nights = days_between(first_day_of(schedule, zone), last_day_of(schedule, zone));
  if (schedule.form == Schedule::Form::all_day) return nights > 0;
  return nights > 1 || (nights == 1 && *schedule.end - schedule.start >= kDay);
}

HoursOnCloth hours_on_cloth(const Schedule& schedule, const Zone& zone, const Words& words) {
  if (is_several_days(schedule, zone)) return {"", until_day(schedule, zone, words), false};
  if (schedule.form == Schedule::Form::all_day) return {words.get("time.all_day"), "", false};
  const std::string start = clock_in_words(zone.to_civil(schedule.start).of_day);
  if (!has_known_end(schedule)) return {start, "", true};
  const LastMoment last = last_moment(*schedule.end, zone);
  if (last.date != zone.date_of(schedule.start)) return {start, "", true};
  return {start, clock_in_words(last.of_day), false};
}

std::string hours_in_line(const HoursOnCloth& hours, const Words& words) {
  if (hours.time.empty()) return hours.until;
  if (hours.open_end) return words.fill("time.open", {{"start", hours.time}});
  if (hours.until.empty()) return hours.time;
  return words.fill("time.span", {{"start", hours.time}, {"end", hours.until}});
}

std::vector<std::string> columns_of(const Words& words, const std::string& key) {
  const std::string word = words.get(key);
  std::vector<std::string> columns;
  for (std::size_t at = 0; at <= word.size();) {
    const std::size_t bar = std::min(word.find('|', at), word.size());
    if (bar > at) columns.push_back(word.substr(at, bar - at));
    at = bar + 1;
  }
  return columns;
}

Pill worded(std::string text, Pill::Role role) {
  Pill pill;
  pill.before = std::move(text);
  pill.role = role;
  return pill;
}

Pill counted(const Words& words, const std::string& key, int n) {
  constexpr std::string_view kFigure = "{n}";
  const std::string pattern = words.get(key);
  const std::size_t at = pattern.find(kFigure);
  if (at == std::string::npos) return worded(pattern);
  Pill pill = worded(pattern.substr(0, at));
  pill.figure = std::to_string(n);
  pill.after = pattern.substr(at + kFigure.size());
  return pill;
}

std::string without_ruby(std::string_view text) {
  constexpr std::string_view kOpen = "《";
  constexpr std::string_view kClose = "》";
  constexpr std::string_view kBase = "｜";
  std::string plain;
  while (!text.empty()) {
    const std::size_t close = text.find(kClose);
    if (text.starts_with(kBase)) {
      text.remove_prefix(kBase.size());
    } else if (text.starts_with(kOpen) && !plain.empty() && close != std::string_view::npos) {
      text.remove_prefix(close + kClose.size());
    } else {
      plain += text.front();
      text.remove_prefix(1);
    }
  }
  return plain;
}

}  // namespace noren
