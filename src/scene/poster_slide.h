#pragma once

#include <vector>

#include "scene/slide_frame.h"

namespace noren {

/// A picture that fills the screen, undistorted.
std::vector<Page> compose_poster(const PosterSlide& slide, const SlideFrame& frame,
                                 Problems& problems);

}  // namespace noren
