#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feed/recurrence.h"

namespace noren {

/// A date or time as iCalendar writes it (RFC 5545, sections 3.3.4 and 3.3.5).
struct IcalTime {
  WallTime wall{};
  enum class Form { date, local, utc } form = Form::local;
};

/// One value of a property; of a list each value is a property of its own.
struct IcalProperty {
  std::string name;   // upper case
  std::string value;  // without escapes where it is a text
  std::string zone;   // parameter TZID
  std::string range;  // parameter RANGE
  std::string media;  // parameter FMTTYPE
};

struct IcalComponent {
  std::string name;
  std::vector<IcalProperty> properties;
  std::vector<IcalComponent> parts;

  /// The first property of that name; null when there is none.
  [[nodiscard]] const IcalProperty* find(std::string_view property) const;
  /// Its value, or empty.
  [[nodiscard]] std::string value(std::string_view property) const;
};

/// Parses one component as split_ical cuts it; nothing when it is none.
std::optional<IcalComponent> parse_ical_component(const std::string& text);

/// Nothing when `text` is no date or time. 24:00 is the next midnight.
std::optional<IcalTime> parse_ical_time(std::string_view text);

/// "PT1H30M", "P1D": days by the calendar, the rest exact. Nothing when it is none.
struct IcalDuration {
  int days = 0;
  Millis exact{};
};
std::optional<IcalDuration> parse_ical_duration(const std::string& text);

/// A rule without its UNTIL, which hangs on the zone and is handed out as `until`. Nothing when
/// `text` is no rule, or one of another calendar than the Gregorian.
struct IcalRule {
  RecurrenceRule rule;
  std::optional<IcalTime> until;
};
std::optional<IcalRule> parse_ical_rule(const std::string& text);

}  // namespace noren
