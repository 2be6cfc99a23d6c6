#include "scene/alert_slide.h"

#include <algorithm>
#include <cmath>

#include "scene/stepped_text.h"
#include "scene/text_cutting.h"

namespace noren {
namespace {

constexpr double kIcon = 104;
constexpr double kIconGap = 28;
constexpr double kHeadingPx = 72;
constexpr double kAfterHeading = 64;
constexpr double kAfterText = 56;
constexpr std::size_t kMostCharacters = 400;

/// The alert in design px.
struct AlertForm {
  double left = 96;
  double width = 1728;
  double top = 150;
  double bottom = 916;
  double largest = 152;
};

AlertForm alert_form(const Measure& m) {
  if (m.is_portrait()) return {64, 952, 220, 1716, 144};
  return {};
}

std::vector<ScaleStep> steps_from(double largest) {
  std::vector<ScaleStep> steps{{largest, 6, 1.25}};
  for (const double size : {128.0, 116.0, 104.0, 88.0, 72.0, 64.0, 56.0})
    steps.push_back({size, 16, 1.25});
  return steps;
}

}  // namespace

std::vector<Page> compose_alert(const AlertSlide& slide, const SlideFrame& frame,
                                Problems& problems) {
  const Measure& m = frame.measure;
  const Theme& theme = frame.theme();
  const AlertForm form = alert_form(m);
  ListBuilder builder(m);
  builder.begin(LayerRole::alert);
  builder.fill(m.screen(), Paint::solid(theme.notice));

  builder.begin(LayerRole::body, 0);
  const int left = m.x(form.left);
  const int width = m.px(form.width);
  int y = m.y(form.top);
  builder.symbol({left, y, m.px(kIcon), m.px(kIcon)}, "icon-bell", theme.on_notice);
  const int after_icon = m.px(kIcon) + m.px(kIconGap);
  TextBlock heading = line_within(frame, bounded(slide.heading, kMostCharacters),
                                  frame.style(FaceRole::text_bold, kHeadingPx), width - after_icon);
  const int lower = (m.px(kIcon) - static_cast<int>(std::lround(heading.height))) / 2;
  builder.text({std::move(heading), left + after_icon, y + lower, std::nullopt}, theme.on_notice,
               TextRole::heading);
  y += m.px(kIcon) + m.px(kAfterHeading);

  const int bottom = m.y(form.bottom);
  const auto line = stepped_text(
      frame, RubyText::plain(bounded(slide.line, kMostCharacters)), frame.style(FaceRole::text, 72),
      {{72, 2, 1.5}, {64, 3, 1.4}, {56, 3, 1.4}, {48, 4, 1.4}}, {width, (bottom - y) / 3});
  const int line_height =
      line ? static_cast<int>(std::lround(line->block.height)) + m.px(kAfterText) : 0;
  const auto text = stepped_text(frame, RubyText::plain(bounded(slide.text, kMostCharacters)),
                                 frame.style(FaceRole::text_bold, form.largest),
                                 steps_from(form.largest), {width, bottom - y - line_height});
  if (text) {
    builder.begin(LayerRole::body, 1);
    builder.text({text->block, left, y, std::nullopt}, theme.on_notice, TextRole::title);
    y += static_cast<int>(std::lround(text->block.height)) + m.px(kAfterText);
  }
  if (line) {
    builder.begin(LayerRole::body, 2);
    builder.text({line->block, left, y, std::nullopt}, theme.on_notice, TextRole::line);
  }
  const auto is_cut = [](const std::optional<SteppedText>& set) {
    return set && set->extent == SteppedText::Extent::cut;
  };
  if (is_cut(text) || is_cut(line))
    tell(problems, frame,
         say("お知らせが長すぎるため、途中で切りました:「{}」",
             "The alert is too long and was cut: {}", bounded(slide.text, 80)));
  return {page_of(frame, builder)};
}

}  // namespace noren
