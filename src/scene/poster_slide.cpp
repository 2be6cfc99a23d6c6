#include "scene/poster_slide.h"

#include <algorithm>
#include <cmath>

#include "scene/backdrop.h"
#include "scene/cloth.h"
#include "scene/code_block.h"
#include "scene/qr.h"
#include "scene/stepped_text.h"
#include "scene/text_cutting.h"

namespace noren {
namespace {

constexpr double kFullBleedTolerance = 0.02;  // of the picture may fall off the screen
constexpr double kTextColumn = 560;           // the narrowest beside a picture
constexpr double kGap = 68;
constexpr std::size_t kMostCharacters = 300;

bool is_usable(Size size) {
  return size.w > 0 && size.h > 0;
}

/// Whether `picture` covers `screen` with hardly anything cut off.
bool covers(Size picture, Size screen) {
  const double wide = static_cast<double>(picture.w) * screen.h;
  const double high = static_cast<double>(picture.h) * screen.w;
  return std::abs(wide - high) <= kFullBleedTolerance * std::max(wide, high);
}

/// `picture` as large as `room` allows, undistorted.
Size within(Size picture, Size room) {
  const double scale =
      std::min(static_cast<double>(room.w) / picture.w, static_cast<double>(room.h) / picture.h);
  return {std::clamp(static_cast<int>(std::lround(picture.w * scale)), 1, std::max(1, room.w)),
          std::clamp(static_cast<int>(std::lround(picture.h * scale)), 1, std::max(1, room.h))};
}

Page full_bleed(const PosterSlide& slide, const SlideFrame& frame) {
  ListBuilder builder(frame.measure);
  // The picture is the ground here: it neither drifts nor leaves room for the chrome.
  builder.begin(LayerRole::paper);
  builder.add(Picture{frame.measure.screen(), slide.image, Picture::Fit::cover});
  Page page = page_of(frame, builder);
  page.chrome = Page::Chrome::hidden;
  return page;
}

class PosterPage {
 public:
  PosterPage(const PosterSlide& slide, const SlideFrame& frame, Problems& problems)
      : slide_(slide),
        frame_(frame),
        m_(frame.measure),
        problems_(problems),
        builder_(frame.measure) {}

  /// The picture (of `natural` size) hangs on the rod like a cloth, title and code beside or below.
  Page with_picture(Size natural);
  /// The house's cloth in the picture's place.
  Page without_picture();

 private:
  void lay_ground();
  void plan_code(const Rect& area);
  void hang_picture(const Rect& rect);
  void add_title(const Rect& area);
  [[nodiscard]] bool has_text() const { return !slide_.title.empty() || slide_.code; }

