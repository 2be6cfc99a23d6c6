#pragma once

#include <optional>

#include "model/content.h"
#include "model/venue_time.h"

namespace noren {

/// Where an event stands in its life at some time.
enum class Phase {
  dateless,  // standing offers: never over
  later,     // more than 14 days ahead
  upcoming,  // 2 to 14 days ahead
  tomorrow,
  today,  // on the day, before the start (an all-day event: on any of its days)
  soon,   // less than 5 minutes before the start
  running,
  over,
};

/// The phase of `schedule` at `now`. With an untrusted clock nothing is over, today or counted:
/// every dated schedule is `later`. An event without a known end counts as over two hours after
/// its start. Boundaries belong to the later phase.
Phase phase_of(const Schedule& schedule, const VenueTime& now);

/// The instant from which the event is over; nothing for standing offers.
std::optional<Instant> end_of(const Schedule& schedule, const Zone& zone);

/// The instant of its start: an all-day event's first midnight; nothing for standing offers.
std::optional<Instant> start_of(const Schedule& schedule, const Zone& zone);

/// Whole days from today to the first day of `schedule` in the venue's zone; needs a dated one.
int days_until(const Schedule& schedule, const VenueTime& now);

/// From 15 minutes before its start until it is over, an event comes every second turn; not one of
/// whole days, nor one that was cancelled or postponed.
bool is_urgent(const Event& event, const VenueTime& now);

}  // namespace noren
