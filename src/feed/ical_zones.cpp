#include "feed/ical_zones.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "feed/entry_reader.h"

namespace noren {
namespace {

using std::chrono::seconds;

/// Names that are looked up; a hostile calendar has thousands.
constexpr std::size_t kMostNames = 100;

/// "+0900", "-033000".
std::optional<seconds> utc_offset(std::string_view text) {
  if ((text.size() != 5 && text.size() != 7) || (text[0] != '+' && text[0] != '-'))
    return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (text.size() == 5) value *= 100;
  const seconds offset = std::chrono::hours(value / 10000) +
                         std::chrono::minutes(value / 100 % 100) + seconds(value % 100);
  if (offset > std::chrono::hours(16)) return std::nullopt;
  return text[0] == '-' ? -offset : offset;
}

struct Change {
  Zone::Transition transition;
  seconds before;
};

/// The changes that one STANDARD or DAYLIGHT names, from 1970 to 2060.
void add_changes(const IcalComponent& part, std::vector<Change>& changes,
                 RecurrenceBudget& budget) {
  const auto from = utc_offset(part.value("TZOFFSETFROM"));
  const auto to = utc_offset(part.value("TZOFFSETTO"));
  const auto start = parse_ical_time(part.value("DTSTART"));
  if (!from || !to || !start) return;
  constexpr std::size_t kMostChanges = 1000;
  const WallTime first = wall_time({std::chrono::year(1970) / 1 / 1, Millis(0)});
  const WallTime last = wall_time({std::chrono::year(2060) / 1 / 1, Millis(0)});
  const auto add = [&](WallTime wall) {
    if (changes.size() < kMostChanges)
      changes.push_back({{Instant(wall.time_since_epoch()) - *from, *to}, *from});
    return changes.size() < kMostChanges;
  };
  const auto rule = parse_ical_rule(part.value("RRULE"));
  if (rule) {
    RecurrenceRule yearly = rule->rule;
    if (rule->until) yearly.until = rule->until->wall + std::chrono::days(1);
    visit_recurrence(yearly, start->wall, first, last, budget, add);
  } else {
    add(start->wall);
  }
  for (const IcalProperty& property : part.properties)
    if (const auto date = property.name == "RDATE" ? parse_ical_time(property.value) : std::nullopt)
      add(date->wall);
}

}  // namespace

std::optional<Zone> zone_of_component(const IcalComponent& component, RecurrenceBudget& budget) {
  std::vector<Change> changes;
  for (const IcalComponent& part : component.parts)
    add_changes(part, changes, budget);
  if (changes.empty()) return std::nullopt;
  std::sort(changes.begin(), changes.end(),
            [](const Change& a, const Change& b) { return a.transition.from < b.transition.from; });
  std::vector<Zone::Transition> transitions;
  transitions.reserve(changes.size());
  for (const Change& change : changes)
    transitions.push_back(change.transition);
  return Zone(component.value("TZID"), changes.front().before, std::move(transitions),
              std::nullopt);
}

IcalZones::IcalZones(const ReadContext& context, const std::vector<IcalComponent>& components,
                     const std::string& calendar_zone, RecurrenceBudget& budget)
    : context_(context), calendar_zone_(zone_named(calendar_zone, context.zones)) {
  for (const IcalComponent& component : components)
    if (defined_.size() < kMostNames)
      defined_.emplace(component.value("TZID"), zone_of_component(component, budget));
}

const Zone& IcalZones::named(const std::string& name, Problems& problems) {
  const Zone& other = calendar_zone_ ? *calendar_zone_ : context_.zone;
  if (name.empty()) return other;
  auto known = known_.find(name);
  if (known == known_.end()) {
    if (known_.size() >= kMostNames) return other;
    std::optional<Zone> zone = tzdata_zone(name, context_.zones);
    const auto defined = defined_.find(name);
    if (!zone && defined != defined_.end()) zone = defined->second;
    if (!zone) zone = zone_named(name, {});
    if (!zone)
      problems.push_back({context_.source.name,
                          say("時間帯「{}」は知られていません。会場の時刻として読みます",
                              "the time zone \"{}\" is not known; its times are taken as the "
                              "venue's",
                              quoted(name))});
    known = known_.emplace(name, std::move(zone)).first;
  }
  return known->second ? *known->second : other;
}

Instant IcalZones::instant_of(const IcalTime& time, const std::string& name, Problems& problems) {
  if (time.form == IcalTime::Form::utc) return Instant(time.wall.time_since_epoch());
  const Zone& zone = time.form == IcalTime::Form::date ? context_.zone : named(name, problems);
  return zone.to_instant(civil_time(time.wall));
}

}  // namespace noren
