#pragma once

#include <optional>
#include <vector>

#include "model/program.h"
#include "model/settings.h"
#include "model/slide.h"
#include "model/venue_time.h"
#include "model/words.h"

namespace noren {

/// The slides of one turn at `now`, in the configured order, at least one (the fallback), with
/// every word chosen. A pure function of its arguments.
std::vector<Slide> make_deck(const Program& program, const Settings& settings, const Words& words,
                             const VenueTime& now);

/// The 準備中 deck of a board without any configuration; `steps` say what to do next.
std::vector<Slide> setup_deck(const Words& words, const std::vector<std::string>& steps);

/// The full-screen alerts at `now`: of notices with level alert, and of events that were cancelled
/// or postponed for today or tomorrow.
std::vector<Slide> make_alerts(const Program& program, const Settings& settings, const Words& words,
                               const VenueTime& now);

/// Chrome and notice band at `now`; dots are the player's to add. Notices are the feed's and that
/// of closed days a week ahead.
Surround make_surround(const Program& program, const Settings& settings, const Words& words,
                       const VenueTime& now);

/// The first instant after `now` at which make_deck, make_alerts or make_surround may give another
/// answer (an event's boundary, the next minute, midnight). Always later than `now`.
Instant next_change(const Program& program, const Settings& settings, const VenueTime& now);

}  // namespace noren
