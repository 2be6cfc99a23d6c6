#pragma once

#include "app/venue.h"

namespace noren {

/// Writes noren-status.txt beside the configuration: that it was taken, or why not and how to mend
/// it. Rewritten only when what it says changes; a folder that can't be written to is no matter.
void write_status_file(const Venue& venue, const Problems& problems);

}  // namespace noren
