#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scene/page_builder.h"

namespace noren {

/// Hangs the community's pillars (Aozora notation) on cloths of growing length, the first one at
/// the right. `code` is where a code stands at the bottom right, in landscape: all hang beside it,
/// more slender. Returns the left end of the leftmost cloth in landscape; the right margin where
/// there is none.
int hang_pillars(ListBuilder& builder, const SlideFrame& frame,
                 const std::vector<std::string>& pillars, const std::optional<Rect>& code,
                 Problems& problems);

}  // namespace noren
