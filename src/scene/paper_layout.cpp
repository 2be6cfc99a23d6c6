#include "scene/paper_layout.h"

namespace noren {
namespace {

PaperLayout landscape_layout(const Measure& m) {
  PaperLayout layout;
  layout.cloth = {64, 540, 62, 896, 3, 776, 34, 6};
  layout.watermark = {1170, 40, 900};
  layout.body = m.rect(672, 92, 1184, 804);
  layout.title_top = m.y(200);
  layout.gap = m.px(56);
  layout.code_side = 372;
  return layout;
}

PaperLayout portrait_layout(const Measure& m, ClothLength length, SlideKind kind) {
  const bool is_long = length == ClothLength::long_cloth;
  PaperLayout layout;
  layout.cloth = {64, 952, 84, is_long ? 764.0 : 482.0, 5, is_long ? 676.0 : 402.0, 50, 10};
  layout.watermark = {320, is_long ? 700.0 : 500.0, 980};
  const double top = is_long ? 824 : 550;
  layout.body = m.rect(64, top, 952, 1724 - top);
  layout.title_top = m.y(top + (kind == SlideKind::post ? 104 : 116));
  layout.gap = m.px(40);
  layout.code_side = 412;
  layout.form = is_long ? PaperLayout::Form::beside : PaperLayout::Form::stacked;
  layout.stacked_bottom = m.y(1724 - 444);
  return layout;
}

}  // namespace

ClothLength cloth_length(const PaperSlide& slide) {
  if (!std::holds_alternative<WordCloth>(slide.cloth)) return ClothLength::long_cloth;
  // What is going on now hangs as long as the date did before.
  const bool live = slide.pill && slide.pill->mark == Pill::Mark::live;
  return live ? ClothLength::long_cloth : ClothLength::short_cloth;
}

PaperLayout paper_layout(const PaperSlide& slide, const SlideFrame& frame) {
  return frame.measure.is_portrait()
             ? portrait_layout(frame.measure, cloth_length(slide), frame.kind)
             : landscape_layout(frame.measure);
}

}  // namespace noren
