#pragma once

#include "scene/page_builder.h"
#include "scene/paper_layout.h"

namespace noren {

/// Hangs the slide's cloth with what is written on it: the date, 本日, or one or two columns of
/// words; a stamp over its corner; in portrait the countdown too.
void hang_when(ListBuilder& builder, const PaperSlide& slide, const SlideFrame& frame,
               const PaperLayout& layout);

/// Whether the countdown stands on the cloth and not on the paper.
bool has_pill_on_cloth(const PaperSlide& slide, const SlideFrame& frame);

}  // namespace noren
