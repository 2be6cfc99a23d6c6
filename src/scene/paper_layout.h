#pragma once

#include "scene/backdrop.h"
#include "scene/cloth.h"
#include "scene/slide_frame.h"

namespace noren {

/// Where the parts of a paper slide have their places. Output px, but for the cloth and the
/// watermark, which are in design px.
struct PaperLayout {
  ClothForm cloth;
  WatermarkPlace watermark;
  Rect body;             // the paper that is written on: kind row at the top, codes at the bottom
  int title_top = 0;     // of the first line's box
  int gap = 0;           // between neighbours: text and code, code and code
  double code_side = 0;  // the largest code, in design px
  /// Beside: text at the left of the codes. Stacked: text over the codes, at full width.
  enum class Form { beside, stacked } form = Form::beside;
  int stacked_bottom = 0;  // of the text in the stacked form
};

/// Hanging long: dates and what is going on now. Hanging short (portrait only): words.
enum class ClothLength { long_cloth, short_cloth };
ClothLength cloth_length(const PaperSlide& slide);

PaperLayout paper_layout(const PaperSlide& slide, const SlideFrame& frame);

}  // namespace noren
