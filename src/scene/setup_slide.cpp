#include "scene/setup_slide.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "scene/backdrop.h"
#include "scene/cloth.h"
#include "scene/stepped_text.h"
#include "scene/text_cutting.h"
#include "scene/vertical_text.h"

namespace noren {
namespace {

constexpr std::size_t kMostCharacters = 300;
constexpr std::size_t kMostSteps = 6;
constexpr double kChip = 80;
constexpr double kChipGap = 28;
constexpr double kStepGap = 24;
constexpr double kAfterTitle = 56;

/// The slide in design px: the cloth of an event, and the paper beside or below it.
struct SetupForm {
  ClothForm cloth;
  double left = 672;
  double width = 1184;
  double top = 110;
  double bottom = 896;
  WatermarkPlace watermark;
};

SetupForm setup_form(const Measure& m) {
  SetupForm form;
  const RodLine rod = rod_line(m);
  form.cloth.left = 64;
  form.cloth.top = rod.cloth_top;
  form.cloth.rod = rod.rod;
  if (m.is_portrait()) {
    form.cloth.width = 952;
    form.cloth.bottom = 482;
    form.cloth.strips = 5;
    form.cloth.slit_top = 402;
    form.cloth.tabs = 10;
    form.left = 64;
    form.width = 952;
    form.top = 570;
    form.bottom = 1724;
    form.watermark = {320, 500, 980};
  } else {
    form.cloth.width = 540;
    form.cloth.bottom = 896;
    form.cloth.strips = 3;
    form.cloth.slit_top = 776;
    form.cloth.tabs = 6;
    form.watermark = {1170, 40, 900};
  }
  return form;
}

void write_word(ListBuilder& builder, const SlideFrame& frame, const std::string& word,
                const Rect& cloth, int slit_top) {
  const Measure& m = frame.measure;
  const std::string text = bounded(word, 60);
  const Color color = frame.theme().on_cloth;
  if (m.is_portrait()) {
    TextBlock block =
        line_within(frame, text, frame.style(FaceRole::display, 168), cloth.w - m.px(92));
    const int middle = m.y(239);
    const Rect box{cloth.x, middle - static_cast<int>(std::lround(block.height / 2)), cloth.w, 0};
    builder.text(centered(std::move(block), box), color, TextRole::status);
    return;
  }
  const Size room{cloth.w - m.px(64), slit_top - cloth.y - m.px(80)};
  for (const double size : {172.0, 152.0, 128.0, 104.0, 88.0, 72.0, 56.0, kFloorPx}) {
    const auto block =
        columns_within(frame, RubyText::plain(text), frame.style(FaceRole::display, size), room);
    if (!block) continue;
    const Rect ink = block->ink;
    const int x = cloth.x + (cloth.w - ink.w) / 2 - ink.x;
    const int y = cloth.y + (slit_top - cloth.y - ink.h) / 2 - ink.y;
    builder.text({*block, x, y, std::nullopt}, color, TextRole::status,
                 TextEntry::Direction::vertical);
    return;
  }
}

/// Steps at one size, the largest at which all of them fit.
struct StepTexts {
  std::vector<TextBlock> texts;
  double size = 0;
  int height = 0;
};

StepTexts set_steps(const SlideFrame& frame, const std::vector<std::string>& steps, Size room) {
  const Measure& m = frame.measure;
  const int width = room.w - m.px(kChip) - m.px(kChipGap);
  StepTexts set;
  for (const double size : {64.0, 56.0, 48.0, kFloorPx}) {
    set = {{}, size, 0};
    const TextStyle style = frame.style(FaceRole::text, size, 1.4);
    for (const std::string& step : steps) {
      auto text = within_lines(frame, bounded(step, kMostCharacters), style, width,
                               size > kFloorPx ? 4 : 3);
      if (!text) continue;
      set.height +=
          std::max(m.px(kChip), static_cast<int>(std::lround(text->block.height))) + m.px(kStepGap);
      set.texts.push_back(std::move(text->block));
    }
    if (set.height <= room.h) return set;
  }
  return set;
}

void add_steps(ListBuilder& builder, const SlideFrame& frame, const StepTexts& steps,
               const Rect& area) {
  const Measure& m = frame.measure;
  const Theme::KindColors colors = frame.colors(Livery::house);
  int y = area.y;
  for (std::size_t i = 0; i < steps.texts.size(); ++i) {
    const TextBlock& text = steps.texts[i];
    const int text_height = static_cast<int>(std::lround(text.height));
    const int height = std::max(m.px(kChip), text_height);
    if (y + height > area.bottom()) return;
    builder.begin(LayerRole::body, static_cast<int>(i) + 1);
    const Rect chip{area.x, y, m.px(kChip), m.px(kChip)};
    builder.card(chip, m.px(12), Paint::solid(colors.tint));
    TextBlock number = frame.typesetter().line(RubyText::plain(std::to_string(i + 1)),
                                               frame.style(FaceRole::figures, 56));
    const Rect number_box{chip.x, chip.y + (chip.h - static_cast<int>(number.height)) / 2, chip.w,
                          0};
    PlacedBlock placed_number = centered(std::move(number), number_box);
    placed_number.color = colors.accent;
    // The first line stands beside its number, in the middle.
    const int lower = text.lines.size() == 1 ? (height - text_height) / 2 : m.px(2);
    const PlacedBlock placed_text{text, chip.right() + m.px(kChipGap), y + lower, std::nullopt};
    builder.text({placed_number, placed_text}, frame.theme().ink, TextRole::message,
                 ListBuilder::Reading::lines);
    y += height + m.px(kStepGap);
  }
}

}  // namespace

std::vector<Page> compose_setup(const SetupSlide& slide, const SlideFrame& frame,
                                Problems& problems) {
  const Measure& m = frame.measure;
  const SetupForm form = setup_form(m);
  ListBuilder builder(m);
  lay_paper(builder, frame);
  lay_watermark(builder, frame, frame.crest(Livery::house), frame.colors(Livery::house).accent,
                form.watermark);
  lay_rod(builder, frame);
  const Rect cloth = hang_cloth(builder, form.cloth, frame.colors(Livery::house));
  write_word(builder, frame, slide.word, cloth, m.y(form.cloth.slit_top));

  std::vector<std::string> steps = slide.steps;
  if (steps.size() > kMostSteps) steps.resize(kMostSteps);
  Rect area = m.rect(form.left, form.top, form.width, form.bottom - form.top);
  const auto title =
      stepped_text(frame, RubyText::plain(bounded(slide.title, kMostCharacters)),
                   frame.style(FaceRole::display, 104),
                   {{104, 2, 1.3}, {88, 2, 1.3}, {72, 3, 1.3}, {64, 4, 1.3}, {48, 5, 1.3}},
                   {area.w, steps.empty() ? area.h : area.h * 2 / 5});
  if (title) {
    builder.begin(LayerRole::body, 0);
    builder.text({title->block, area.x, area.y, std::nullopt}, frame.theme().ink, TextRole::title);
    const int used = static_cast<int>(std::lround(title->block.height)) + m.px(kAfterTitle);
    area.y += used;
    area.h -= used;
  }
  add_steps(builder, frame, set_steps(frame, steps, {area.w, area.h}), area);
  if (title && title->extent == SteppedText::Extent::cut)
    tell(problems, frame,
         say("題が長すぎるため、途中で切りました:「{}」", "The title is too long and was cut: {}",
             bounded(slide.title, 80)));
  return {page_of(frame, builder)};
}

}  // namespace noren
