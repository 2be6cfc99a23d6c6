#include "scene/notice_band.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "scene/text_cutting.h"

namespace noren {
namespace {

constexpr double kLargePx = 88;
constexpr double kTwoLinesLine = 1.14;
constexpr std::size_t kMostOnOneLine = 17;  // characters
constexpr std::size_t kLinesPerPage = 2;
// A notice is read while one passes by: more pages than these nobody waits for.
constexpr std::size_t kMostPages = 8;
constexpr std::size_t kMostCharacters = 500;
constexpr double kBell = 92;
constexpr double kGap = 36;
constexpr double kClockPx = 68;

/// The band in design px.
struct BandForm {
  double top = 920;
  double height = 160;
  double left = 64;
  double right = 1856;
  double two_lines_px = 60;
};

BandForm band_form(const Measure& m) {
  return m.is_portrait() ? BandForm{1744, 176, 64, 1016, 56} : BandForm{};
}

/// One page: lines that stand one below the other.
using NoticePage = std::vector<TextBlock>;

std::vector<TextBlock> lines_of(const SlideFrame& frame, const TextBlock& block,
                                const TextStyle& style) {
  std::vector<TextBlock> lines;
  for (const std::string& line : block.lines)
    lines.push_back(frame.typesetter().line(RubyText::plain(line), style));
  return lines;
}

std::vector<NoticePage> set_pages(const SlideFrame& frame, const std::string& notice, int width) {
  const std::string text = bounded(notice, kMostCharacters);
  const RubyText content = RubyText::plain(text);
  TextStyle one_line = frame.style(FaceRole::text_bold, kLargePx);
  one_line.mixing = TextStyle::Mixing::solid;
  TextBlock large = frame.typesetter().line(content, one_line);
  if (large.width <= width && length_utf8(text) <= kMostOnOneLine) return {{std::move(large)}};
  TextStyle style =
      frame.style(FaceRole::text_bold, band_form(frame.measure).two_lines_px, kTwoLinesLine);
  style.mixing = TextStyle::Mixing::solid;
  auto block = frame.typesetter().title(content, style, width, kLinesPerPage);
  if (!block) block = frame.typesetter().title(content, style, width);
  std::vector<NoticePage> pages;
  if (!block) return pages;
  for (TextBlock& line : lines_of(frame, *block, style)) {
    if (pages.empty() || pages.back().size() == kLinesPerPage) pages.emplace_back();
    if (pages.size() > kMostPages) break;
    pages.back().push_back(std::move(line));
  }
  if (pages.size() > kMostPages) pages.pop_back();
  return pages;
}

int text_left(const Measure& m) {
  return m.x(band_form(m).left) + m.px(kBell) + m.px(kGap);
}

// As wide as the widest clock, so that no minute changes the lines.
int clock_width(const SlideFrame& frame) {
  return static_cast<int>(
      std::ceil(frame.typesetter()
                    .line(RubyText::plain("00:00"), frame.style(FaceRole::figures, kClockPx))
                    .width));
}

// Whether the clock is known or not, the text has the same room.
int text_width(const SlideFrame& frame) {
  const Measure& m = frame.measure;
  int right = m.x(band_form(m).right);
  if (!m.is_portrait()) right -= clock_width(frame) + m.px(kGap);
  return right - text_left(m);
}

void add_clock(ListBuilder& builder, const Surround& surround, const SlideFrame& frame,
               int middle) {
  if (surround.clock.empty() || frame.measure.is_portrait()) return;
  builder.begin(LayerRole::notice, kNoticeClockOrder);
  PlacedBlock placed;
  placed.block = frame.typesetter().line(RubyText::plain(surround.clock),
                                         frame.style(FaceRole::figures, kClockPx));
  placed.x = frame.measure.x(band_form(frame.measure).right) -
             static_cast<int>(std::ceil(placed.block.width));
  placed.y = middle - placed.block.size_px / 2;
  builder.text(placed, frame.theme().on_notice, TextRole::clock);
}

}  // namespace

void add_notice_band(ListBuilder& builder, const Surround& surround, const SlideFrame& frame) {
  const Measure& m = frame.measure;
  const BandForm form = band_form(m);
  const Rect all = m.picture();
  const int top = m.y(form.top);
  const int middle = m.y(form.top + form.height / 2);
  const Color ink = frame.theme().on_notice;
  builder.begin(LayerRole::notice);
  builder.fill({all.x, top, all.w, all.bottom() - top}, Paint::solid(frame.theme().notice));
  const int bell = m.px(kBell);
  builder.symbol({m.x(form.left), middle - bell / 2, bell, bell}, "icon-bell", ink);
  std::vector<NoticePage> pages = set_pages(frame, surround.notice, text_width(frame));
  if (!pages.empty()) {
    const auto last = static_cast<int>(pages.size()) - 1;
    NoticePage& page = pages[static_cast<std::size_t>(std::clamp(surround.notice_page, 0, last))];
    double height = 0;
    for (const TextBlock& line : page)
      height += line.height;
    double y = middle - height / 2;
    std::vector<PlacedBlock> placed;
    for (TextBlock& line : page) {
      const double next = y + line.height;
      placed.push_back({std::move(line), text_left(m), static_cast<int>(std::lround(y))});
      y = next;
    }
    builder.text(placed, ink, TextRole::notice, ListBuilder::Reading::lines);
  }
  add_clock(builder, surround, frame, middle);
}

int notice_pages(const Surround& surround, const Stage& stage) {
  if (surround.notice.empty()) return 1;
  const SlideFrame frame{stage, Measure(stage.size, stage.safe_area), {}, SlideKind::fallback};
  const auto pages = set_pages(frame, surround.notice, text_width(frame)).size();
  return std::max(1, static_cast<int>(pages));
}

}  // namespace noren
