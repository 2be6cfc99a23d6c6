#pragma once

#include "model/settings.h"
#include "model/venue_time.h"
#include "model/words.h"

namespace noren {

/// What every rule that words a slide needs to know; all outlive the call.
struct DeckContext {
  const Settings& settings;
  const Words& words;
  const VenueTime& now;
};

/// How long a slide stays: at least `wished`, long enough to scan where it has a code, and never
/// shorter than a slide may be.
enum class Codes { none, some };
Millis dwell_of(const Settings::Dwell& dwell, Millis wished, Codes codes);

}  // namespace noren
