#pragma once

#include <optional>

#include "feed/entry_reader.h"
#include "model/content.h"

namespace noren {

/// When the event takes place, from `standing`, `start` and `end`, or `when`. Nothing when that
/// can't be said (noted). An `end` that is a date alone is the last day, inclusive.
std::optional<Schedule> read_schedule(EntryReader& reader);

}  // namespace noren
