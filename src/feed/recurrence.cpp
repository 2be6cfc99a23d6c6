#include "feed/recurrence.h"

#include <algorithm>
#include <cstdint>

namespace noren {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using Frequency = RecurrenceRule::Frequency;

bool contains(const std::vector<int>& list, int value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// Whether `value` of 1..`count` is in `list`, counted from either end.
bool names(const std::vector<int>& list, int value, int count) {
  return contains(list, value) || contains(list, value - count - 1);
}

int length_of_year(std::chrono::year year) {
  return year.is_leap() ? 366 : 365;
}

local_days first_of_year(std::chrono::year year) {
  return local_days(year / 1 / 1);
}

/// What the calendar says of one day.
struct Day {
  explicit Day(local_days at)
      : day(at),
        date(at),
        weekday(std::chrono::weekday(at).c_encoding()),
        of_month(static_cast<int>(static_cast<unsigned>(date.day()))),
        month_length(static_cast<int>(
            static_cast<unsigned>((date.year() / date.month() / std::chrono::last).day()))),
        of_year(static_cast<int>((at - first_of_year(date.year())).count()) + 1),
        year_length(length_of_year(date.year())) {}

  local_days day;
  Date date;
  unsigned weekday;
  int of_month;
  int month_length;
  int of_year;
  int year_length;
};

local_days start_of_week(local_days day, unsigned week_start) {
  const unsigned weekday = std::chrono::weekday(day).c_encoding();
  return day - days((weekday + 7 - week_start) % 7);
}

/// The first week of a year is the first with four days in it.
local_days first_week(std::chrono::year year, unsigned week_start) {
  return start_of_week(first_of_year(year) + days(3), week_start);
}

bool names_week(const std::vector<int>& weeks, const Day& day, unsigned week_start) {
  std::chrono::year year = day.date.year();
  if (day.day >= first_week(year + std::chrono::years(1), week_start))
    ++year;
  else if (day.day < first_week(year, week_start))
    --year;
  const local_days first = first_week(year, week_start);
  const auto count = (first_week(year + std::chrono::years(1), week_start) - first).count() / 7;
  const auto week = (day.day - first).count() / 7 + 1;
  return names(weeks, static_cast<int>(week), static_cast<int>(count));
}

/// Whether `day` is the weekday that a rule names, at its position among `length` days.
bool names_weekday(const std::vector<RecurrenceRule::Weekday>& weekdays, const Day& day, int number,
                   int length) {
  return std::any_of(weekdays.begin(), weekdays.end(), [&](const RecurrenceRule::Weekday& wanted) {
    if (wanted.weekday != day.weekday) return false;
    return wanted.position == 0 || wanted.position == (number - 1) / 7 + 1 ||
           wanted.position == -((length - number) / 7 + 1);
  });
}

class Expansion {
 public:
  Expansion(const RecurrenceRule& rule, WallTime start, WallTime from, WallTime last,
            RecurrenceBudget& budget, const std::function<bool(WallTime)>& visit)
      : rule_(rule),
        start_(start),
        start_day_(std::chrono::floor<days>(start)),
        from_(rule.count ? start : std::max(start, from)),
        last_(rule.until ? std::min(last, *rule.until) : last),
        budget_(budget),
        visit_(visit) {}

  void run() {
    if (!give(start_)) return;
    if (rule_.interval < 1) return;
    if (rule_.frequency < Frequency::daily)
      run_within_days();
    else
      run_periods();
  }

 private:
  bool spend() { return --budget_ >= 0; }

  bool give(WallTime time) {
    if (rule_.count && given_ >= *rule_.count) return false;
    ++given_;
    return visit_(time);
  }

  /// Whether the rule allows `day` at all, seen from a period of its frequency.
  [[nodiscard]] bool allows(const Day& day) const {
    const int month = static_cast<int>(static_cast<unsigned>(day.date.month()));
    if (!rule_.by_month.empty() && !contains(rule_.by_month, month)) return false;
    if (!rule_.by_week.empty() && !names_week(rule_.by_week, day, rule_.week_start)) return false;
    if (!rule_.by_year_day.empty() && !names(rule_.by_year_day, day.of_year, day.year_length))
      return false;
    if (!rule_.by_month_day.empty() && !names(rule_.by_month_day, day.of_month, day.month_length))
      return false;
    if (!rule_.by_day.empty()) return allows_weekday(day);
    return is_day_of_start(day);
  }

  [[nodiscard]] bool allows_weekday(const Day& day) const {
    const bool in_year = rule_.frequency == Frequency::yearly && rule_.by_month.empty();
    const bool positioned = rule_.frequency == Frequency::monthly ||
                            (rule_.frequency == Frequency::yearly && rule_.by_week.empty());
    if (positioned && in_year)
      return names_weekday(rule_.by_day, day, day.of_year, day.year_length);
    if (positioned) return names_weekday(rule_.by_day, day, day.of_month, day.month_length);
    return std::any_of(rule_.by_day.begin(), rule_.by_day.end(),
                       [&](const auto& wanted) { return wanted.weekday == day.weekday; });
  }

  /// Where the rule names no day, it is that of the start.
  [[nodiscard]] bool is_day_of_start(const Day& day) const {
    const bool named = !rule_.by_year_day.empty() || !rule_.by_month_day.empty();
    if (named || rule_.frequency <= Frequency::daily) return true;
    const Day start(start_day_);
    if (rule_.frequency == Frequency::weekly || !rule_.by_week.empty())
      return day.weekday == start.weekday;
    if (day.of_month != start.of_month) return false;
    return rule_.frequency == Frequency::monthly || !rule_.by_month.empty() ||
           day.date.month() == start.date.month();
  }

  [[nodiscard]] local_days period_start(std::int64_t number) const {
    const std::int64_t step = number * rule_.interval;
    const Date start(start_day_);
    switch (rule_.frequency) {
      case Frequency::yearly:
        return first_of_year(start.year() + std::chrono::years(step));
      case Frequency::monthly:
        return local_days((start.year() / start.month() + std::chrono::months(step)) / 1);
      case Frequency::weekly:
        return start_of_week(start_day_, rule_.week_start) + days(7 * step);
      default:
        return start_day_ + days(step);
    }
  }

  [[nodiscard]] int period_length(local_days first) const {
    switch (rule_.frequency) {
      case Frequency::yearly:
        return length_of_year(Date(first).year());
      case Frequency::monthly:
        return Day(first).month_length;
      case Frequency::weekly:
        return 7;
      default:
        return 1;
    }
  }

  /// The last period that begins well before `from_`.
  [[nodiscard]] std::int64_t first_period() const {
    if (rule_.count) return 0;
    const auto away = std::chrono::floor<days>(from_) - start_day_;
    constexpr std::int64_t kLongest[] = {1, 7, 31, 366};
    const std::int64_t length =
        kLongest[static_cast<int>(rule_.frequency) - static_cast<int>(Frequency::daily)];
    return std::max<std::int64_t>(0, away.count() / length / rule_.interval - 1);
  }

  void run_periods() {
    // Years beyond this are nobody's dates, and std::chrono ends at 32767.
    constexpr std::chrono::year kLastYear(9000);
    for (std::int64_t number = first_period();; ++number) {
      const local_days first = period_start(number);
      if (!spend() || WallTime(first) > last_ || Date(first).year() > kLastYear) return;
      std::vector<WallTime> times;
      const int length = period_length(first);
      for (int i = 0; i < length; ++i) {
        if (!spend()) return;
        const Day day(first + days(i));
        if (allows(day) && !add_times(day.day, times)) return;
      }
      if (!give_chosen(times)) return;
    }
  }

  /// The times of one day by BYHOUR, BYMINUTE and BYSECOND; false when the budget is used up.
  bool add_times(local_days day, std::vector<WallTime>& times) {
    const auto of_day = std::chrono::duration_cast<std::chrono::seconds>(start_ - start_day_);
    const int second = static_cast<int>(of_day.count());
    const std::vector<int> hours =
        rule_.by_hour.empty() ? std::vector{second / 3600} : rule_.by_hour;
    const std::vector<int> minutes =
        rule_.by_minute.empty() ? std::vector{second / 60 % 60} : rule_.by_minute;
    const std::vector<int> seconds =
        rule_.by_second.empty() ? std::vector{second % 60} : rule_.by_second;
    for (const int hour : hours)
      for (const int minute : minutes)
        for (const int each : seconds) {
          if (!spend()) return false;
          times.push_back(WallTime(day) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
                          std::chrono::seconds(each));
        }
    return true;
  }

  /// Hands on the times of one period that BYSETPOS leaves; false at the end.
  bool give_chosen(std::vector<WallTime>& times) {
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    const int count = static_cast<int>(times.size());
    for (int i = 0; i < count; ++i) {
      const WallTime time = times[static_cast<std::size_t>(i)];
      if (!rule_.by_position.empty() && !names(rule_.by_position, i + 1, count)) continue;
      if (time <= start_) continue;
      if (time > last_ || !give(time)) return false;
    }
    return true;
  }

  /// FREQ=HOURLY and below: the multiples of the interval since the start, day by day.
  void run_within_days() {
    const Millis unit = rule_.frequency == Frequency::hourly     ? Millis(3'600'000)
                        : rule_.frequency == Frequency::minutely ? Millis(60'000)
                                                                 : Millis(1'000);
    const Millis step = unit * rule_.interval;
    WallTime time = start_ + (from_ - start_) / step * step;
    while (time <= last_) {
      if (!spend()) return;
      const local_days day = std::chrono::floor<days>(time);
      if (!allows(Day(day))) {
        time +=
            std::max<Millis::rep>(1, (WallTime(day + days(1)) - time + step - Millis(1)) / step) *
            step;
        continue;
      }
      if (!give_unit(time)) return;
      time += step;
    }
  }

  /// The times within one hour, minute or second; false at the end.
  bool give_unit(WallTime time) {
    const auto second =
        std::chrono::duration_cast<std::chrono::seconds>(time - std::chrono::floor<days>(time))
            .count();
    const auto fits = [](const std::vector<int>& list, std::int64_t value) {
      return list.empty() || contains(list, static_cast<int>(value));
    };
    if (!fits(rule_.by_hour, second / 3600)) return true;
    if (rule_.frequency == Frequency::hourly &&
        !(rule_.by_minute.empty() && rule_.by_second.empty()))
      return give_minutes(time - std::chrono::seconds(second % 3600), second);
    if (!fits(rule_.by_minute, second / 60 % 60)) return true;
    if (rule_.frequency == Frequency::secondly && !fits(rule_.by_second, second % 60)) return true;
    return time <= start_ || give(time);
  }

  bool give_minutes(WallTime hour, std::int64_t second) {
    const auto minutes =
        rule_.by_minute.empty() ? std::vector{static_cast<int>(second / 60 % 60)} : rule_.by_minute;
    const auto seconds =
        rule_.by_second.empty() ? std::vector{static_cast<int>(second % 60)} : rule_.by_second;
    std::vector<WallTime> times;
    for (const int minute : minutes)
      for (const int each : seconds) {
        if (!spend()) return false;
        times.push_back(hour + std::chrono::minutes(minute) + std::chrono::seconds(each));
      }
    return give_chosen(times);
  }

  const RecurrenceRule& rule_;
  WallTime start_;
  local_days start_day_;
  WallTime from_;
  WallTime last_;
  RecurrenceBudget& budget_;
  const std::function<bool(WallTime)>& visit_;
  int given_ = 0;
};

}  // namespace

void visit_recurrence(const RecurrenceRule& rule, WallTime start, WallTime from, WallTime last,
                      RecurrenceBudget& budget, const std::function<bool(WallTime)>& visit) {
  Expansion(rule, start, from, last, budget, visit).run();
}

}  // namespace noren
