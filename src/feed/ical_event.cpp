#include "feed/ical_event.h"

#include <algorithm>
#include <charconv>

#include "feed/entry_reader.h"
#include "feed/text_cleaning.h"

namespace noren {
namespace {

using std::chrono::days;

constexpr std::size_t kMostMoments = 2000;
constexpr std::size_t kMostCategories = 32;

std::string where(std::size_t index, std::string_view property) {
  return fmt::format("VEVENT[{}].{}", index, property);
}

bool is_address(std::string_view text) {
  return text.substr(0, 7) == "http://" || text.substr(0, 8) == "https://";
}

void set(JsonEntry& members, std::string name, std::string text) {
  if (!text.empty()) members.set(std::move(name), {FeedValue::Type::text, std::move(text)});
}

/// The value that libical would not take for `property`; nothing when it took all.
std::optional<std::string> refused(const IcalComponent& component, const std::string& property) {
  constexpr std::string_view kBefore = "property: ";
  for (const IcalProperty& each : component.properties) {
    if (each.name != "X-LIC-ERROR") continue;
    if (each.value.find(" " + property + " property") == std::string::npos) continue;
    const std::size_t at = each.value.rfind(kBefore);
    return at == std::string::npos ? std::string() : each.value.substr(at + kBefore.size());
  }
  return std::nullopt;
}

/// Names of STATUS (RFC 5545, section 3.8.1.11); drafts are of other components.
std::string status_of(const IcalComponent& component) {
  std::string status = component.value("STATUS");
  for (char& c : status)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return status == "cancelled" || status == "canceled" ? "cancelled" : "";
}

/// CLASS (RFC 5545, section 3.8.1.3): a word that is not known counts as PRIVATE.
IcalEvent::Access access_of(const IcalComponent& component) {
  const std::string word = folded(component.value("CLASS"));
  if (word.empty()) return IcalEvent::Access::unsaid;
  return word == "public" ? IcalEvent::Access::everybody : IcalEvent::Access::some;
}

std::string image_of(const IcalComponent& component) {
  for (const IcalProperty& property : component.properties)
    if ((property.name == "IMAGE" ||
         (property.name == "ATTACH" && property.media.substr(0, 6) == "image/")) &&
        is_address(property.value))
      return property.value;
  return {};
}

JsonEntry members_of(const IcalComponent& component, std::size_t index) {
  JsonEntry members;
  members.list = "VEVENT";
  members.index = index;
  set(members, "title", component.value("SUMMARY"));
  set(members, "summary", component.value("DESCRIPTION"));
  set(members, "url", component.value("URL"));
  set(members, "image", image_of(component));
  set(members, "status", status_of(component));
  // Where a meeting is held on the net, its address often stands where the place would.
  const std::string place = component.value("LOCATION");
  const bool is_online = is_address(place) || component.find("CONFERENCE") != nullptr ||
                         component.find("X-GOOGLE-CONFERENCE") != nullptr;
  if (!is_address(place)) set(members, "place", place);
  if (is_online) members.set("online", {FeedValue::Type::boolean, "true"});
  std::size_t tag = 0;
  for (const IcalProperty& property : component.properties)
    if (property.name == "CATEGORIES" && tag < kMostCategories)
      set(members, "tags/" + std::to_string(tag++), property.value);
  if (tag > 0) members.set("tags", {FeedValue::Type::array, {}});
  return members;
}

/// How long `event` takes, by DTEND or DURATION.
void read_length(const IcalComponent& component, IcalEvent& event, IcalZones& zones,
                 Problems& problems) {
  const IcalProperty* end = component.find("DTEND");
  if (end == nullptr) {
    const auto duration = parse_ical_duration(component.value("DURATION"));
    if (duration) {
      event.days = duration->days;
      event.exact = duration->exact;
    }
    return;
  }
  const auto time = parse_ical_time(end->value);
  if (time && event.is_all_day()) {
    event.days = static_cast<int>(
        (std::chrono::floor<days>(time->wall) - std::chrono::floor<days>(event.start.wall))
            .count());
    if (time->form != IcalTime::Form::date && time->wall != std::chrono::floor<days>(time->wall))
      ++event.days;
  } else if (time) {
    event.exact = zones.instant_of(*time, end->zone, problems) -
                  zones.instant_of(event.start, event.zone, problems);
  }
  const bool backwards = event.days < 0 || event.exact < Millis(0);
  if (time && !backwards) return;
  event.days = 0;
  event.exact = Millis(0);
  problems.push_back({where(event.index, "DTEND"),
                      say("終わり「{}」が始まりより前か、読めません。終わりは表示しません",
                          "the end \"{}\" is before the start or can't be read; no end is shown",
                          quoted(end->value))});
}

void read_rule(const IcalComponent& component, IcalEvent& event, Problems& problems) {
  const IcalProperty* rule = component.find("RRULE");
  const auto bad = refused(component, "RRULE");
  if (rule != nullptr) event.rule = parse_ical_rule(rule->value);
  if ((rule == nullptr && !bad) || event.rule) return;
  problems.push_back({where(event.index, "RRULE"),
                      say("繰り返し「{}」は読めません。初回だけを表示します",
                          "the recurrence \"{}\" can't be read; only the first date is shown",
                          quoted(rule != nullptr ? rule->value : *bad))});
}

void read_recurrence(const IcalComponent& component, IcalEvent& event, Problems& problems) {
  read_rule(component, event, problems);
  for (const IcalProperty& property : component.properties) {
    const bool more = property.name == "RDATE";
    if (!more && property.name != "EXDATE") continue;
    // A period ("…/PT1H") counts by its begin.
    const auto time = parse_ical_time(property.value.substr(0, property.value.find('/')));
    std::vector<IcalEvent::Moment>& list = more ? event.more : event.excluded;
    if (time && list.size() < kMostMoments) list.push_back({*time, property.zone});
  }
  const IcalProperty* replaces = component.find("RECURRENCE-ID");
  if (replaces == nullptr) return;
  if (const auto time = parse_ical_time(replaces->value))
    event.replaces = IcalEvent::Moment{*time, replaces->zone};
  if (replaces->range == "THISANDFUTURE") event.reach = IcalEvent::Reach::this_and_future;
}

}  // namespace

std::optional<IcalEvent> ical_event_of(const IcalComponent& component, std::size_t index,
                                       IcalZones& zones, Problems& problems) {
  IcalEvent event;
  event.index = index;
  const IcalProperty* start = component.find("DTSTART");
  const auto time = start == nullptr ? std::nullopt : parse_ical_time(start->value);
  if (!time) {
    const std::string value =
        start != nullptr ? start->value : refused(component, "DTSTART").value_or("");
    problems.push_back({where(index, "DTSTART"),
                        value.empty()
                            ? say("始まりの日時(DTSTART)がありません", "it has no start (DTSTART)")
                            : say("始まりの日時「{}」は読めません",
                                  "the start \"{}\" can't be read", quoted(value))});
    return std::nullopt;
  }
  event.start = *time;
  event.zone = start->zone;
  event.uid = component.value("UID");
  event.stamp = component.value("DTSTAMP");
  const std::string sequence = component.value("SEQUENCE");
  std::from_chars(sequence.data(), sequence.data() + sequence.size(), event.sequence);
  event.access = access_of(component);
  event.members = members_of(component, index);
  read_length(component, event, zones, problems);
  read_recurrence(component, event, problems);
  return event;
}

}  // namespace noren
