#pragma once

#include "app/venue.h"
#include "scene/compose.h"

namespace noren {

/// The stage of `venue` on an output of `size`; everything given must outlive it.
Stage stage_of(const Venue& venue, Size size, const Typesetter& typesetter,
               const PictureSizes& pictures);

}  // namespace noren
