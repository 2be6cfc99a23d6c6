#pragma once

#include <string>
#include <utility>
#include <vector>

#include "player/deck_context.h"

namespace noren {

using Days = std::pair<Date, Date>;  // first, last

/// The closings of `closed` that begin in the year of `today` or the one before or after.
std::vector<Days> closings_near(const Settings::ClosedDays& closed, Date today);

/// 12月29日から1月3日までお休みいたします。 for every closing of the settings that goes on or
/// begins within a week, the earliest first; none with an untrusted clock.
std::vector<std::string> closed_notices(const DeckContext& context);

}  // namespace noren
