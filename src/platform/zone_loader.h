#pragma once

#include <string>

#include "base/problem.h"
#include "base/zone.h"

namespace noren {

/// The zone `name` ("Asia/Tokyo") as the system's tzdata describes it: the transitions that it
/// lists up to 2037 and the rule that holds after them. Reads the disk. Fails, with a near name
/// as a suggestion where there is one, when tzdata knows no such zone, and when tzdata is missing.
/// The zone of the board itself (TZ, /etc/localtime) never matters.
Result<Zone> load_zone(const std::string& name);

}  // namespace noren
