#include "scene/paper_slide.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "scene/backdrop.h"
#include "scene/paper_arrangement.h"
#include "scene/paper_cloth.h"
#include "scene/pill.h"

namespace noren {
namespace {

constexpr double kCrest = 72;
constexpr double kCrestGap = 18;
constexpr double kLabelPx = 56;
constexpr double kLongLabelPx = 48;
constexpr std::size_t kShortLabel = 8;  // characters
constexpr double kStroke = 4;

/// The places of the body layers in the staggered entrance.
enum Entrance : int { kind_row, title, place, text };

// Crest and word of the kind at the left, the pills at the right; a label that would meet them is
// set smaller, then shortened.
void add_kind_row(ListBuilder& builder, const PaperSlide& slide, const SlideFrame& frame,
                  const Rect& body) {
  const Measure& m = frame.measure;
  const Theme::KindColors colors = frame.colors(slide.livery);
  builder.begin(LayerRole::body, Entrance::kind_row);
  const Rect pills = has_pill_on_cloth(slide, frame)
                         ? Rect{}
                         : add_pills_on_paper(builder, slide, frame, body.right(), body.y);
  const Rect crest{body.x, body.y + m.px(2), m.px(kCrest), m.px(kCrest)};
  builder.symbol(crest, frame.crest(slide.livery), colors.accent);
  if (slide.label.empty()) return;
  const double size = length_utf8(slide.label) > kShortLabel ? kLongLabelPx : kLabelPx;
  const int left = crest.right() + m.px(kCrestGap);
  const int right = pills.empty() ? body.right() : pills.x - m.px(24);
  TextBlock label = line_within(frame, slide.label, frame.style(FaceRole::text_bold, size),
                                std::max(m.px(kFloorPx), right - left));
  const int top = crest.y + (crest.h - label.size_px) / 2;
  builder.text({std::move(label), left, top}, colors.accent, TextRole::kind);
}

void add_place(ListBuilder& builder, const PlacePill& pill, Color accent) {
  const Measure& m = builder.measure();
  builder.begin(LayerRole::body, Entrance::place);
  builder.frame(pill.box, pill.radius, m.px(kStroke), accent);
  builder.symbol(pill.icon_box, pill.icon, accent);
  builder.text(pill.text, accent, TextRole::place);
}

TextRole role_of(PaperSlide::TextRole role) {
  switch (role) {
    case PaperSlide::TextRole::excerpt:
      return TextRole::excerpt;
    case PaperSlide::TextRole::message:
      return TextRole::message;
    case PaperSlide::TextRole::description:
      break;
  }
  return TextRole::description;
}

// A short text without a title is set like one.
bool stands_alone(const PaperSlide& slide) {
  constexpr std::size_t kShort = 60;
  return slide.title.empty() && !slide.description.empty() &&
         length_utf8(slide.description) <= kShort;
}

Page build_page(const PaperSlide& slide, const SlideFrame& frame, const PaperLayout& layout,
                const PaperArrangement& page, TextRole title_role) {
  const Theme::KindColors colors = frame.colors(slide.livery);
  ListBuilder builder(frame.measure);
  lay_paper(builder, frame);
  lay_watermark(builder, frame, frame.crest(slide.livery), colors.accent, layout.watermark);
  lay_rod(builder, frame);
  hang_when(builder, slide, frame, layout);
  add_kind_row(builder, slide, frame, layout.body);
  if (page.title) {
    builder.begin(LayerRole::body, Entrance::title);
    builder.text(*page.title, frame.theme().ink, title_role);
  }
  if (page.place) add_place(builder, *page.place, colors.accent);
  builder.begin(LayerRole::body, Entrance::text);
  builder.text(page.facts, frame.theme().ink2, TextRole::line, ListBuilder::Reading::lines);
  if (page.description)
    builder.text(*page.description, frame.theme().ink, role_of(slide.description_role));
  if (page.picture) {
    builder.begin(LayerRole::picture);
    builder.add(*page.picture);
  }
  add_codes(builder, page.codes, colors.accent);
  return page_of(frame, builder);
}

}  // namespace

std::vector<Page> compose_paper(const PaperSlide& slide, const SlideFrame& frame,
                                Problems& problems) {
  const PaperLayout layout = paper_layout(slide, frame);
  std::vector<Page> pages;
  const auto add_pages = [&](const PaperSlide& shown, TextRole title_role) {
    for (const PaperArrangement& page : arrange_paper(shown, frame, layout, problems))
      pages.push_back(build_page(shown, frame, layout, page, title_role));
  };
  if (!stands_alone(slide)) {
    add_pages(slide, TextRole::title);
    return pages;
  }
  PaperSlide in_place_of_title = slide;
  std::swap(in_place_of_title.title, in_place_of_title.description);
  add_pages(in_place_of_title, role_of(slide.description_role));
  return pages;
}

}  // namespace noren
