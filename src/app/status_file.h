#pragma once

#include "app/venue.h"
#include "feed/status_text.h"
#include "model/venue_time.h"

namespace noren {

/// Writes noren-status.txt beside the configuration: what is on the screen, and what of the file
/// wants mending. Rewritten only when it says something new; a folder that can't be written to is
/// no matter.
void write_status_file(const Venue& venue, Status::Effect effect, const Problems& errors,
                       const VenueTime& now);

}  // namespace noren
