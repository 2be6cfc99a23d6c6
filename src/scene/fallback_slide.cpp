#include "scene/fallback_slide.h"

#include <cmath>

#include "base/utf8.h"
#include "scene/backdrop.h"
#include "scene/cloth.h"
#include "scene/ruby_slices.h"
#include "scene/stepped_text.h"

namespace noren {
namespace {

constexpr std::size_t kMostCharacters = 300;
constexpr double kSpace = 44;  // between name and tagline

/// The fallback in design px; the large clock belongs to the surround.
struct FallbackForm {
  ClothForm cloth;
  double crest_top = 160;
  double left = 96;
  double top = 650;
  double width = 1236;  // the clock begins behind it
  double bottom = 1040;
  double tagline = 68;
};

FallbackForm fallback_form(const Measure& m) {
  FallbackForm form;
  const RodLine rod = rod_line(m);
  form.cloth.top = rod.cloth_top;
  form.cloth.rod = rod.rod;
  form.cloth.strips = 5;
  form.cloth.slit_half_width = 7;
  if (m.is_portrait()) {
    form.cloth.left = -8;
    form.cloth.width = 1096;
    form.cloth.bottom = 760;
    form.cloth.slit_top = 560;
    form.cloth.tabs = 12;
    form.crest_top = 250;
    form.left = 64;
    form.top = 900;
    form.width = 952;
    form.bottom = 1450;
    form.tagline = 88;
  } else {
    form.cloth.left = -10;
    form.cloth.width = 1940;
    form.cloth.bottom = 560;
    form.cloth.slit_top = 420;
    form.cloth.tabs = 20;
  }
  return form;
}

std::optional<SteppedText> set_name(const SlideFrame& frame, const std::string& name, Size room) {
  const RubyText text{bounded_ruby(name, kMostCharacters).characters, {}};
  const FaceRole role = is_western(text.characters) ? FaceRole::wordmark : FaceRole::display;
  return stepped_text(frame, text, frame.style(role, 152),
                      {{152, 1, 1},
                       {128, 1, 1},
                       {104, 2, 1.1},
                       {88, 2, 1.15},
                       {72, 2, 1.2},
                       {56, 3, 1.2},
                       {kFloorPx, 4, 1.2}},
                      room);
}

}  // namespace

std::vector<Page> compose_fallback(const FallbackSlide& slide, const SlideFrame& frame,
                                   Problems& problems) {
  const Measure& m = frame.measure;
  const FallbackForm form = fallback_form(m);
  ListBuilder builder(m);
  lay_paper(builder, frame);
  lay_rod(builder, frame);
  hang_cloth(builder, form.cloth, frame.colors(Livery::house));
  constexpr double kCrest = 260;
  const double middle = form.cloth.left + form.cloth.width / 2;
  builder.symbol(m.rect(middle - kCrest / 2, form.crest_top, kCrest, kCrest),
                 frame.crest(Livery::house), frame.theme().on_cloth);

  const int left = m.x(form.left);
  const int width = m.px(form.width);
  int y = m.y(form.top);
  const int height = m.y(form.bottom) - y;
  const auto name = set_name(frame, slide.name, {width, height * 3 / 5});
  if (name) {
    builder.begin(LayerRole::body, 0);
    builder.text({name->block, left, y, std::nullopt}, frame.theme().ink, TextRole::name);
    y += static_cast<int>(std::lround(name->block.height)) + m.px(kSpace);
  }
  // Readings would be smaller than the floor here; the tagline has a slide of its own for them.
  const RubyText tagline{bounded_ruby(slide.tagline, kMostCharacters).characters, {}};
  const auto set = stepped_text(
      frame, tagline, frame.style(FaceRole::display, form.tagline),
      {{form.tagline, 3, 1.5}, {68, 3, 1.5}, {56, 4, 1.4}, {48, 5, 1.4}, {kFloorPx, 6, 1.4}},
      {width, m.y(form.bottom) - y});
  if (set) {
    builder.begin(LayerRole::body, 1);
    builder.text({set->block, left, y, std::nullopt}, frame.theme().ink, TextRole::tagline);
  }
  if ((name && name->extent == SteppedText::Extent::cut) ||
      (set && set->extent == SteppedText::Extent::cut))
    tell(problems, frame,
         say("名前か標語が長すぎるため、途中で切りました:「{}」",
             "The name or the tagline is too long and was cut: {}",
             encode_utf8(decode_utf8(slide.name.substr(0, 400)).substr(0, 80))));
  return {page_of(frame, builder)};
}

}  // namespace noren
