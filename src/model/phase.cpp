#include "model/phase.h"

#include <algorithm>

namespace noren {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr Millis kLengthWhenUnknown = hours(2);
constexpr Millis kSoon = minutes(5);
constexpr Millis kUrgent = minutes(15);
constexpr int kCountedDays = 14;

Date first_day(const Schedule& schedule, const Zone& zone) {
  return schedule.form == Schedule::Form::all_day ? schedule.first : zone.date_of(schedule.start);
}

}  // namespace

std::optional<Instant> start_of(const Schedule& schedule, const Zone& zone) {
  switch (schedule.form) {
    case Schedule::Form::standing:
      return std::nullopt;
    case Schedule::Form::timed:
      return schedule.start;
    case Schedule::Form::all_day:
      return zone.midnight(schedule.first);
  }
  return std::nullopt;
}

std::optional<Instant> end_of(const Schedule& schedule, const Zone& zone) {
  switch (schedule.form) {
    case Schedule::Form::standing:
      return std::nullopt;
    case Schedule::Form::timed:
      // An end that is not after the start says nothing.
      if (schedule.end && *schedule.end > schedule.start) return schedule.end;
      return schedule.start + kLengthWhenUnknown;
    case Schedule::Form::all_day:
      return zone.midnight(plus_days(std::max(schedule.first, schedule.last), 1));
  }
  return std::nullopt;
}

int days_until(const Schedule& schedule, const VenueTime& now) {
  return days_between(now.today(), first_day(schedule, *now.zone));
}

Phase phase_of(const Schedule& schedule, const VenueTime& now) {
  if (schedule.form == Schedule::Form::standing) return Phase::dateless;
  if (!now.trusted()) return Phase::later;
  if (*end_of(schedule, *now.zone) <= now.instant) return Phase::over;
  const int days = days_until(schedule, now);
  if (schedule.form == Schedule::Form::all_day) {
    if (days <= 0) return Phase::today;
  } else {
    if (schedule.start <= now.instant) return Phase::running;
    if (schedule.start - kSoon < now.instant) return Phase::soon;
  }
  if (days <= 0) return Phase::today;
  if (days == 1) return Phase::tomorrow;
  return days <= kCountedDays ? Phase::upcoming : Phase::later;
}

bool is_urgent(const Event& event, const VenueTime& now) {
  const bool takes_place =
      event.status == EventStatus::scheduled || event.status == EventStatus::full;
  if (!takes_place || !now.trusted() || event.schedule.form != Schedule::Form::timed) return false;
  return event.schedule.start - kUrgent <= now.instant &&
         now.instant < *end_of(event.schedule, *now.zone);
}

}  // namespace noren
