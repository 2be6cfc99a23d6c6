#pragma once

#include <vector>

#include "scene/slide_frame.h"

namespace noren {

/// Short cloth with the heading, rows below it; more than five rows become pages of four or five.
std::vector<Page> compose_agenda(const AgendaSlide& slide, const SlideFrame& frame,
                                 Problems& problems);

}  // namespace noren
