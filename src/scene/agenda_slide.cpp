#include "scene/agenda_slide.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "scene/agenda_row.h"
#include "scene/backdrop.h"
#include "scene/cloth.h"
#include "scene/code_block.h"
#include "scene/qr.h"
#include "scene/stepped_text.h"
#include "scene/text_cutting.h"

namespace noren {
namespace {

constexpr std::size_t kMostRows = 5;  // on one page
constexpr std::size_t kFewRows = 3;   // these stand in tall rows
constexpr double kPagerPx = 56;
constexpr double kPagerGap = 30;
constexpr int kSmallestModule = 10;  // px at 1080 lines
constexpr std::size_t kMostCharacters = 200;

/// The agenda in design px.
struct AgendaForm {
  ClothForm cloth;
  double heading = 80;
  double heading_height = 118;
  double rows_top = 244;
  double rows_bottom = 896;
  double row = 130;
  double tall_row = 204;
  WatermarkPlace watermark;
};

AgendaForm agenda_form(const Measure& m) {
  AgendaForm form;
  const RodLine rod = rod_line(m);
  form.cloth.left = 64;
  form.cloth.top = rod.cloth_top;
  form.cloth.rod = rod.rod;
  form.cloth.hem = ClothForm::Hem::plain;
  if (m.is_portrait()) {
    form.cloth.width = 952;
    form.cloth.bottom = 262;
    form.cloth.strips = 5;
    form.cloth.slit_top = 226;
    form.cloth.tabs = 10;
    form.heading = 96;
    form.heading_height = 142;
    form.rows_top = 320;
    form.rows_bottom = 1724;
    form.row = 272;
    form.tall_row = 400;
    form.watermark = {580, 1330, 620};
  } else {
    form.cloth.width = 700;
    form.cloth.bottom = 206;
    form.cloth.strips = 4;
    form.cloth.slit_top = 176;
    form.cloth.tabs = 8;
    form.watermark = {1170, 40, 900};
  }
  return form;
}

/// Which of the pages this is.
struct PageNumber {
  std::size_t page = 1;
  std::size_t pages = 1;
};

class AgendaPage {
 public:
  /// `code_side` is the most that the code may take, in design px.
  AgendaPage(const AgendaSlide& slide, const SlideFrame& frame, double code_side,
             Problems& problems)
      : slide_(slide),
        frame_(frame),
        m_(frame.measure),
        problems_(problems),
        code_side_(code_side),
        form_(agenda_form(frame.measure)),
        builder_(frame.measure) {}

  Page compose(const std::vector<AgendaRow>& rows, PageNumber number) {
    lay_paper(builder_, frame_);
    lay_watermark(builder_, frame_, frame_.crest(Livery::house),
                  frame_.colors(Livery::house).accent, form_.watermark);
    lay_rod(builder_, frame_);
    add_heading(heading_over(rows), number);
    const int line_bottom = number.page == 1 ? line_room() : 0;
    plan_code(rows.size());
    if (number.page == 1) add_line();
    add_rows(rows, number, std::max(m_.y(form_.rows_top), line_bottom));
    add_codes(builder_, codes_, frame_.colors(Livery::house).accent);
    return page_of(frame_, builder_);
  }

 private:
  [[nodiscard]] const std::string& heading_over(const std::vector<AgendaRow>& rows) const {
    const bool any_today = std::any_of(rows.begin(), rows.end(), [](const AgendaRow& row) {
      return row.day == AgendaRow::Day::today;
    });
    return any_today || slide_.later_heading.empty() ? slide_.heading : slide_.later_heading;
  }
  void add_heading(const std::string& words, PageNumber number);
  /// Where the rows begin under the line that says that there is no date; 0 without one.
  [[nodiscard]] int line_room() const {
    return slide_.line.empty() ? 0 : m_.y(form_.rows_top + (m_.is_portrait() ? 440 : 240));
  }
  void plan_code(std::size_t rows);
  void add_line();
  void add_rows(const std::vector<AgendaRow>& rows, PageNumber number, int top);
  [[nodiscard]] std::vector<Rect> obstacles() const {
    std::vector<Rect> rects;
    for (const CodeBlock& block : codes_) {
      rects.push_back(block.code.rect);
      if (block.caption) rects.push_back(block.caption->ink());
    }
    return rects;
  }

