#include "player/screen_hours.h"

#include <algorithm>
#include <utility>

#include "player/closed_days.h"
#include "player/content_slides.h"

namespace noren {
namespace {

struct Span {
  Instant from;
  Instant to;
};

Instant minute_of_day(Date date, int minute, const Zone& zone) {
  constexpr int kDay = 24 * 60;
  return zone.to_instant({plus_days(date, minute / kDay), std::chrono::minutes(minute % kDay)});
}

/// Every span that may begin, run or end within a day of `today`.
std::vector<Span> spans_near(Date today, const Settings& settings, const Holidays& holidays,
                             const Zone& zone) {
  std::vector<Span> spans;
  for (int away = -2; away <= 2; ++away) {
    const Date date = plus_days(today, away);
    if (is_closed(settings, date) || holidays.contains(date)) continue;
    for (const Settings::Hours& hours : settings.display.hours) {
      if ((hours.weekdays >> weekday_of(date) & 1U) == 0) continue;
      const int to = hours.to > hours.from ? hours.to : hours.to + 24 * 60;
      spans.push_back({minute_of_day(date, hours.from, zone), minute_of_day(date, to, zone)});
    }
  }
  return spans;
}

}  // namespace

bool is_closed(const Settings& settings, Date date) {
  return std::any_of(settings.closed.begin(), settings.closed.end(),
                     [&](const Settings::ClosedDays& closed) {
                       const auto closings = closings_near(closed, date);
                       return std::any_of(closings.begin(), closings.end(), [&](const auto& days) {
                         return days.first <= date && date <= days.second;
                       });
                     });
}

ScreenHours screen_hours(const Settings& settings, const Holidays& holidays, const VenueTime& now) {
  ScreenHours state{Light::lit, now.instant + std::chrono::hours(24)};
  if (settings.display.hours.empty() || !now.trusted()) return state;
  state.light = Light::dark;
  for (const Span& span : spans_near(now.today(), settings, holidays, *now.zone)) {
    if (span.from <= now.instant && now.instant < span.to) state.light = Light::lit;
    for (const Instant edge : {span.from, span.to})
      if (edge > now.instant) state.until = std::min(state.until, edge);
  }
  return state;
}

ScreenWaking woken_by_notices(ScreenWaking waking, const Program& program, const VenueTime& now,
                              Uptime uptime) {
  std::vector<Notice> current;
  for (const Notice& notice : program.notices) {
    if (!is_current(notice.from, notice.until, now)) continue;
    const bool known =
        std::find(waking.known.begin(), waking.known.end(), notice) != waking.known.end();
    if (!known || notice.level == Notice::Level::alert)
      waking.until = std::max(waking.until, uptime + kAwake);
    current.push_back(notice);
  }
  waking.known = std::move(current);
  return waking;
}

bool order_due(const PowerOrders& orders, Light light, Uptime uptime) {
  const auto wanted = light == Light::lit ? PowerOrders::Given::lit : PowerOrders::Given::dark;
  return orders.last != wanted || uptime >= orders.at + kOrderAgain;
}

}  // namespace noren
