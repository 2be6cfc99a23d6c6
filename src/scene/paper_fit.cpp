#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/utf8.h"
#include "scene/paper_arrangement.h"
#include "scene/paper_info.h"
#include "scene/qr.h"
#include "scene/text_cutting.h"

namespace noren {
namespace {

constexpr std::size_t kMostTitleCharacters = 400;
constexpr std::size_t kDescriptionLines = 3;
constexpr std::size_t kMessageLines = 6;

/// One step of giving way.
struct Attempt {
  InfoWanted::Description description = InfoWanted::Description::shown;
  enum class Picture { shown, hidden } picture = Picture::hidden;
  enum class CodeSize { large, reduced, small } code_size = CodeSize::large;
  CodePlace::Caption caption = CodePlace::Caption::below;
  std::vector<FitStep> steps;
};

std::vector<FitStep> steps_of(const SlideFrame& frame,
                              std::initializer_list<std::pair<double, std::size_t>> scale) {
  std::vector<FitStep> steps;
  for (const auto& [size, lines] : scale) {
    const double line_height = size >= 110 || frame.measure.is_portrait() ? 1.26 : 1.3;
    steps.push_back({frame.measure.px(size), lines, line_height});
  }
  return steps;
}

/// The order of the design. A message is never without its text.
std::vector<Attempt> attempts_of(const PaperSlide& slide, const SlideFrame& frame) {
  using Description = InfoWanted::Description;
  using Size = Attempt::CodeSize;
  using Caption = CodePlace::Caption;
  const bool portrait = frame.measure.is_portrait();
  const auto hidden = slide.description_role == PaperSlide::TextRole::message ? Description::shown
                                                                              : Description::hidden;
  const auto none = Attempt::Picture::hidden;
  std::vector<Attempt> attempts;
  const auto first =
      portrait ? steps_of(frame, {{200, 1}, {184, 1}, {144, 2}, {116, 3}, {104, 3}, {88, 4}})
               : steps_of(frame, {{200, 1}, {152, 1}, {116, 2}, {104, 3}, {88, 3}});
  if (!slide.image.empty()) {
    const auto shown = Attempt::Picture::shown;
    const auto narrow = steps_of(frame, {{152, 1}, {116, 2}, {104, 3}, {88, 4}, {72, 4}});
    attempts.push_back({Description::shown, shown, Size::reduced, Caption::below, narrow});
    attempts.push_back({hidden, shown, Size::reduced, Caption::below, narrow});
  }
  attempts.push_back({Description::shown, none, Size::large, Caption::below, first});
  if (portrait) {
    attempts.push_back(
        {hidden, none, Size::large, Caption::below, steps_of(frame, {{104, 4}, {88, 5}, {72, 6}})});
  }
  // The code shrinks below what is seen from afar only where that keeps the title larger.
  const auto with_code = [&](Caption caption,
                             std::initializer_list<std::pair<double, std::size_t>> scale) {
    for (const auto& step : scale)
      for (const Size size : {Size::reduced, Size::small})
        attempts.push_back({hidden, none, size, caption, steps_of(frame, {step})});
  };
  if (!portrait) with_code(Caption::below, {{88, 3}, {72, 4}});
  if (portrait)
    with_code(Caption::beside, {{72, 6}, {64, 8}});
  else
    with_code(Caption::beside, {{72, 4}, {64, 5}});
  return attempts;
}

/// Arranges the pages of one slide.
class Arranger {
 public:
  Arranger(const PaperSlide& slide, const SlideFrame& frame, const PaperLayout& layout)
      : slide_(slide), frame_(frame), layout_(layout), m_(frame.measure) {}

  std::optional<PaperArrangement> one_page(const Attempt& attempt, Problems& problems) const;
  /// A message is never cut where a page of its own would hold more of it.
  [[nodiscard]] bool loses_message(const PaperArrangement& page) const {
    return slide_.description_role == PaperSlide::TextRole::message && !slide_.title.empty() &&
           page.description_extent == CutText::Extent::cut;
  }
  void join_message(PaperArrangement& page) const;
  PaperArrangement title_page(Problems& problems) const;
  PaperArrangement text_page(Problems& problems) const;
  [[nodiscard]] bool has_second_page() const {
    return !slide_.codes.empty() || !slide_.description.empty() || !slide_.facts.empty();
  }

