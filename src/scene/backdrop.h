#pragma once

#include <string>

#include "scene/page_builder.h"

namespace noren {

/// The paper over the whole screen (or the theme's background picture, when it is ready), in a
/// layer of its own. It stays where it is in the drift.
void lay_paper(ListBuilder& builder, const SlideFrame& frame);

/// The big faint crest in the paper; `where` is in design px and may leave the screen.
struct WatermarkPlace {
  double left = 0;
  double top = 0;
  double side = 900;
};
void lay_watermark(ListBuilder& builder, const SlideFrame& frame, const std::string& crest,
                   Color color, WatermarkPlace where);

/// The rod across the whole screen.
void lay_rod(ListBuilder& builder, const SlideFrame& frame);

}  // namespace noren
