#pragma once

#include <vector>

#include "scene/slide_frame.h"

namespace noren {

/// What hangs when there is nothing else: the house's cloth, name and tagline.
std::vector<Page> compose_fallback(const FallbackSlide& slide, const SlideFrame& frame,
                                   Problems& problems);

}  // namespace noren
