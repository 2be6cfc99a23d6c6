#include "scene/cloth.h"

#include <cmath>

#include <fmt/format.h>

#include "scene/outlines.h"

namespace noren {
namespace {

constexpr double kHemRadius = 7;
constexpr double kSlitHalfWidthAtTop = 1.2;
constexpr double kTabWidth = 30;
constexpr double kTabRise = 6;  // above the rod
constexpr double kTabRadius = 3;
constexpr double kFoldDark = 34;
constexpr double kFoldLight = 26;
constexpr double kSeamAboveHem = 30;
constexpr double kShadowHeight = 24;
constexpr Color kBlack{0, 0, 0, 255};
constexpr Color kWhite{255, 255, 255, 255};

// The dip between two strips: dark on its left, lit on its right. Below the slit it keeps clear of
// the gap, which shows the paper.
void add_fold(ListBuilder& builder, const ClothForm& form, const Rect& cloth, double center) {
  const Measure& m = builder.measure();
  const auto n = path_number;
  const double height = cloth.h;
  const double slit = m.y(form.slit_top) - cloth.y;
  const double hem = height - kHemRadius * m.scale();
  const double narrow = kSlitHalfWidthAtTop * m.scale();
  const double wide = form.slit_half_width * m.scale();
  const int middle = static_cast<int>(std::lround(cloth.x + center));
  const int dark = m.px(kFoldDark);
  const int light = m.px(kFoldLight);
  builder.add(
      Shape{{middle - dark, cloth.y, dark, cloth.h},
            fmt::format("M0 0H{0}V{1}H{2}L{3} {4}L{5} {6}H0Z", dark, n(slit), n(dark - narrow),
                        n(dark - wide), n(hem), n(dark - wide - kHemRadius * m.scale()), n(height)),
            {with_alpha(kBlack, 0), with_alpha(kBlack, 0.11), Paint::Axis::horizontal}});
  builder.add(Shape{{middle, cloth.y, light, cloth.h},
                    fmt::format("M0 0H{0}V{6}H{5}L{3} {4}L{2} {1}H0Z", light, n(slit), n(narrow),
                                n(wide), n(hem), n(wide + kHemRadius * m.scale()), n(height)),
                    {with_alpha(kWhite, 0.06), with_alpha(kWhite, 0), Paint::Axis::horizontal}});
}

// The row of stitches above the hem, strip by strip.
void add_seam(ListBuilder& builder, const ClothForm& form, const Rect& cloth) {
  const Measure& m = builder.measure();
  const double y = form.bottom - kSeamAboveHem;
  const double down = (y - form.slit_top) / (form.bottom - kHemRadius - form.slit_top);
  const double gap =
      down <= 0 ? 0
                : kSlitHalfWidthAtTop + (form.slit_half_width - kSlitHalfWidthAtTop) * down + 0.5;
  const double strip = static_cast<double>(cloth.w) / form.strips;
  const int half = gap > 0 ? m.px(gap) : 0;
  for (int i = 0; i < form.strips; ++i) {
    const int left = cloth.x + static_cast<int>(std::lround(strip * i)) + (i > 0 ? half : 0);
    const int right =
        cloth.x + static_cast<int>(std::lround(strip * (i + 1))) - (i + 1 < form.strips ? half : 0);
    builder.fill({left, m.y(y), right - left, m.px(2)}, Paint::solid(with_alpha(kWhite, 0.22)));
  }
}

void add_tabs(ListBuilder& builder, const ClothForm& form, const Rect& cloth,
              const Theme::KindColors& colors) {
  const Measure& m = builder.measure();
  const int top = m.y(form.rod - kTabRise);
  const int height = cloth.y + m.px(2) - top;
  const int shaded = static_cast<int>(std::lround(height * 0.35));
  const double pitch = static_cast<double>(cloth.w) / form.tabs;
  const int width = m.px(kTabWidth);
  for (int i = 0; i < form.tabs; ++i) {
    const int left = cloth.x + static_cast<int>(std::lround(pitch * (i + 0.5) - width / 2.0));
    builder.card({left, top, width, height}, m.px(kTabRadius), Paint::solid(colors.cloth0));
    // The upper part goes round the rod, away from the light; inside the round corners.
    builder.card({left, top, width, shaded}, m.px(kTabRadius),
                 {colors.cloth1, colors.cloth0, Paint::Axis::vertical});
  }
}

std::vector<Rect> strips_below(const ClothForm& form, const Rect& cloth, const Measure& m) {
  std::vector<Rect> strips;
  const int top = m.y(form.slit_top);
  const int bottom =
      cloth.bottom() + (form.shadow == ClothForm::Shadow::cast ? m.px(kShadowHeight) : 0);
  for (int i = 0; i < form.strips; ++i) {
    const int left = cloth.x + cloth.w * i / form.strips;
    const int right = cloth.x + cloth.w * (i + 1) / form.strips;
    strips.push_back({left, top, right - left, bottom - top});
  }
  return strips;
}

}  // namespace

RodLine rod_line(const Measure& measure) {
  return measure.is_portrait() ? RodLine{50, 12, 84} : RodLine{34, 12, 62};
}

std::string cloth_path(double width, double height, int strips, double slit_top,
                       double slit_half_width, double scale) {
  const auto n = path_number;
  const double r = kHemRadius * scale;
  const double narrow = kSlitHalfWidthAtTop * scale;
  const double wide = slit_half_width * scale;
  std::string path =
      fmt::format("M0 0H{0}V{1}Q{0} {2} {3} {2}", n(width), n(height - r), n(height), n(width - r));
  for (int i = strips - 1; i > 0; --i) {
    const double center = width * i / strips;
    path += fmt::format("H{0}Q{1} {2} {1} {3}L{4} {5}H{6}L{7} {3}Q{7} {2} {8} {2}",
                        n(center + wide + r), n(center + wide), n(height), n(height - r),
                        n(center + narrow), n(slit_top), n(center - narrow), n(center - wide),
                        n(center - wide - r));
  }
  return path + fmt::format("H{0}Q0 {1} 0 {2}Z", n(r), n(height), n(height - r));
}

Rect hang_cloth(ListBuilder& builder, const ClothForm& form, const Theme::KindColors& colors) {
  const Measure& m = builder.measure();
  const Rect cloth = m.rect(form.left, form.top, form.width, form.bottom - form.top);
  builder.begin(LayerRole::cloth);
  if (form.shadow == ClothForm::Shadow::cast)
    builder.fill(
        {cloth.x + m.px(6), cloth.bottom() - m.px(2), cloth.w - 2 * m.px(6), m.px(kShadowHeight)},
        {with_alpha(kBlack, 0.16), with_alpha(kBlack, 0), Paint::Axis::vertical});
  builder.add(Shape{cloth,
                    cloth_path(cloth.w, cloth.h, form.strips, m.y(form.slit_top) - cloth.y,
                               form.slit_half_width, m.scale()),
                    {colors.cloth0, colors.cloth1, Paint::Axis::vertical}});
  for (int i = 1; i < form.strips; ++i)
    add_fold(builder, form, cloth, static_cast<double>(cloth.w) * i / form.strips);
  if (form.hem == ClothForm::Hem::seam) add_seam(builder, form, cloth);
  add_tabs(builder, form, cloth, colors);
  builder.hems(strips_below(form, cloth, m));
  return cloth;
}

}  // namespace noren
