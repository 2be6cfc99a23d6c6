#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/instant.h"

namespace noren {

/// When a source is fetched next: a value per source, owned by the worker thread.
struct RefreshState {
  Uptime due{};      // of the next fetch; zero: never fetched yet
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

/// The place in `states` of the source to fetch next, by one who fetches one at a time. Of those
/// due at `now`: first those that answered last time, then new ones, then those that failed; of
/// equals the one that has waited longest. Asked anew after each fetch, it lets a source that
/// answers wait for one silent source at most. Where none is due: the one that will be first.
/// Nothing without sources.
std::optional<std::size_t> next_turn(const std::vector<RefreshState>& states, Uptime now);

}  // namespace noren