  const PosterSlide& slide_;
  const SlideFrame& frame_;
  const Measure& m_;
  Problems& problems_;
  ListBuilder builder_;
  std::vector<CodeBlock> codes_;
};

void PosterPage::lay_ground() {
  lay_paper(builder_, frame_);
  lay_watermark(builder_, frame_, frame_.crest(Livery::house), frame_.colors(Livery::house).accent,
                m_.is_portrait() ? WatermarkPlace{320, 700, 980} : WatermarkPlace{1170, 40, 900});
  lay_rod(builder_, frame_);
}

void PosterPage::plan_code(const Rect& area) {
  if (!slide_.code) return;
  CodePlace place;
  place.right = area.right();
  place.bottom = area.bottom();
  place.side = {m_.is_portrait() ? kQrSideSmall : kQrSideLandscape, kQrSideLandscape};
  codes_ = place_codes(frame_, {*slide_.code}, place, problems_);
}

void PosterPage::hang_picture(const Rect& rect) {
  const RodLine rod = rod_line(m_);
  const Theme::KindColors colors = frame_.colors(Livery::house);
  builder_.begin(LayerRole::cloth);
  const int top = m_.y(rod.rod - 6);
  const int tab = std::min(m_.px(30), rect.w);
  const int tabs = std::clamp(rect.w / m_.px(120), 1, 16);
  for (int i = 0; i < tabs; ++i) {
    const int left = rect.x + (2 * i + 1) * rect.w / (2 * tabs) - tab / 2;
    builder_.card({left, top, tab, rect.y + m_.px(2) - top}, m_.px(3),
                  {colors.cloth1, colors.cloth0, Paint::Axis::vertical});
  }
  builder_.fill(
      {rect.x + m_.px(6), rect.bottom(), std::max(1, rect.w - 2 * m_.px(6)), m_.px(22)},
      {with_alpha(Color{0, 0, 0}, 0.16), with_alpha(Color{0, 0, 0}, 0), Paint::Axis::vertical});
  builder_.add(Picture{rect, slide_.image, Picture::Fit::contain});
}

void PosterPage::add_title(const Rect& area) {
  const auto title = stepped_text(
      frame_, RubyText::plain(bounded(slide_.title, kMostCharacters)),
      frame_.style(FaceRole::display, 116),
      {{116, 3, 1.28}, {104, 3, 1.3}, {88, 4, 1.3}, {72, 6, 1.3}, {64, 8, 1.3}, {48, 10, 1.3}},
      {area.w, area.h});
  if (!title) return;
  builder_.begin(LayerRole::body, 0);
  builder_.text({title->block, area.x, area.y, std::nullopt}, frame_.theme().ink, TextRole::title);
  if (title->extent == SteppedText::Extent::cut)
    tell(problems_, frame_,
         say("題が長すぎるため、途中で切りました:「{}」", "The title is too long and was cut: {}",
             bounded(slide_.title, 80)));
}

Page PosterPage::with_picture(Size natural) {
  lay_ground();
  const Rect hall = m_.is_portrait() ? m_.rect(64, 84, 952, 1640) : m_.rect(64, 62, 1792, 834);
  Size room{hall.w, hall.h - m_.px(22)};
  plan_code(hall);
  const int code_width = codes_.empty() ? 0 : codes_.front().bounds().w;
  const int code_height = codes_.empty() ? 0 : hall.bottom() - codes_.front().bounds().y;
  if (has_text()) {
    if (m_.is_portrait())
      room.h -= std::max(code_height, m_.px(slide_.title.empty() ? 0 : 240)) + m_.px(48);
    else
      room.w -= std::max(code_width, m_.px(slide_.title.empty() ? 0 : kTextColumn)) + m_.px(kGap);
  }
  const Size size = within(natural, room);
  const bool beside = has_text() && !m_.is_portrait();
  const int left = beside ? hall.x : hall.x + (hall.w - size.w) / 2;
  const Rect picture{left, hall.y, size.w, size.h};
  hang_picture(picture);
  Rect text = hall;
  if (m_.is_portrait()) {
    text.y = picture.bottom() + m_.px(64);
    text.h = hall.bottom() - text.y;
    // Low room is shared side by side, high room one above the other.
    if (text.h - code_height < m_.px(200) && code_width > 0)
      text.w -= code_width + m_.px(40);
    else
      text.h -= code_height;
  } else {
    text.x = picture.right() + m_.px(kGap);
    text.w = hall.right() - text.x;
    text.y = m_.y(110);
    text.h = hall.bottom() - text.y - (code_height > 0 ? code_height + m_.px(24) : 0);
  }
  add_title(text);
  add_codes(builder_, codes_, frame_.colors(Livery::house).accent);
  return page_of(frame_, builder_);
}

Page PosterPage::without_picture() {
  lay_ground();
  const RodLine rod = rod_line(m_);
  ClothForm cloth;
  cloth.left = 64;
  cloth.top = rod.cloth_top;
  cloth.rod = rod.rod;
  cloth.width = m_.is_portrait() ? 952 : 540;
  cloth.bottom = m_.is_portrait() ? 764 : 896;
  cloth.strips = m_.is_portrait() ? 5 : 3;
  cloth.slit_top = m_.is_portrait() ? 676 : 776;
  cloth.tabs = m_.is_portrait() ? 10 : 6;
  const Rect hung = hang_cloth(builder_, cloth, frame_.colors(Livery::house));
  const int crest = m_.px(300);
  builder_.symbol({hung.x + (hung.w - crest) / 2,
                   hung.y + (m_.y(cloth.slit_top) - hung.y - crest) / 2, crest, crest},
                  frame_.crest(Livery::house), frame_.theme().on_cloth);
  const Rect paper = m_.is_portrait() ? m_.rect(64, 850, 952, 874) : m_.rect(672, 110, 1184, 786);
  plan_code(paper);
  const int code = codes_.empty() ? 0 : paper.bottom() - codes_.front().bounds().y + m_.px(24);
  add_title({paper.x, paper.y, paper.w, paper.h - code});
  add_codes(builder_, codes_, frame_.colors(Livery::house).accent);
  return page_of(frame_, builder_);
}

}  // namespace

std::vector<Page> compose_poster(const PosterSlide& slide, const SlideFrame& frame,
                                 Problems& problems) {
  const auto found = frame.stage.pictures.find(slide.image);
  PosterPage page(slide, frame, problems);
  if (found == frame.stage.pictures.end() || !is_usable(found->second))
    return {page.without_picture()};
  if (!slide.code && covers(found->second, frame.stage.size)) return {full_bleed(slide, frame)};
  return {page.with_picture(found->second)};
}

}  // namespace noren
