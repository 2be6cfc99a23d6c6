#pragma once

#include "base/instant.h"
#include "base/zone.h"

namespace noren {

/// Whether the wall clock can be believed (a board without an RTC wakes in the past).
enum class ClockTrust { untrusted, trusted };

/// "Now", as every rule of time takes it: the instant, whether it is believed, and the venue's
/// zone.
struct VenueTime {
  Instant instant{};
  ClockTrust trust = ClockTrust::untrusted;
  const Zone* zone = nullptr;  // never null when used; outlives the call

  [[nodiscard]] bool trusted() const { return trust == ClockTrust::trusted; }
  [[nodiscard]] CivilTime civil() const { return zone->to_civil(instant); }
  [[nodiscard]] Date today() const { return civil().date; }
};

}  // namespace noren
