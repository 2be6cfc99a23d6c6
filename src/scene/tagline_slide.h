#pragma once

#include <vector>

#include "scene/slide_frame.h"

namespace noren {

/// The tagline on cloths across the whole screen, right to left.
std::vector<Page> compose_tagline(const TaglineSlide& slide, const SlideFrame& frame,
                                  Problems& problems);

}  // namespace noren
