#include <algorithm>
#include <cmath>
#include <utility>

#include "scene/notice_band.h"
#include "scene/page_builder.h"

namespace noren {
namespace {

constexpr double kNamePx = 56;
constexpr double kSmallNamePx = 48;
constexpr double kNameCrest = 46;
constexpr double kLogoHeight = 64;
constexpr double kLogoWidth = 256;
constexpr double kDatePx = 44;
constexpr double kClockPx = 68;
constexpr double kSpace = 28;
constexpr int kMostDots = 12;

/// The chrome line of the design, in design px.
struct ChromeForm {
  double top = 948;
  double height = 92;
  double right = 1856;
  double dots_middle = 994;
  double dots_center = 960;
  double dot_cell = 34;
  double dot_gap = 14;
  double dot = 12;
};

ChromeForm chrome_form(const Measure& m) {
  if (m.is_portrait()) return {1748, 92, 1016, 1864, 540, 28, 14, 10};
  return {};
}

/// Draws the chrome from the outside inwards, so that the name takes what is left.
class Chrome {
 public:
  Chrome(ListBuilder& builder, const Surround& surround, const SlideFrame& frame)
      : builder_(builder), surround_(surround), frame_(frame), m_(frame.measure) {}

  void clock();
  void line();

 private:
  [[nodiscard]] int middle() const { return m_.y(form_.top + form_.height / 2); }
  [[nodiscard]] Color plain() const {
    return is_alert() ? frame_.theme().on_notice : frame_.theme().ink2;
  }
  [[nodiscard]] bool is_alert() const { return frame_.kind == SlideKind::alert; }
  int date_and_ring(int right);
  int dots();
  void name(int right);

