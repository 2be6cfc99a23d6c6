#include "player/closed_days.h"

#include <algorithm>

#include "player/date_words.h"

namespace noren {
namespace {

constexpr int kDaysAhead = 7;

/// `day` in `year`; 29 February is the last of February in a year that has none.
Date in_year(std::chrono::month_day day, std::chrono::year year) {
  const Date date = year / day.month() / day.day();
  if (date.ok()) return date;
  return year / day.month() / std::chrono::last;
}

std::string notice_of(const Days& days, const Words& words) {
  const auto& [first, last] = days;
  return words.fill(last > first ? "closed.range" : "closed.day",
                    {{"first", date_in_words(words, "date.plain", first)},
                     {"last", date_in_words(words, "date.plain", last)}});
}

}  // namespace

std::vector<Days> closings_near(const Settings::ClosedDays& closed, Date today) {
  if (closed.first) return {{*closed.first, closed.last.value_or(*closed.first)}};
  std::vector<Days> closings;
  for (int distance = -1; distance <= 1; ++distance) {
    const std::chrono::year year = today.year() + std::chrono::years(distance);
    const Date first = in_year(closed.yearly_first, year);
    Date last = in_year(closed.yearly_last, year);
    if (last < first) last = in_year(closed.yearly_last, year + std::chrono::years(1));
    closings.emplace_back(first, last);
  }
  return closings;
}

std::vector<std::string> closed_notices(const DeckContext& context) {
  if (!context.now.trusted()) return {};
  const Date today = context.now.today();
  std::vector<Days> near;
  for (const Settings::ClosedDays& closed : context.settings.closed)
    for (const Days& days : closings_near(closed, today))
      if (plus_days(days.first, -kDaysAhead) <= today && today <= days.second) near.push_back(days);
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  std::vector<std::string> notices;
  notices.reserve(near.size());
  for (const Days& days : near)
    notices.push_back(notice_of(days, context.words));
  return notices;
}

}  // namespace noren
