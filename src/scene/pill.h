#pragma once

#include "scene/page_builder.h"

namespace noren {

/// The pills at the right end of the kind row: the countdown or the stamp in its place; beside a
/// stamp the running time or a date stay. They end at `right`; `top` is that of the body. Returns
/// the box around them; empty when there are none.
Rect add_pills_on_paper(ListBuilder& builder, const PaperSlide& slide, const SlideFrame& frame,
                        int right, int top);

/// The one pill on the cloth, centred in `box`, in the colours turned round.
Rect add_pill_on_cloth(ListBuilder& builder, const PaperSlide& slide, const SlideFrame& frame,
                       const Rect& box);

}  // namespace noren
