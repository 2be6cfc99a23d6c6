#include "scene/welcome_slide.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/utf8.h"
#include "scene/backdrop.h"
#include "scene/code_block.h"
#include "scene/pillars.h"
#include "scene/qr.h"
#include "scene/ruby_slices.h"
#include "scene/stepped_text.h"

namespace noren {
namespace {

constexpr std::size_t kMostCharacters = 300;
constexpr double kTextPx = 56;
constexpr double kClearance = 24;
constexpr double kBesideName = 404;  // a code with its caption between line and message

/// Line, name and message in their column, in design px.
struct WelcomeForm {
  double left = 96;
  double top = 150;  // nothing stands higher
  double bottom = 896;
  double middle = 532;  // of the three together, where there is room
  double after_line = 44;
  double after_name = 64;
  double name = 228;
  WatermarkPlace wreath;
};

WelcomeForm welcome_form(const Measure& m) {
  if (m.is_portrait()) return {64, 1084, 1724, 1416, 16, 36, 212, {260, 1000, 1240}};
  return {96, 150, 896, 532, 44, 64, 228, {-330, 300, 1240}};
}

std::vector<ScaleStep> name_steps(double largest, double line_height) {
  std::vector<ScaleStep> steps;
  for (const double size : {228.0, 212.0, 200.0, 184.0, 168.0, 152.0, 136.0, 120.0})
    if (size <= largest) steps.push_back({size, 2, line_height});
  for (const double size : {104.0, 88.0, 72.0, 64.0, 56.0, 48.0, 40.0})
    steps.push_back({size, static_cast<std::size_t>(320 / size), line_height + 0.1});
  return steps;
}

/// What the name needs: Latin names are set in italics, others in the display face.
std::optional<SteppedText> set_name(const SlideFrame& frame, const std::string& name, Size room,
                                    double largest) {
  const RubyText text =
      RubyText::plain(encode_utf8(bounded_ruby(name, kMostCharacters).characters));
  if (is_western(text.characters)) {
    TextStyle style = frame.style(FaceRole::wordmark, largest);
    style.letter_spacing = -0.01;
    return stepped_text(frame, text, style, name_steps(largest, 0.92), room);
  }
  const TextStyle style = frame.style(FaceRole::display, largest);
  return stepped_text(frame, text, style, name_steps(largest - 28, 1.16), room);
}

std::optional<SteppedText> set_small(const SlideFrame& frame, const std::string& text,
                                     FaceRole role, double line_height, int width,
                                     std::size_t lines) {
  return stepped_text(
      frame, bounded_ruby(text, kMostCharacters), frame.style(role, kTextPx),
      {{kTextPx, lines, line_height}, {48, lines, line_height}, {kFloorPx, lines + 1, line_height}},
      {width, frame.measure.px(kTextPx * line_height * 3)});
}

class WelcomePage {
 public:
  WelcomePage(const WelcomeSlide& slide, const SlideFrame& frame, Problems& problems)
      : slide_(slide),
        frame_(frame),
        m_(frame.measure),
        problems_(problems),
        form_(welcome_form(frame.measure)),
        builder_(frame.measure) {}

  Page compose() {
    lay_paper(builder_, frame_);
    lay_watermark(builder_, frame_, "crest-wreath", frame_.colors(Livery::house).accent,
                  form_.wreath);
    lay_rod(builder_, frame_);
    const int pillars_left = hang_all();
    set_texts(m_.is_portrait() ? m_.x(1016) : pillars_left - m_.px(kClearance));
    add_codes(builder_, codes_, frame_.colors(Livery::house).accent);
    return page_of(frame_, builder_);
  }

 private:
  int hang_all();
  void set_texts(int right);
  void place_code_beside_name(int line_bottom, int message_top);
  void tell_cut(const std::optional<SteppedText>& text, const std::string& what) {
    if (text && text->extent == SteppedText::Extent::cut)
      tell(problems_, frame_,
           say("長すぎるため、途中で切りました:「{}」", "Too long for the welcome slide, cut: {}",
               encode_utf8(bounded_ruby(what, 80).characters)));
  }

