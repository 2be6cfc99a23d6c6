#pragma once

#include <string>
#include <vector>

#include "player/deck_context.h"

namespace noren {

/// 12月29日から1月3日までお休みいたします。 for every closing of the settings that goes on or
/// begins within a week, the earliest first; none with an untrusted clock.
std::vector<std::string> closed_notices(const DeckContext& context);

}  // namespace noren
