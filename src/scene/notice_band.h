#pragma once

#include "scene/page_builder.h"

namespace noren {

/// The order of the layer that holds the band's clock; the band itself has order 0. A new minute
/// changes the one and not the other.
inline constexpr int kNoticeClockOrder = 1;

/// The band in place of the chrome: bell, the page `surround.notice_page` of the text, and the
/// clock (landscape only).
void add_notice_band(ListBuilder& builder, const Surround& surround, const SlideFrame& frame);

}  // namespace noren
