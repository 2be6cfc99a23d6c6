#include <array>
#include <utility>

#include <fmt/format.h>

#include "scene/backdrop.h"
#include "scene/page_builder.h"

namespace noren {
namespace {

// Lines of whole px at the very edge of the screen: a set that cuts the picture cuts them first.
void add_edges(ListBuilder& builder, const SlideFrame& frame) {
  const Rect screen = frame.measure.screen();
  const int line = frame.measure.px(2);
  const int step = frame.measure.px(8);
  for (int i = 0; i < 3; ++i) {
    const int inset = i * (line + step);
    builder.frame({inset, inset, screen.w - 2 * inset, screen.h - 2 * inset}, 0, line,
                  i == 0 ? frame.theme().notice : frame.theme().ink2);
  }
}

// The inner edge of each percent of cut edge, 1 to 8, as ticks on the four sides.
void add_percent_marks(ListBuilder& builder, const SlideFrame& frame) {
  const Measure& m = frame.measure;
  const Rect screen = m.screen();
  for (int percent = 1; percent <= 8; ++percent) {
    const int dx = screen.w * percent / 100;
    const int dy = screen.h * percent / 100;
    const int length = m.px(percent == 5 ? 160 : 80);
    const int line = m.px(4);
    const Paint paint = Paint::solid(frame.theme().ink);
    const int left = (screen.w - length) / 2;
    const int top = (screen.h - length) / 2;
    builder.fill({dx, top, line, length}, paint);
    builder.fill({screen.w - dx - line, top, line, length}, paint);
    builder.fill({left, dy, length, line}, paint);
    builder.fill({left, screen.h - dy - line, length, line}, paint);
  }
}

// Every colour of the theme, kind by kind, and a grey wedge from the paper to the ink.
void add_colors(ListBuilder& builder, const SlideFrame& frame) {
  const Measure& m = frame.measure;
  constexpr std::array kLiveries{Livery::house,        Livery::meetup, Livery::session,
                                 Livery::consultation, Livery::event,  Livery::post};
  const double left = m.is_portrait() ? 140 : 384;
  const double top = m.is_portrait() ? 900 : 470;
  const double pitch = m.is_portrait() ? 136 : 196;
  for (std::size_t i = 0; i < kLiveries.size(); ++i) {
    const Theme::KindColors colors = frame.colors(kLiveries.at(i));
    const double x = left + static_cast<double>(i) * pitch;
    builder.fill(m.rect(x, top, pitch - 16, 160),
                 {colors.cloth0, colors.cloth1, Paint::Axis::vertical});
    builder.fill(m.rect(x, top + 160, pitch - 16, 60), Paint::solid(colors.tint));
    builder.symbol(m.rect(x + (pitch - 16) / 2 - 40, top + 40, 80, 80),
                   frame.crest(kLiveries.at(i)), frame.theme().on_cloth);
    builder.fill(m.rect(x, top + 220, pitch - 16, 24), Paint::solid(colors.accent));
  }
  const double width = pitch * static_cast<double>(kLiveries.size()) - 16;
  builder.fill(m.rect(left, top + 268, width, 48),
               {frame.theme().paper0, frame.theme().ink, Paint::Axis::horizontal});
  builder.fill(m.rect(left, top + 324, width, 32), Paint::solid(frame.theme().notice));
}

void add_words(ListBuilder& builder, const SlideFrame& frame) {
  const Measure& m = frame.measure;
  const Rect screen = m.screen();
  const Rect column = m.is_portrait() ? m.rect(64, 420, 952, 100) : m.rect(64, 190, 1792, 100);
  const auto line = [&](std::string_view text, double size, int y, TextRole role) {
    builder.text(
        centered(line_within(frame, text, frame.style(FaceRole::text_bold, size), column.w),
                 {column.x, y, column.w, 0}),
        frame.theme().ink, role);
  };
  line(fmt::format("{}×{}", screen.w, screen.h), 104, column.y, TextRole::heading);
  line(fmt::format("safe_area {:g} %", frame.stage.safe_area), 56, column.y + m.px(132),
       TextRole::line);
  const TextStyle small = frame.style(FaceRole::text, kFloorPx);
  PlacedBlock sample =
      centered(line_within(frame, "木 0123456789 ABC あいう 漢字 〜、。", small, column.w),
               {column.x, column.y + m.px(210), column.w, 0});
  builder.text(sample, frame.theme().ink, TextRole::caption);
}

}  // namespace

Page compose_test_card(const Stage& stage) {
  const SlideFrame frame{stage, Measure(stage.size, stage.safe_area), "test-card",
                         SlideKind::setup};
  ListBuilder builder(frame.measure);
  lay_paper(builder, frame);
  builder.begin(LayerRole::body);
  add_edges(builder, frame);
  add_percent_marks(builder, frame);
  // The frame that slides keep inside.
  builder.frame(frame.measure.canvas(), 0, frame.measure.px(4), frame.colors(Livery::post).accent);
  builder.frame(frame.measure.readable(), 0, frame.measure.px(2),
                frame.colors(Livery::meetup).accent);
  add_colors(builder, frame);
  add_words(builder, frame);
  Page page = page_of(frame, builder);
  page.chrome = Page::Chrome::hidden;
  return page;
}

}  // namespace noren
