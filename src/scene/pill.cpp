#include "scene/pill.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace noren {
namespace {

/// Sizes of a pill in design px.
struct PillForm {
  double height = 0;
  double padding = 0;
  double text = 0;
  double figure = 0;
  double figure_margin = 0;
  double figure_rise = 0;
  double text_line = 0;  // height of the text's line box
};

constexpr PillForm kOnPaper{88, 32, 56, 80, 6, 4, 88};
constexpr PillForm kOnCloth{112, 32, 68, 88, 8, 0, 68};
constexpr double kDatePx = 48;
constexpr double kLiveDot = 34;
constexpr double kLiveGap = 20;

bool is_number(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The pieces of a pill from left to right, at (0, 0) = its text's left, the pill's top.
struct PillText {
  std::vector<PlacedBlock> pieces;
  int width = 0;

  void append(TextBlock block, int margin, int y) {
    if (block.glyphs.empty()) return;
    width += margin;
    const int advance = static_cast<int>(std::ceil(block.width));
    pieces.push_back({std::move(block), width, y});
    width += advance + margin;
  }
};

TextBlock set_line(const SlideFrame& frame, FaceRole role, double size, std::string_view text) {
  TextStyle style = frame.style(role, size);
  style.brackets = TextStyle::Brackets::half;
  style.mixing = TextStyle::Mixing::solid;
  return frame.typesetter().line(RubyText::plain(text), style);
}

PillText set_pill(const Pill& pill, const SlideFrame& frame, const PillForm& form) {
  const Measure& m = frame.measure;
  PillText text;
  const bool has_big_figure = pill.role == Pill::Role::countdown && is_number(pill.figure);
  const double size = pill.role == Pill::Role::date ? std::min(kDatePx, form.text) : form.text;
  const int text_y = m.px((form.height - size) / 2);
  const auto small = [&](const std::string& words) {
    TextBlock block = set_line(frame, FaceRole::text_bold, size, words);
    if (block.lines.empty()) return;
    // A line is set without the spaces at its ends; between pieces they are wanted.
    constexpr double kSpace = 0.2;
    const int space = m.px(size * kSpace);
    if (words.starts_with(' ')) text.width += space;
    block.lines = {words};
    text.append(std::move(block), 0, text_y);
    if (words.ends_with(' ')) text.width += space;
  };
  if (!has_big_figure) {
    small(pill.before + pill.figure + pill.after);
    return text;
  }
  small(pill.before);
  text.append(set_line(frame, FaceRole::figures, form.figure, pill.figure),
              m.px(form.figure_margin), m.px((form.height - form.figure) / 2 - form.figure_rise));
  small(pill.after);
  return text;
}

TextRole role_of(const Pill& pill) {
  switch (pill.role) {
    case Pill::Role::time:
      return TextRole::time;
    case Pill::Role::date:
      return TextRole::date;
    case Pill::Role::countdown:
      break;
  }
  return TextRole::countdown;
}

struct PillContent {
  Pill pill;
  TextRole role = TextRole::countdown;
};

/// What the pills say, from the right: the stamp stands in the countdown's place, but beside a time
/// or a date.
std::vector<PillContent> contents_of(const PaperSlide& slide) {
  std::vector<PillContent> contents;
  if (!slide.stamp.empty()) {
    Pill stamp;
    stamp.before = slide.stamp;
    contents.push_back({stamp, TextRole::stamp});
  }
  if (!slide.pill || (slide.pill->before + slide.pill->figure + slide.pill->after).empty())
    return contents;
  const TextRole role = role_of(*slide.pill);
  if (contents.empty() || role != TextRole::countdown) contents.push_back({*slide.pill, role});
  return contents;
}

void write(ListBuilder& builder, PillText text, int x, int y, Color color, TextRole role) {
  for (PlacedBlock& piece : text.pieces) {
    piece.x += x;
    piece.y += y;
  }
  builder.text(text.pieces, color, role, ListBuilder::Reading::one_line);
}

Rect add_one_on_paper(ListBuilder& builder, const PillContent& content,
                      const Theme::KindColors& colors, const SlideFrame& frame, int right,
                      int top) {
  const auto& [pill, role] = content;
  const Measure& m = frame.measure;
  PillText text = set_pill(pill, frame, kOnPaper);
  const int dot = pill.mark == Pill::Mark::live ? m.px(kLiveDot) : 0;
  const int lead = dot > 0 ? dot + m.px(kLiveGap) : 0;
  const int height = m.px(kOnPaper.height);
  const int width = text.width + lead + 2 * m.px(kOnPaper.padding);
  const Rect box{right - width, top - m.px(6), width, height};
  const bool is_stamp = role == TextRole::stamp;
  builder.card(box, height / 2, Paint::solid(is_stamp ? colors.accent : colors.tint));
  const int left = box.x + m.px(kOnPaper.padding);
  if (dot > 0)
    builder.card({left, box.y + (height - dot) / 2, dot, dot}, dot / 2,
                 Paint::solid(colors.accent));
  write(builder, std::move(text), left + lead, box.y,
        is_stamp ? frame.theme().paper0 : colors.accent, role);
  return box;
}

}  // namespace

Rect add_pills_on_paper(ListBuilder& builder, const PaperSlide& slide, const SlideFrame& frame,
                        int right, int top) {
  const Theme::KindColors colors = frame.colors(slide.livery);
  Rect all;
  for (const PillContent& content : contents_of(slide)) {
    const Rect box = add_one_on_paper(builder, content, colors, frame, right, top);
    all = all.united(box);
    right = box.x - frame.measure.px(16);
  }
  return all;
}

Rect add_pill_on_cloth(ListBuilder& builder, const PaperSlide& slide, const SlideFrame& frame,
                       const Rect& box) {
  const std::vector<PillContent> contents = contents_of(slide);
  if (contents.empty()) return {};
  const auto& [pill, role] = contents.front();
  const Measure& m = frame.measure;
  constexpr double kWidth = 328;
  PillText text = set_pill(pill, frame, kOnCloth);
  if (text.width + 2 * m.px(kOnCloth.padding) > box.w) text = set_pill(pill, frame, kOnPaper);
  const int width = std::max(m.px(kWidth), text.width + 2 * m.px(kOnCloth.padding));
  const Rect card{box.x + (box.w - width) / 2, box.y, width, box.h};
  builder.card(card, card.h / 2, Paint::solid(frame.theme().on_cloth));
  const int left = card.x + (width - text.width) / 2;
  write(builder, std::move(text), left, card.y, frame.colors(slide.livery).cloth1, role);
  return card;
}

}  // namespace noren
