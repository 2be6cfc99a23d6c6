#pragma once

#include <optional>

#include "base/instant.h"
#include "platform/store.h"

namespace noren {

/// The last trusted time of an earlier run; nothing when none was kept.
std::optional<Instant> known_time(Store& store);

/// Keeps `now` for the next start where that adds a day or more to what is kept, so that a board
/// at rest does not write.
void keep_known_time(Store& store, Instant now);

}  // namespace noren
