#pragma once

#include <vector>

#include "scene/slide_frame.h"

namespace noren {

/// The full-screen yellow alert.
std::vector<Page> compose_alert(const AlertSlide& slide, const SlideFrame& frame,
                                Problems& problems);

}  // namespace noren
