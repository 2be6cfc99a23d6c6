#pragma once

#include <vector>

#include "scene/slide_frame.h"

namespace noren {

/// The name, large, beside the pillars on cloths of growing length.
std::vector<Page> compose_welcome(const WelcomeSlide& slide, const SlideFrame& frame,
                                  Problems& problems);

}  // namespace noren
