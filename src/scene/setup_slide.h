#pragma once

#include <vector>

#include "scene/slide_frame.h"

namespace noren {

/// 準備中: what to do before there is a configuration.
std::vector<Page> compose_setup(const SetupSlide& slide, const SlideFrame& frame,
                                Problems& problems);

}  // namespace noren
