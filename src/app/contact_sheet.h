#pragma once

#include <vector>

#include "base/color.h"
#include "platform/pixels.h"

namespace noren {

/// Small copies of `pictures`, row by row on one sheet, that a person takes in at one glance.
Pixels contact_sheet(const std::vector<Pixels>& pictures);

/// One more picture for a sheet: scaled at once, so that the large one need not be kept.
Pixels thumbnail(const Pixels& picture);

}  // namespace noren
