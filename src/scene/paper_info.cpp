#include "scene/paper_info.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "scene/text_cutting.h"

namespace noren {
namespace {

constexpr double kBodyPx = 56;
constexpr double kBodyLine = 1.5;
constexpr double kFactsPx = 48;
constexpr double kFactsLine = 1.35;
constexpr std::size_t kFactsLines = 3;
constexpr std::size_t kMostFactCharacters = 200;
constexpr double kSpace = 28;
constexpr double kPlacePx = 68;
constexpr double kPlaceLine = 1.2;
constexpr double kPlaceHeight = 104;
constexpr double kPlaceLeft = 36;  // stroke included
constexpr double kPlaceRight = 42;
constexpr double kIcon = 68;
constexpr double kIconGap = 22;
constexpr std::string_view kEllipsis = "…";

int rounded(double value) {
  return static_cast<int>(std::lround(value));
}

std::string icon_name(PlaceIcon icon) {
  switch (icon) {
    case PlaceIcon::online:
      return "icon-online";
    case PlaceIcon::place:
      return "icon-place";
    case PlaceIcon::none:
      break;
  }
  return {};
}

/// A place pill at (0, 0) with text of `block`.
PlacePill pill_around(const SlideFrame& frame, const Place& place, TextBlock block) {
  const Measure& m = frame.measure;
  PlacePill pill;
  pill.icon = icon_name(place.icon);
  const int text_left = m.px(kPlaceLeft) + (pill.icon.empty() ? 0 : m.px(kIcon) + m.px(kIconGap));
  const int one_line = m.px(kPlaceHeight);
  const int extra = block.lines.size() > 1 ? rounded(block.height) - m.px(kPlacePx) : 0;
  pill.box = {0, 0, text_left + static_cast<int>(std::ceil(block.width)) + m.px(kPlaceRight),
              one_line + extra};
  pill.radius = one_line / 2;
  pill.icon_box = {m.px(kPlaceLeft), (pill.box.h - m.px(kIcon)) / 2, m.px(kIcon), m.px(kIcon)};
  const int text_top = rounded((pill.box.h - block.height) / 2);
  pill.text = {std::move(block), text_left, text_top};
  return pill;
}

std::optional<PlacePill> set_place(const SlideFrame& frame, const Place& place, int width,
                                   std::size_t max_lines, BreakRank worst) {
  const Measure& m = frame.measure;
  const RubyText text = RubyText::plain(place.text);
  TextBlock line = frame.typesetter().line(text, frame.style(FaceRole::text_bold, kPlacePx));
  const double around =
      kPlaceLeft + kPlaceRight + (place.icon == PlaceIcon::none ? 0 : kIcon + kIconGap);
  const int room = width - m.px(around);
  if (line.width <= room) return pill_around(frame, place, std::move(line));
  if (max_lines < 2 || room < m.px(4 * kPlacePx)) return std::nullopt;
  const TextStyle style = frame.style(FaceRole::text_bold, kPlacePx, kPlaceLine);
  auto lines = frame.typesetter().title(text, style, room, max_lines);
  if (!lines || lines->worst_break > worst) return std::nullopt;
  return pill_around(frame, place, *std::move(lines));
}

void move_to(PlacePill& pill, int left, int bottom) {
  const int dy = bottom - pill.box.h;
  pill.box = pill.box.moved(left, dy);
  pill.icon_box = pill.icon_box.moved(left, dy);
  pill.text.x += left;
  pill.text.y += dy;
}

/// One line where it fits the column; two lines; else above the codes, over the whole width.
void stack_place(PaperArrangement& arrangement, const Place& place, const SlideFrame& frame,
                 const InfoColumn& column, int bottom, Problems& problems) {
  if (auto pill = set_place(frame, place, column.width(), 2, BreakRank::compound)) {
    move_to(*pill, column.left, bottom);
    arrangement.place = *std::move(pill);
    return;
  }
  const int width = column.wide_right - column.left;
  const int above = std::min(bottom, column.wide_bottom);
  auto pill = set_place(frame, place, width, 3, BreakRank::never);
  if (!pill) {
    tell(problems, frame,
         say("場所が長すぎるため、途中で切りました:「{}」", "The place is too long and was cut: {}",
             bounded(place.text, 80)));
    const Place empty{std::string(), place.icon};
    const int around = pill_around(frame, empty, TextBlock{}).box.w;
    pill = pill_around(
        frame, place,
        frame.typesetter().shortened(RubyText::plain(bounded(place.text, 200)),
                                     frame.style(FaceRole::text_bold, kPlacePx), width - around));
  }
  move_to(*pill, column.left, above);
  arrangement.place = *std::move(pill);
}

/// The facts, as many on a line as fit; a fact is never broken, a long one is set smaller.
std::vector<std::string> fact_lines(const SlideFrame& frame, const std::string& facts,
                                    const TextStyle& style, int width) {
  const std::string separator = frame.stage.words.get("fact.separator");
  std::vector<std::string> lines;
  std::size_t from = 0;
  while (from < facts.size() && lines.size() <= kFactsLines) {
    const std::size_t to = std::min(facts.find(separator, from), facts.size());
    const std::string fact = facts.substr(from, to - from);
    std::string joined = lines.empty() ? std::string() : lines.back();
    joined += lines.empty() ? "" : separator;
    joined += fact;
    const bool fits = frame.typesetter().line(RubyText::plain(joined), style).width <= width;
    if (!lines.empty() && fits)
      lines.back() = std::move(joined);
    else
      lines.push_back(fact);
    from = to + separator.size();
  }
  return lines;
}

bool is_shortened(const TextBlock& block) {
  return !block.lines.empty() && block.lines.back().ends_with(kEllipsis);
}

std::vector<PlacedBlock> set_facts(const SlideFrame& frame, const std::string& facts,
                                   const InfoColumn& column, int bottom, Problems& problems) {
  TextStyle style = frame.style(FaceRole::text_bold, kFactsPx);
  style.mixing = TextStyle::Mixing::solid;
  std::vector<std::string> lines =
      fact_lines(frame, bounded(facts, kMostFactCharacters), style, column.width());
  bool is_cut = lines.size() > kFactsLines;
  if (is_cut) lines.resize(kFactsLines);
  const int pitch = frame.measure.px(kFactsPx * kFactsLine);
  int y = bottom - pitch * static_cast<int>(lines.size());
  std::vector<PlacedBlock> placed;
  for (const std::string& line : lines) {
    placed.push_back({line_within(frame, line, style, column.width()), column.left, y});
    is_cut = is_cut || (is_shortened(placed.back().block) && !line.ends_with(kEllipsis));
    y += pitch;
  }
  if (is_cut)
    tell(problems, frame,
         say("締切・参加費・定員の行が長すぎるため、途中で切りました:「{}」",
             "The line of deadline, fee and capacity is too long and was cut: {}",
             bounded(facts, 80)));
  return placed;
}

void stack_description(PaperArrangement& arrangement, const PaperSlide& slide,
                       const SlideFrame& frame, const InfoColumn& column, std::size_t lines,
                       Problems& problems) {
  const TextStyle style = frame.style(FaceRole::text, kBodyPx, kBodyLine);
  auto set = within_lines(frame, slide.description, style, column.width(), lines);
  if (!set) return;
  if (set->extent == CutText::Extent::cut)
    tell(problems, frame,
         say("文章が{}行に収まらないため、途中までを表示します:「{}」",
             "The text does not fit {} lines; only its beginning is shown: {}", lines,
             bounded(slide.description, 80)));
  const int top = column.bottom - rounded(set->block.height);
  arrangement.description = PlacedBlock{std::move(set->block), column.left, top, std::nullopt};
  arrangement.description_extent = set->extent;
}

}  // namespace

void stack_info(PaperArrangement& arrangement, const PaperSlide& slide, const SlideFrame& frame,
                const InfoColumn& column, const InfoWanted& wanted, Problems& problems) {
  const int space = frame.measure.px(kSpace);
  int bottom = column.bottom;
  if (wanted.description == InfoWanted::Description::shown)
    stack_description(arrangement, slide, frame, column, wanted.description_lines, problems);
  if (arrangement.description) bottom = arrangement.description->y - space;
  if (wanted.facts == InfoWanted::Facts::shown)
    arrangement.facts = set_facts(frame, slide.facts, column, bottom, problems);
  if (!arrangement.facts.empty()) bottom = arrangement.facts.front().y - space;
  if (slide.place && !slide.place->text.empty())
    stack_place(arrangement, *slide.place, frame, column, bottom, problems);
}

std::vector<Rect> obstacles_of(const PaperArrangement& arrangement) {
  std::vector<Rect> obstacles;
  if (arrangement.place) obstacles.push_back(arrangement.place->box);
  for (const PlacedBlock& line : arrangement.facts)
    obstacles.push_back(line.ink());
  if (arrangement.description) obstacles.push_back(arrangement.description->ink());
  for (const CodeBlock& code : arrangement.codes) {
    // Each for itself: over a caption at the far end of the code's last line there is room.
    obstacles.push_back(code.code.rect);
    if (code.caption) obstacles.push_back(code.caption->ink());
  }
  if (arrangement.picture) obstacles.push_back(arrangement.picture->rect);
  return obstacles;
}

}  // namespace noren
