#pragma once

#include "app/venue.h"
#include "feed/status_text.h"
#include "model/venue_time.h"

namespace noren {

/// Writes noren-status.txt beside the configuration: what is on the screen, `venue`'s, and
/// what of the file wants mending. Rewritten only when it says something new. Where that folder
/// can't be written to and $RUNTIME_DIRECTORY is set (systemd), it is left there for
/// packaging/status to put in place.
void write_status_file(const std::string& config_path, const Venue& venue, Status::Effect effect,
                       const Problems& errors, const VenueTime& now);

}  // namespace noren