 private:
  [[nodiscard]] CodePlace code_place(Attempt::CodeSize size, CodePlace::Caption caption) const;
  [[nodiscard]] InfoColumn column_for(const std::vector<CodeBlock>& codes,
                                      CodePlace::Caption caption) const;
  [[nodiscard]] std::optional<Picture> picture_for(const std::vector<CodeBlock>& codes,
                                                   const InfoColumn& column) const;
  [[nodiscard]] FitBox title_box(const PaperArrangement& arrangement) const;
  [[nodiscard]] std::optional<PlacedBlock> fit_title(const std::string& title,
                                                     const std::vector<FitStep>& steps,
                                                     const FitBox& box) const;
  [[nodiscard]] bool is_stacked(const std::vector<CodeBlock>& codes) const {
    return layout_.form == PaperLayout::Form::stacked || codes.size() > 1;
  }

  const PaperSlide& slide_;
  const SlideFrame& frame_;
  const PaperLayout& layout_;
  const Measure& m_;
};

CodePlace Arranger::code_place(Attempt::CodeSize size, CodePlace::Caption caption) const {
  CodePlace place;
  place.right = layout_.body.right();
  place.bottom = layout_.body.bottom();
  place.gap = layout_.gap;
  place.side.most = size == Attempt::CodeSize::large ? layout_.code_side : kQrSideSmall;
  if (size == Attempt::CodeSize::reduced) place.side.at_need = kQrSideLandscape;
  place.caption = caption;
  // Two codes are what the slide is about: their captions are read, not only noticed.
  if (slide_.codes.size() > 1) place.below_px = 48;
  place.left_limit = layout_.body.x;
  place.beside_gap = m_.px(56);
  place.beside_bottom = layout_.body.bottom() - m_.px(2);
  if (m_.is_portrait()) place.beside_side = CodePlace::Side::margin;
  if (layout_.form == PaperLayout::Form::stacked) {
    // Nothing else stands left of the code here.
    place.caption = CodePlace::Caption::beside;
    place.beside_side = CodePlace::Side::code;
    place.beside_px = 56;
    place.beside_gap = m_.px(48);
    place.beside_bottom = layout_.body.bottom() - m_.px(12);
  }
  return place;
}

InfoColumn Arranger::column_for(const std::vector<CodeBlock>& codes,
                                CodePlace::Caption caption) const {
  const Rect& body = layout_.body;
  const int bottom = body.bottom() - m_.px(2);
  InfoColumn column{body.x, body.right(), bottom, body.right(), bottom};
  if (codes.empty()) return column;
  int top = codes.front().bounds().y;
  for (const CodeBlock& code : codes)
    top = std::min(top, code.bounds().y);
  column.wide_bottom = top - m_.px(34);
  if (is_stacked(codes)) {
    column.bottom = column.wide_bottom;
    return column;
  }
  const bool beside = caption == CodePlace::Caption::beside;
  const int code_left = beside ? codes.front().code.rect.x
                               : std::min(codes.front().code.rect.x, codes.front().bounds().x);
  column.right = code_left - layout_.gap;
  if (beside) column.bottom = body.bottom() - m_.px(84);
  return column;
}

// Landscape: at the right, over the code. Portrait: in the description's place beside the code, or
// left of the code where text stands above it.
std::optional<Picture> Arranger::picture_for(const std::vector<CodeBlock>& codes,
                                             const InfoColumn& column) const {
  const auto found = frame_.stage.pictures.find(slide_.image);
  if (found == frame_.stage.pictures.end() || found->second.w <= 0 || found->second.h <= 0)
    return std::nullopt;
  const Rect& body = layout_.body;
  Rect room;
  if (!m_.is_portrait()) {
    int bottom = body.bottom();
    for (const CodeBlock& code : codes)
      bottom = std::min(bottom, code.bounds().y - m_.px(24));
    const int width = m_.px(480);
    room = {body.right() - width, layout_.title_top, width, bottom - layout_.title_top};
  } else if (layout_.form == PaperLayout::Form::beside || codes.empty()) {
    const int height = m_.px(codes.empty() ? 400 : 330);
    room = {column.left, column.bottom - height, column.width(), height};
  } else {
    const Rect& code = codes.front().code.rect;
    room = {body.x, code.y, code.x - m_.px(48) - body.x, code.h - m_.px(104)};
  }
  if (room.empty()) return std::nullopt;
  const Size natural = found->second;
  const double scale =
      std::min(static_cast<double>(room.w) / natural.w, static_cast<double>(room.h) / natural.h);
  const int width = std::clamp(static_cast<int>(std::lround(natural.w * scale)), 1, room.w);
  const int height = std::clamp(static_cast<int>(std::lround(natural.h * scale)), 1, room.h);
  const int x = m_.is_portrait() ? room.x : room.right() - width;
  const int y = m_.is_portrait() ? room.bottom() - height : room.y;
  return Picture{{x, y, width, height}, slide_.image, Picture::Fit::contain};
}

FitBox Arranger::title_box(const PaperArrangement& arrangement) const {
  const Rect& body = layout_.body;
  FitBox box;
  int right = body.right();
  if (arrangement.picture && !m_.is_portrait())
    right = std::min(right, arrangement.picture->rect.x - layout_.gap);
  box.box = {body.x, layout_.title_top, right - body.x, body.bottom() - layout_.title_top};
  box.keep_clear = obstacles_of(arrangement);
  box.clearance = m_.px(20);
  return box;
}

std::optional<PlacedBlock> Arranger::fit_title(const std::string& title,
                                               const std::vector<FitStep>& steps,
                                               const FitBox& box) const {
  auto block = frame_.typesetter().fit(RubyText::plain(title), FaceRole::display, steps, box);
  if (!block) return std::nullopt;
  return PlacedBlock{*std::move(block), box.box.x, box.box.y};
}

std::optional<PaperArrangement> Arranger::one_page(const Attempt& attempt,
                                                   Problems& problems) const {
  PaperArrangement page;
  const CodePlace codes = code_place(attempt.code_size, attempt.caption);
  page.codes = place_codes(frame_, slide_.codes, codes, problems);
  InfoColumn column = column_for(page.codes, attempt.caption);
  InfoWanted wanted;
  wanted.description = attempt.description;
  wanted.description_lines =
      slide_.description_role == PaperSlide::TextRole::message ? kMessageLines : kDescriptionLines;
  if (attempt.picture == Attempt::Picture::shown) {
    page.picture = picture_for(page.codes, column);
    if (!page.picture) return std::nullopt;
    if (!m_.is_portrait()) {
      column.right = std::min(column.right, page.picture->rect.x - layout_.gap);
      column.wide_right = column.right;
      column.wide_bottom = column.bottom;
    } else if (layout_.form == PaperLayout::Form::beside || page.codes.empty()) {
      column.bottom = page.picture->rect.y - m_.px(28);
      if (!page.codes.empty()) wanted.description = InfoWanted::Description::hidden;
    }
  }
  stack_info(page, slide_, frame_, column, wanted, problems);
  if (slide_.title.empty()) {
    join_message(page);
    return page;
  }
  if (length_utf8(slide_.title) > kMostTitleCharacters) return std::nullopt;
  page.title = fit_title(slide_.title, attempt.steps, title_box(page));
  if (!page.title) return std::nullopt;
  join_message(page);
  return page;
}

// The text of a message goes on where its title ends: the two are one announcement.
void Arranger::join_message(PaperArrangement& page) const {
  const bool is_message = slide_.description_role == PaperSlide::TextRole::message;
  if (!is_message || !page.description || page.place || !page.facts.empty()) return;
  const int top = page.title ? page.title->ink().bottom() + m_.px(36) : layout_.title_top;
  page.description->y = std::min(page.description->y, top);
}

PaperArrangement Arranger::title_page(Problems& problems) const {
  PaperArrangement page;
  InfoWanted nothing_else;
  nothing_else.description = InfoWanted::Description::hidden;
  nothing_else.facts = InfoWanted::Facts::hidden;
  stack_info(page, slide_, frame_, column_for({}, CodePlace::Caption::below), nothing_else,
             problems);
  const auto steps = m_.is_portrait()
                         ? steps_of(frame_, {{116, 4}, {104, 5}, {88, 7}, {72, 8}, {64, 10}})
                         : steps_of(frame_, {{116, 3}, {104, 4}, {88, 5}, {72, 6}, {64, 7}});
  const FitBox box = title_box(page);
  const std::string title = bounded(slide_.title, kMostTitleCharacters);
  page.title = fit_title(title, steps, box);
  if (page.title) return page;
  auto head = longest_head(title, [&](const std::string& part) {
    return frame_.typesetter().fit(RubyText::plain(part), FaceRole::display, {steps.back()}, box);
  });
  tell(problems, frame_,
       say("題が長すぎるため、途中で切りました:「{}」", "The title is too long and was cut: {}",
           bounded(title, 80)));
  if (head) page.title = PlacedBlock{*std::move(head), box.box.x, box.box.y};
  return page;
}

PaperArrangement Arranger::text_page(Problems& problems) const {
  PaperArrangement page;
  const auto caption = CodePlace::Caption::below;
  page.codes =
      place_codes(frame_, slide_.codes, code_place(Attempt::CodeSize::large, caption), problems);
  const InfoColumn column = column_for(page.codes, caption);
  PaperSlide without_place = slide_;
  without_place.place.reset();
  InfoWanted facts_only;
  facts_only.description = InfoWanted::Description::hidden;
  stack_info(page, without_place, frame_, column, facts_only, problems);
  const TextStyle style = frame_.style(FaceRole::text, 56, 1.5);
  const int bottom = page.facts.empty() ? column.bottom : page.facts.front().y - m_.px(28);
  const int wide_bottom = std::min(bottom, column.wide_bottom);
  const auto lines_to = [&](int end) {
    const double room = std::max(0, end - layout_.title_top);
    return static_cast<std::size_t>(room / (style.size_px * style.line_height));
  };
  // Over the whole width above the code where all of it fits there, else beside the code.
  auto set = within_lines(frame_, slide_.description, style, layout_.body.w, lines_to(wide_bottom));
  if (!set || set->extent == CutText::Extent::cut)
    if (auto beside =
            within_lines(frame_, slide_.description, style, column.width(), lines_to(bottom)))
      set = std::move(beside);
  if (!set) return page;
  if (set->extent == CutText::Extent::cut)
    tell(problems, frame_,
         say("文章が長すぎるため、途中までを表示します:「{}」",
             "The text is too long; only its beginning is shown: {}",
             bounded(slide_.description, 80)));
  page.description = PlacedBlock{std::move(set->block), layout_.body.x, layout_.title_top};
  return page;
}

void tell_what_gave_way(const PaperSlide& slide, const SlideFrame& frame, const Attempt& attempt,
                        const PaperArrangement& page, Problems& problems) {
  if (!slide.description.empty() && !page.description)
    tell(problems, frame,
         say("場所が足りないため、説明文を省きました:「{}」",
             "There is no room for the description, so it was left out: {}",
             bounded(slide.description, 80)));
  const bool has_picture = frame.stage.pictures.contains(slide.image);
  if (has_picture && attempt.picture == Attempt::Picture::hidden)
    tell(problems, frame,
         say("場所が足りないため、画像を省きました。題:「{}」",
             "There is no room for the picture, so it was left out; title: {}",
             bounded(slide.title, 80)));
}

}  // namespace

std::vector<PaperArrangement> arrange_paper(const PaperSlide& slide, const SlideFrame& frame,
                                            const PaperLayout& layout, Problems& problems) {
  const Arranger arranger(slide, frame, layout);
  for (const Attempt& attempt : attempts_of(slide, frame)) {
    Problems told;
    auto page = arranger.one_page(attempt, told);
    if (!page || arranger.loses_message(*page)) continue;
    tell_what_gave_way(slide, frame, attempt, *page, told);
    for (Problem& problem : told)
      tell(problems, frame, std::move(problem.what));
    return {*std::move(page)};
  }
  std::vector<PaperArrangement> pages;
  pages.push_back(arranger.title_page(problems));
  if (!arranger.has_second_page()) return pages;
  tell(problems, frame,
       say("1枚に収まらないため、2枚に分けて表示します:「{}」",
           "The slide does not fit one page and takes two: {}", bounded(slide.title, 80)));
  pages.push_back(arranger.text_page(problems));
  return pages;
}

}  // namespace noren
