#pragma once

#include <map>
#include <string>
#include <vector>

#include "feed/ical_component.h"
#include "feed/source_reader.h"

namespace noren {

/// The zone that a VTIMEZONE describes, from 1970 on; nothing when it describes none.
std::optional<Zone> zone_of_component(const IcalComponent& component, RecurrenceBudget& budget);

/// The zones of one calendar by their TZID: tzdata's where the name tells which one, else what
/// the calendar itself defines, else the venue's (noted once).
class IcalZones {
 public:
  /// `calendar_zone` is that of times that name none; empty or unknown: the venue's.
  IcalZones(const ReadContext& context, const std::vector<IcalComponent>& components,
            const std::string& calendar_zone, RecurrenceBudget& budget);

  /// Lives as long as this.
  const Zone& named(const std::string& name, Problems& problems);

  /// `time` as an instant; of a date its midnight in the venue.
  Instant instant_of(const IcalTime& time, const std::string& name, Problems& problems);

 private:
  const ReadContext& context_;
  std::map<std::string, std::optional<Zone>> defined_;
  std::map<std::string, std::optional<Zone>> known_;
  std::optional<Zone> calendar_zone_;
};

}  // namespace noren