  ListBuilder& builder_;
  const Surround& surround_;
  const SlideFrame& frame_;
  const Measure& m_;
  ChromeForm form_ = chrome_form(frame_.measure);
  int clock_left_ = 0;
};

void Chrome::clock() {
  clock_left_ = m_.x(form_.right);
  if (surround_.clock.empty()) return;
  builder_.begin(LayerRole::clock);
  PlacedBlock placed;
  placed.block = frame_.typesetter().line(RubyText::plain(surround_.clock),
                                          frame_.style(FaceRole::figures, kClockPx));
  placed.x = clock_left_ - static_cast<int>(std::ceil(placed.block.width));
  placed.y = middle() - m_.px(kClockPx) / 2 - m_.px(4);
  clock_left_ = placed.x - m_.px(kSpace);
  builder_.text(placed, is_alert() ? frame_.theme().on_notice : frame_.theme().ink,
                TextRole::clock);
}

int Chrome::date_and_ring(int right) {
  if (!surround_.date.empty()) {
    TextStyle style = frame_.style(FaceRole::text, kDatePx);
    style.brackets = TextStyle::Brackets::half;
    style.mixing = TextStyle::Mixing::solid;
    PlacedBlock placed;
    placed.block = frame_.typesetter().line(RubyText::plain(surround_.date), style);
    placed.x = right - static_cast<int>(std::ceil(placed.block.width));
    placed.y = middle() - m_.px(kDatePx) / 2;
    right = placed.x - m_.px(kSpace);
    builder_.text(placed, plain(), TextRole::date);
  }
  if (surround_.contact == Surround::Contact::offline) {
    const int side = m_.px(20);
    builder_.frame({right - side, middle() - side / 2, side, side}, side / 2, m_.px(4),
                   is_alert() ? frame_.theme().on_notice : frame_.theme().ink3);
    right -= side + m_.px(kSpace);
  }
  return right;
}

// Returns where the dots begin; the right edge of everything when there are none.
int Chrome::dots() {
  const int count = surround_.dots;
  if (count <= 0 || count > kMostDots || is_alert()) return m_.x(form_.right);
  const double width = count * form_.dot_cell + (count - 1) * form_.dot_gap;
  const double left = form_.dots_center - width / 2;
  const Color house = frame_.colors(Livery::house).accent;
  for (int i = 0; i < count; ++i) {
    const double x = left + i * (form_.dot_cell + form_.dot_gap);
    if (i == surround_.dot) {
      builder_.symbol(
          m_.rect(x, form_.dots_middle - form_.dot_cell / 2, form_.dot_cell, form_.dot_cell),
          frame_.crest(Livery::house), house);
      continue;
    }
    const int side = m_.px(form_.dot);
    const Rect dot{m_.x(x + (form_.dot_cell - form_.dot) / 2),
                   m_.y(form_.dots_middle - form_.dot / 2), side, side};
    builder_.card(dot, side / 2, Paint::solid(with_alpha(frame_.theme().ink3, 0.7)));
  }
  return m_.x(left);
}

bool is_latin(const std::string& text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void Chrome::name(int right) {
  if (surround_.name.empty() || frame_.kind == SlideKind::welcome) return;
  int left = m_.x(64);
  const std::string& logo = frame_.theme().logo;
  const auto found = frame_.stage.pictures.find(logo);
  if (!logo.empty() && found != frame_.stage.pictures.end() && found->second.w > 0 &&
      found->second.h > 0) {
    const double scale = std::min(kLogoHeight / found->second.h, kLogoWidth / found->second.w);
    const int width = m_.px(found->second.w * scale);
    const int height = m_.px(found->second.h * scale);
    builder_.add(Picture{{left, middle() - height / 2, width, height}, logo});
    left += width;
  } else {
    const int side = m_.px(kNameCrest);
    builder_.symbol({left, middle() - side / 2, side, side}, frame_.crest(Livery::house),
                    is_alert() ? frame_.theme().on_notice : frame_.colors(Livery::house).accent);
    left += side;
  }
  left += m_.px(16);
  const bool latin = is_latin(surround_.name);
  const TextStyle style = latin ? frame_.style(FaceRole::wordmark, kNamePx)
                                : frame_.style(FaceRole::text, kSmallNamePx);
  TextBlock block = line_within(frame_, surround_.name, style, right - left, kFloorPx);
  const int top = middle() - block.size_px / 2 - (latin ? m_.px(3) : 0);
  builder_.text({std::move(block), left, top}, plain(), TextRole::name);
}

void Chrome::line() {
  builder_.begin(LayerRole::chrome);
  const int date_left = date_and_ring(clock_left_);
  const int dots_left = dots();
  // In portrait the dots have a line of their own.
  name(m_.is_portrait() ? date_left : std::min(date_left, dots_left - m_.px(kSpace)));
}

// A fallback has no chrome; what it knows of the time stands large on the paper.
void add_fallback_clock(ListBuilder& builder, const Surround& surround, const SlideFrame& frame) {
  if (surround.clock.empty()) return;
  constexpr double kDateAbovePx = 56;
  constexpr double kBigClockPx = 184;
  const Measure& m = frame.measure;
  const auto place = [&](TextBlock block, double top) {
    const int x = m.is_portrait() ? m.x(64) : m.x(1824) - static_cast<int>(std::ceil(block.width));
    return PlacedBlock{std::move(block), x, m.y(top)};
  };
  const double top = m.is_portrait() ? 1480 : 640;
  builder.begin(LayerRole::clock);
  if (!surround.date.empty()) {
    TextStyle style = frame.style(FaceRole::text, kDateAbovePx);
    style.brackets = TextStyle::Brackets::half;
    style.mixing = TextStyle::Mixing::solid;
    builder.text(place(frame.typesetter().line(RubyText::plain(surround.date), style), top),
                 frame.theme().ink2, TextRole::date);
  }
  const TextStyle style = frame.style(FaceRole::figures, kBigClockPx, 1.2);
  builder.text(place(frame.typesetter().line(RubyText::plain(surround.clock), style), top + 72),
               frame.theme().ink, TextRole::clock);
}

}  // namespace

DisplayList compose_surround(const Surround& surround, SlideKind kind, const Stage& stage) {
  const SlideFrame frame{stage, Measure(stage.size, stage.safe_area), {}, kind};
  ListBuilder builder(frame.measure);
  if (!surround.notice.empty()) {
    add_notice_band(builder, surround, frame);
  } else if (kind == SlideKind::fallback) {
    add_fallback_clock(builder, surround, frame);
  } else {
    Chrome chrome(builder, surround, frame);
    chrome.clock();
    chrome.line();
  }
  return builder.take();
}

}  // namespace noren
