#pragma once

#include <optional>
#include <string>
#include <vector>

#include "feed/ical_component.h"
#include "feed/ical_zones.h"
#include "feed/json_stream.h"

namespace noren {

/// One VEVENT with its times understood.
struct IcalEvent {
  std::string uid;
  long sequence = 0;
  std::string stamp;      // DTSTAMP, for telling which of two is newer
  std::size_t index = 0;  // in the calendar
  JsonEntry members;      // title, place and the like, under the names of the format noren

  /// What CLASS says; an event that is not for everybody never comes to the wall.
  enum class Access { unsaid, everybody, some } access = Access::unsaid;

  IcalTime start;
  std::string zone;  // TZID of the start
  /// How long it takes: by the calendar and exactly; neither: not known.
  int days = 0;
  Millis exact{};

  std::optional<IcalRule> rule;
  struct Moment {
    IcalTime time;
    std::string zone;
  };
  std::vector<Moment> more;        // RDATE
  std::vector<Moment> excluded;    // EXDATE
  std::optional<Moment> replaces;  // RECURRENCE-ID
  enum class Reach { this_one, this_and_future } reach = Reach::this_one;

  [[nodiscard]] bool is_all_day() const { return start.form == IcalTime::Form::date; }
};

/// The event that `component` (a VEVENT) describes; nothing, noted, when it has no start that can
/// be read.
std::optional<IcalEvent> ical_event_of(const IcalComponent& component, std::size_t index,
                                       IcalZones& zones, Problems& problems);

}  // namespace noren
