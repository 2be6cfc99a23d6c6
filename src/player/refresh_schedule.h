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

/// After a failure: 5 s, doubled each time up to `every` (at most 10 minutes), jittered by up to a
/// half; never sooner than `retry_after`, the server's own wish.
RefreshState after_failure(const RefreshState& state, Millis every, Millis retry_after, Uptime now,
                           double random);

}  // namespace noren
