#include "scene/backdrop.h"

#include "scene/cloth.h"

namespace noren {

void lay_paper(ListBuilder& builder, const SlideFrame& frame) {
  const Theme& theme = frame.theme();
  const Rect screen = frame.measure.screen();
  builder.begin(LayerRole::paper);
  builder.fill(screen, {theme.paper0, theme.paper1, Paint::Axis::vertical});
  if (!theme.background.empty() && frame.stage.pictures.contains(theme.background))
    builder.add(Picture{screen, theme.background, Picture::Fit::cover});
}

void lay_watermark(ListBuilder& builder, const SlideFrame& frame, const std::string& crest,
                   Color color, WatermarkPlace where) {
  builder.begin(LayerRole::watermark);
  builder.symbol(frame.measure.rect(where.left, where.top, where.side, where.side), crest,
                 with_alpha(color, frame.theme().crest_alpha));
}

void lay_rod(ListBuilder& builder, const SlideFrame& frame) {
  const Measure& m = frame.measure;
  const RodLine line = rod_line(m);
  const Rect wide = m.beyond_screen();
  const int top = m.y(line.rod);
  const int lit = m.y(line.rod + line.height * 0.6);
  const int bottom = m.y(line.rod + line.height);
  builder.begin(LayerRole::rod);
  builder.fill({wide.x, top, wide.w, lit - top},
               {frame.theme().rod_hi, frame.theme().rod, Paint::Axis::vertical});
  builder.fill({wide.x, lit, wide.w, bottom - lit}, Paint::solid(frame.theme().rod));
}

}  // namespace noren
