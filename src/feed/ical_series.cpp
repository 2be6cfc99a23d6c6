#include "feed/ical_series.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace noren {
namespace {

using Form = IcalTime::Form;
using std::chrono::days;

/// Of several events without RECURRENCE-ID the newest version; programs that use one UID for
/// different events get all of them.
std::vector<const IcalEvent*> newest_of(std::vector<const IcalEvent*> events) {
  std::stable_sort(events.begin(), events.end(), [](const IcalEvent* a, const IcalEvent* b) {
    return std::pair(a->sequence, a->stamp) > std::pair(b->sequence, b->stamp);
  });
  std::vector<const IcalEvent*> newest;
  for (const IcalEvent* event : events) {
    const bool older = event->sequence != events.front()->sequence;
    const bool same = std::any_of(newest.begin(), newest.end(), [&](const IcalEvent* each) {
      return each->start.wall == event->start.wall && each->zone == event->zone;
    });
    if (!older && !same) newest.push_back(event);
  }
  return newest;
}

/// The dates of one recurring event.
class Series {
 public:
  Series(const IcalEvent& master, const std::vector<const IcalEvent*>& replacing,
         const IcalWindow& window, IcalZones& zones, RecurrenceBudget& budget, Problems& problems)
      : master_(master), zones_(zones), budget_(budget), problems_(problems) {
    // The walls of other zones are up to a day away.
    from_ = wall_time({plus_days(window.first, -1), Millis(0)});
    last_ = wall_time({plus_days(window.last, 1), Millis(0)});
    for (const IcalEvent::Moment& moment : master.excluded)
      exclude(moment);
    for (const IcalEvent* event : replacing) {
      const Instant key = instant(event->replaces->time, event->replaces->zone);
      if (event->reach == IcalEvent::Reach::this_and_future) future_[key] = event;
      replaced_.insert(key);
    }
  }

  void visit(const std::function<void(const IcalInstance&)>& visit) {
    std::vector<WallTime> dates = dates_between(from_, last_);
    if (dates.empty() && replaced_.empty()) dates = nearest_date();
    for (const WallTime date : dates)
      visit(instance_at(date));
  }

 private:
  Instant instant(const IcalTime& time, const std::string& zone) {
    if (master_.is_all_day())
      return Instant(std::chrono::floor<days>(time.wall).time_since_epoch());
    return zones_.instant_of(time, zone, problems_);
  }

  Instant instant_of_start(WallTime start) {
    return instant({start, master_.start.form}, master_.zone);
  }

  void exclude(const IcalEvent::Moment& moment) {
    if (moment.time.form == Form::date && !master_.is_all_day())
      excluded_days_.insert(std::chrono::floor<days>(moment.time.wall));
    else
      excluded_.insert(instant(moment.time, moment.zone));
  }

  bool stays(WallTime start) {
    if (excluded_days_.count(std::chrono::floor<days>(start)) > 0) return false;
    const Instant key = instant_of_start(start);
    return excluded_.count(key) == 0 && replaced_.count(key) == 0;
  }

  /// `time` of another zone by the wall of the series.
  WallTime by_wall(const IcalTime& time, const std::string& zone) {
    if (master_.is_all_day()) return std::chrono::floor<days>(time.wall);
    if (time.form == Form::date)
      return time.wall + (master_.start.wall - std::chrono::floor<days>(master_.start.wall));
    const Instant at = zones_.instant_of(time, zone, problems_);
    if (master_.start.form == Form::utc) return WallTime(at.time_since_epoch());
    return wall_time(zones_.named(master_.zone, problems_).to_civil(at));
  }

  RecurrenceRule rule() {
    RecurrenceRule rule = master_.rule->rule;
    const std::optional<IcalTime>& until = master_.rule->until;
    if (!until) return rule;
    // A date alone means its whole day; a time without a zone is the series' own.
    rule.until = until->wall;
    if (until->form == Form::date) rule.until = until->wall + days(1) - Millis(1);
    if (until->form == Form::utc) rule.until = by_wall(*until, {});
    return rule;
  }

  /// Ascending, each once, at most kMostIcalInstances.
  std::vector<WallTime> dates_between(WallTime from, WallTime last) {
    std::set<WallTime> dates;
    const auto take = [&](WallTime start) {
      if (start >= from && start <= last && stays(start)) dates.insert(start);
      return dates.size() < static_cast<std::size_t>(kMostIcalInstances);
    };
    if (master_.rule)
      visit_recurrence(rule(), master_.start.wall, from, last, budget_, take);
    else
      take(master_.start.wall);
    for (const IcalEvent::Moment& moment : master_.more)
      take(by_wall(moment.time, moment.zone));
    return {dates.begin(), dates.end()};
  }

  /// The last date before the window, else the first after it.
  std::vector<WallTime> nearest_date() {
    std::optional<WallTime> nearest;
    const auto take = [&](WallTime start) {
      const bool over = start < from_;
      if (stays(start) && (over || !nearest)) nearest = start;
      return over || !nearest;
    };
    const WallTime end = last_ + days(3660);
    if (master_.rule)
      visit_recurrence(rule(), master_.start.wall, master_.start.wall, end, budget_, take);
    else
      take(master_.start.wall);
    for (const IcalEvent::Moment& moment : master_.more)
      take(by_wall(moment.time, moment.zone));
    return nearest ? std::vector{*nearest} : std::vector<WallTime>();
  }

  /// What is shown of the date: from a THISANDFUTURE on, that event, moved as it was moved.
  IcalInstance instance_at(WallTime start) {
    const auto after = future_.upper_bound(instant_of_start(start));
    if (after == future_.begin()) return {&master_, start, IcalInstance::Origin::series};
    const IcalEvent& event = *std::prev(after)->second;
    const WallTime was = by_wall(event.replaces->time, event.replaces->zone);
    return {&event, start + (event.start.wall - was), IcalInstance::Origin::series};
  }

  const IcalEvent& master_;
  IcalZones& zones_;
  RecurrenceBudget& budget_;
  Problems& problems_;
  WallTime from_;
  WallTime last_;
  std::set<Instant> excluded_;
  std::set<std::chrono::local_days> excluded_days_;
  std::set<Instant> replaced_;
  std::map<Instant, const IcalEvent*> future_;
};

}  // namespace

void visit_series(const std::vector<const IcalEvent*>& events, const IcalWindow& window,
                  IcalZones& zones, RecurrenceBudget& budget, Problems& problems,
                  const std::function<void(const IcalInstance&)>& visit) {
  std::vector<const IcalEvent*> masters;
  std::map<WallTime, const IcalEvent*> newest_replacing;
  for (const IcalEvent* event : events) {
    if (!event->replaces) {
      masters.push_back(event);
      continue;
    }
    const IcalEvent*& kept = newest_replacing[event->replaces->time.wall];
    if (kept == nullptr || event->sequence >= kept->sequence) kept = event;
  }
  std::vector<const IcalEvent*> replacing;
  replacing.reserve(newest_replacing.size());
  for (const auto& [replaced, event] : newest_replacing)
    replacing.push_back(event);
  for (const IcalEvent* master : newest_of(std::move(masters))) {
    if (!master->rule && master->more.empty())
      visit({master, master->start.wall, IcalInstance::Origin::single});
    else
      Series(*master, replacing, window, zones, budget, problems).visit(visit);
  }
  for (const IcalEvent* event : replacing)
    visit({event, event->start.wall, IcalInstance::Origin::series});
}

}  // namespace noren