  const WelcomeSlide& slide_;
  const SlideFrame& frame_;
  const Measure& m_;
  Problems& problems_;
  WelcomeForm form_;
  ListBuilder builder_;
  std::vector<CodeBlock> codes_;
};

/// The pillars, in landscape with the code among them. Returns where they begin.
int WelcomePage::hang_all() {
  if (!m_.is_portrait() && slide_.code) {
    CodePlace place;
    place.right = m_.x(1856);
    place.bottom = m_.y(896);
    place.side = {kQrSideLandscape, 0};
    codes_ = place_codes(frame_, {*slide_.code}, place, problems_);
  }
  const std::optional<Rect> code =
      codes_.empty() ? std::nullopt : std::optional(codes_.front().bounds());
  const int left = hang_pillars(builder_, frame_, slide_.pillars, code, problems_);
  return code ? std::min(left, code->x) : left;
}

// In portrait there is room at the right of the name, between the lines above and below it.
void WelcomePage::place_code_beside_name(int line_bottom, int message_top) {
  if (!m_.is_portrait() || !slide_.code) return;
  CodePlace place;
  place.right = m_.x(1016);
  place.bottom = message_top - m_.px(6);
  const int room = place.bottom - line_bottom - m_.px(60);
  place.side = {std::clamp(room / m_.scale(), 120.0, kQrSideLandscape), 0};
  codes_ = place_codes(frame_, {*slide_.code}, place, problems_);
}

void WelcomePage::set_texts(int right) {
  const int left = m_.x(form_.left);
  const int width = right - left;
  const auto line = set_small(frame_, slide_.line, FaceRole::text_bold, 1.3, width, 2);
  const auto message =
      set_small(frame_, slide_.message, FaceRole::text, 1.5, width, m_.is_portrait() ? 2 : 3);
  tell_cut(line, slide_.line);
  tell_cut(message, slide_.message);
  const auto height = [](const std::optional<SteppedText>& text) {
    return text ? static_cast<int>(std::lround(text->block.height)) : 0;
  };
  const int above = line ? height(line) + m_.px(form_.after_line) : 0;
  const int below = message ? height(message) + m_.px(form_.after_name) : 0;
  const Rect area{left, m_.y(form_.top), width, m_.y(form_.bottom) - m_.y(form_.top)};
  const int name_room = area.h - above - below;
  // The code is planned for a name of two lines in the middle of its room, and as high as itself.
  const double two_lines = std::max(form_.name * 0.92 * 2, slide_.code ? kBesideName : 0);
  const int planned = std::min(name_room, m_.px(two_lines));
  const int planned_top = std::clamp(m_.y(form_.middle) - (above + planned + below) / 2, area.y,
                                     std::max(area.y, area.bottom() - above - planned - below));
  place_code_beside_name(planned_top + above,
                         planned_top + above + planned + below - height(message));
  Size room{width, name_room};
  if (m_.is_portrait() && !codes_.empty()) room.w = codes_.front().bounds().x - m_.px(32) - left;
  // The tail of a slanted letter reaches out to the left, but only a little over the margin.
  const auto moved_in = [&](const TextBlock& block) {
    return std::max(0, m_.readable().x - m_.px(12) - (left + block.ink.x));
  };
  auto name = set_name(frame_, slide_.name, room, form_.name);
  if (name && m_.is_portrait() && !codes_.empty()) {
    const int end = left + moved_in(name->block) + name->block.ink.right();
    const int beyond = end - (codes_.front().bounds().x - m_.px(16));
    room.w -= std::max(0, beyond);
    if (beyond > 0) name = set_name(frame_, slide_.name, room, form_.name);
  }
  tell_cut(name, slide_.name);
  // Beside a code the texts above and below keep their distance, however short the name.
  const int name_height =
      codes_.empty() || !m_.is_portrait() ? height(name) : std::max(height(name), planned);
  const int top = std::clamp(m_.y(form_.middle) - (above + name_height + below) / 2, area.y,
                             std::max(area.y, area.bottom() - above - name_height - below));
  const auto add = [&](const std::optional<SteppedText>& text, int y, Color color, TextRole role,
                       int order) {
    if (!text) return;
    builder_.begin(LayerRole::body, order);
    builder_.text({text->block, left + moved_in(text->block), y, std::nullopt}, color, role);
  };
  add(line, top, frame_.colors(Livery::house).accent, TextRole::line, 0);
  add(name, top + above + (name_height - height(name)) / 2, frame_.theme().ink, TextRole::name, 1);
  add(message, top + above + name_height + below - height(message), frame_.theme().ink,
      TextRole::message, 2);
}

}  // namespace

std::vector<Page> compose_welcome(const WelcomeSlide& slide, const SlideFrame& frame,
                                  Problems& problems) {
  return {WelcomePage(slide, frame, problems).compose()};
}

}  // namespace noren
