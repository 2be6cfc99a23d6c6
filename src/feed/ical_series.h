#pragma once

#include <functional>
#include <vector>

#include "feed/ical_event.h"

namespace noren {

/// One date of an event, as a schedule: what is shown of a series.
struct IcalInstance {
  const IcalEvent* event = nullptr;
  WallTime start{};  // by the wall of the event's zone; of UTC by that of UTC
  enum class Origin { single, series } origin = Origin::single;
};

/// The days between which a recurring event is spelled out.
struct IcalWindow {
  Date first{};
  Date last{};
};

/// Dates of one series that are handed on.
inline constexpr int kMostIcalInstances = 200;

/// Calls `visit` with the dates of the events of one UID: of several versions the newest, without
/// what EXDATE takes out, with what RDATE adds and RECURRENCE-ID replaces. A recurring event is
/// spelled out within `window`; with no date there, the one nearest to it stands for the series.
void visit_series(const std::vector<const IcalEvent*>& events, const IcalWindow& window,
                  IcalZones& zones, RecurrenceBudget& budget, Problems& problems,
                  const std::function<void(const IcalInstance&)>& visit);

}  // namespace noren
