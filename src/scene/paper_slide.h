#pragma once

#include <vector>

#include "scene/slide_frame.h"

namespace noren {

/// Cloth beside (or above) paper: events, standing offers, posts, messages, links. Two pages when
/// the title leaves no room for what must stand under it.
std::vector<Page> compose_paper(const PaperSlide& slide, const SlideFrame& frame,
                                Problems& problems);

}  // namespace noren