  const AgendaSlide& slide_;
  const SlideFrame& frame_;
  const Measure& m_;
  Problems& problems_;
  double code_side_;
  AgendaForm form_;
  ListBuilder builder_;
  std::vector<CodeBlock> codes_;
};

void AgendaPage::add_heading(const std::string& words, PageNumber number) {
  TextBlock pager;
  if (number.pages > 1)
    pager = frame_.typesetter().line(
        RubyText::plain(std::to_string(number.page) + "/" + std::to_string(number.pages)),
        frame_.style(FaceRole::figures, kPagerPx));
  const int pager_width =
      pager.glyphs.empty() ? 0 : static_cast<int>(std::ceil(pager.width)) + m_.px(kPagerGap);
  // A pager makes the cloth a strip wider rather than the heading smaller.
  ClothForm cloth = form_.cloth;
  if (pager_width > 0 && !m_.is_portrait()) {
    cloth.width = 875;
    cloth.strips = 5;
    cloth.tabs = 10;
  }
  const Rect hung = hang_cloth(builder_, cloth, frame_.colors(Livery::house));
  TextStyle style = frame_.style(FaceRole::display, form_.heading);
  style.letter_spacing = 0.04;
  TextBlock heading =
      line_within(frame_, bounded(words, kMostCharacters), style, hung.w - pager_width - m_.px(48));
  const int middle = hung.y + m_.px(form_.heading_height) / 2;
  const int width = static_cast<int>(std::ceil(heading.width)) + pager_width;
  const int left = hung.x + (hung.w - width) / 2;
  const int y = middle - static_cast<int>(std::lround(heading.height / 2));
  const int pager_x = left + width - pager_width + m_.px(kPagerGap);
  const int pager_y = middle - static_cast<int>(std::lround(pager.height / 2));
  const Color color = frame_.theme().on_cloth;
  builder_.text({std::move(heading), left, y, std::nullopt}, color, TextRole::heading);
  builder_.text({std::move(pager), pager_x, pager_y, std::nullopt}, color, TextRole::pager);
}

// At the bottom right as everywhere; beside many rows its caption takes the air above the chrome,
// so that the second of five rows is free.
void AgendaPage::plan_code(std::size_t rows) {
  if (!slide_.code) return;
  CodePlace place;
  place.right = m_.x(m_.is_portrait() ? 1016 : 1856);
  place.bottom = m_.y(form_.rows_bottom);
  if (!m_.is_portrait() && rows > kFewRows) {
    place.below_gap = 8;
    place.bottom = m_.y(form_.rows_bottom + 14);
  }
  place.side = {code_side_, 0};
  codes_ = place_codes(frame_, {*slide_.code}, place, problems_);
}

void AgendaPage::add_line() {
  if (slide_.line.empty()) return;
  const Rect area = m_.rect(64, form_.rows_top + 40, m_.is_portrait() ? 952 : 1792, 0);
  const Size room{area.w, line_room() - area.y - m_.px(24)};
  const auto set = stepped_text(frame_, RubyText::plain(bounded(slide_.line, kMostCharacters)),
                                frame_.style(FaceRole::display, 88),
                                {{88, 2, 1.3}, {72, 3, 1.3}, {64, 4, 1.3}, {48, 6, 1.3}}, room);
  if (!set) return;
  builder_.begin(LayerRole::body);
  builder_.text({set->block, area.x, area.y, std::nullopt}, frame_.theme().ink, TextRole::message);
}

void AgendaPage::add_rows(const std::vector<AgendaRow>& rows, PageNumber number, int top) {
  if (rows.empty()) return;
  const int count = static_cast<int>(rows.size());
  const int tall = m_.px(form_.tall_row);
  const bool few = rows.size() <= kFewRows && top + tall * count <= m_.y(form_.rows_bottom);
  const double height = few ? form_.tall_row : form_.row;
  const double first = (top - m_.y(0)) / m_.scale();
  for (int i = 0; i < count; ++i) {
    RowPlace place;
    place.box = m_.rect(64, first + i * height, m_.is_portrait() ? 952 : 1792, height);
    place.keep_clear = obstacles();
    place.order = i;
    // The next event wears its cloth; it can only be on the first page.
    const bool next = i == 0 && number.page == 1 && slide_.line.empty();
    if (next)
      place.dress = RowPlace::Dress::cloth;
    else if (i + 1 < count)
      place.rule = RowPlace::Rule::below;
    add_agenda_row(builder_, frame_, rows[static_cast<std::size_t>(i)], place);
  }
}

/// As few pages as it takes, as evenly filled as can be; the first has fewer rows under a line.
std::vector<std::vector<AgendaRow>> paged(std::vector<AgendaRow> rows, std::size_t on_first) {
  std::vector<std::vector<AgendaRow>> pages;
  const std::size_t first = std::min(on_first, rows.size());
  std::size_t left = rows.size();
  std::size_t at = 0;
  while (left > 0 || pages.empty()) {
    const std::size_t most = pages.empty() ? first : kMostRows;
    const std::size_t beyond = left > most ? left - most : 0;
    const std::size_t after = (beyond + kMostRows - 1) / kMostRows;
    const std::size_t take = std::min(most, (left + after) / (after + 1));
    const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(at);
    pages.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(take));
    at += take;
    left -= take;
  }
  return pages;
}

/// What a code costs the rows: titles that are cut; worse, texts that it would cover.
std::size_t cost_of_code(const Page& page) {
  const auto& texts = page.list.texts;
  constexpr std::size_t kCovered = 100;
  for (const QrEntry& code : page.list.codes)
    for (const TextEntry& text : texts)
      if (text.box.overlaps(code.box)) return kCovered;
  return static_cast<std::size_t>(
      std::count_if(texts.begin(), texts.end(), [](const TextEntry& text) {
        return text.role == TextRole::row && !text.lines.empty() &&
               text.lines.back().ends_with("…");
      }));
}

bool has_fine_code(const Page& page, const SlideFrame& frame) {
  const auto& codes = page.list.codes;
  return !codes.empty() && codes.front().module_px < frame.measure.px(kSmallestModule);
}

/// With the largest code beside which the titles of the rows keep most of their words; no smaller
/// than is good to scan.
Page page_with_code(const AgendaSlide& slide, const SlideFrame& frame,
                    const std::vector<AgendaRow>& rows, PageNumber number, Problems& problems) {
  std::vector<double> sides{kQrSideLandscape, kQrSideSmall, 300};
  if (frame.measure.is_portrait()) sides.insert(sides.begin(), kQrSidePortrait);
  std::optional<Page> best;
  Problems best_told;
  for (const double side : sides) {
    Problems told;
    Page page = AgendaPage(slide, frame, side, told).compose(rows, number);
    if (best && (has_fine_code(page, frame) || cost_of_code(page) >= cost_of_code(*best))) continue;
    best = std::move(page);
    best_told = std::move(told);
    if (!slide.code || cost_of_code(*best) == 0) break;
  }
  problems.insert(problems.end(), best_told.begin(), best_told.end());
  return *std::move(best);
}

}  // namespace

std::vector<Page> compose_agenda(const AgendaSlide& slide, const SlideFrame& frame,
                                 Problems& problems) {
  std::vector<AgendaRow> rows = slide.rows;
  // What is always on offer comes after what has a date.
  std::stable_partition(rows.begin(), rows.end(),
                        [](const AgendaRow& row) { return row.word.empty(); });
  const auto pages = paged(std::move(rows), slide.line.empty() ? kMostRows : kFewRows);
  std::vector<Page> result;
  for (std::size_t i = 0; i < pages.size(); ++i)
    result.push_back(page_with_code(slide, frame, pages[i], {i + 1, pages.size()}, problems));
  return result;
}

}  // namespace noren
