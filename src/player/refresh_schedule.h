#pragma once

#include "base/instant.h"

namespace noren {

/// When a source is fetched next: a value per source, owned by the worker thread.
struct RefreshState {
  Uptime due{};      // of the next fetch
  int failures = 0;  // in a row
};

/// After a success: `every` later, jittered by up to a tenth. `random` in 0..1.
RefreshState after_success(Millis every, Uptime now, double random);

/// After a failure of a fetch that lasted from `began` to `now`: 5 s after it began, doubled each
/// time up to `every` (at most 10 minutes), up to a quarter sooner so that not all boards ask at
/// once; so a source that is back is seen within one interval. Never sooner after `now` than
/// `retry_after`, the server's own wish (an hour at most), and a second.
RefreshState after_failure(const RefreshState& state, Millis every, Millis retry_after,
                           Uptime began, Uptime now, double random);

}  // namespace noren
