#include "scene/paper_cloth.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/utf8.h"
#include "scene/pill.h"

namespace noren {
namespace {

constexpr double kFactFloor = 68;  // no fact that one acts on is set smaller

/// Writes on one cloth: the words in the theme's cloth colour, centred in boxes of the design.
class Writing {
 public:
  Writing(ListBuilder& builder, const SlideFrame& frame) : builder_(builder), frame_(frame) {}

  struct Line {
    double size = 0;
    TextRole role = TextRole::status;
    double letter_spacing = 0;
    double floor = kFactFloor;
  };

  void centered_line(const std::string& text, const Rect& box, const Line& line) {
    if (text.empty()) return;
    TextStyle style = frame_.style(FaceRole::display, line.size);
    style.letter_spacing = line.letter_spacing;
    style.figures = TextStyle::Figures::small_wave;
    style.brackets = TextStyle::Brackets::half;
    style.mixing = TextStyle::Mixing::solid;
    TextBlock block = line_within(frame_, text, style, box.w, line.floor);
    // What had to be set smaller stays in the middle of its line.
    const int lower = (style.size_px - block.size_px) / 2;
    builder_.text(centered(std::move(block), box.moved(0, lower)), frame_.theme().on_cloth,
                  line.role);
  }

  /// Time and end in the time's place: "10:00〜" large; "10:00–12:00" at 72; a day of its own for
  /// what lasts several days; a word such as 終日 at 80.
  void time(const std::string& start, const std::string& until, bool open_end, const Rect& box,
            double size) {
    const bool lasts_days = until.starts_with("〜") || until.starts_with("～");
    if (until.empty()) {
      const bool is_clock_time = start.find(':') != std::string::npos;
      centered_line(start + (open_end ? "〜" : ""), box,
                    {is_clock_time ? size : 80, TextRole::time});
    } else if (start.empty()) {
      centered_line(until, box, {72, TextRole::time});
    } else if (!lasts_days && fits(start + "–" + until, box.w)) {
      centered_line(start + "–" + until, box, {72, TextRole::time});
    } else {
      time_in_two_lines(start, lasts_days ? until : "–" + until, box);
    }
  }

  void columns(const std::vector<std::string>& words);
  void one_row(const std::vector<std::string>& words);
  void two_rows(const std::vector<std::string>& words);

 private:
  [[nodiscard]] bool fits(const std::string& text, int width) const {
    const TextStyle style = frame_.style(FaceRole::display, kFactFloor);
    return frame_.typesetter().line(RubyText::plain(text), style).width <= width;
  }

  void time_in_two_lines(const std::string& first, const std::string& second, const Rect& box) {
    TextStyle style = frame_.style(FaceRole::display, kFactFloor);
    style.brackets = TextStyle::Brackets::half;
    style.mixing = TextStyle::Mixing::solid;
    // Both stay above the slits.
    const Rect upper = box.moved(0, -frame_.measure.px(24));
    const Rect lower = upper.moved(0, frame_.measure.px(80));
    builder_.text({centered(line_within(frame_, first, style, box.w), upper),
                   centered(line_within(frame_, second, style, box.w), lower)},
                  frame_.theme().on_cloth, TextRole::time, ListBuilder::Reading::lines);
  }

  ListBuilder& builder_;
  const SlideFrame& frame_;
};

std::size_t longest_of(const std::vector<std::string>& words) {
  std::size_t longest = 1;
  for (const std::string& word : words)
    longest = std::max(longest, length_utf8(word));
  return longest;
}

// Vertical columns from the right; each one after the first ends half a character lower.
void Writing::columns(const std::vector<std::string>& words) {
  const Measure& m = frame_.measure;
  constexpr double kGap = 34;
  const double longest = static_cast<double>(longest_of(words));
  const double count = static_cast<double>(words.size());
  const double size =
      std::floor(std::min({172.0, 610 / longest, (500 - kGap * (count - 1)) / count}));
  const double fall = words.size() > 1 ? std::round(size / 2) : 0;
  const double height = std::min(664.0, longest * size + fall);
  const double top = 102 + std::round((668 - height) / 2);
  const double width = count * size + (count - 1) * kGap;
  std::vector<PlacedBlock> placed;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double right = 334 + width / 2 - static_cast<double>(i) * (size + kGap);
    TextBlock block = frame_.typesetter().columns({RubyText::plain(words[i])},
                                                  frame_.style(FaceRole::display, size), 0);
    const int lower = i == 0 ? 0 : std::max(0, m.px(height) - static_cast<int>(block.height));
    placed.push_back({std::move(block), m.x(right - size), m.y(top) + lower});
  }
  builder_.text(placed, frame_.theme().on_cloth, TextRole::status, ListBuilder::Reading::lines,
                TextEntry::Direction::vertical);
}

// In portrait the words stand in one row on the short cloth.
void Writing::one_row(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words)
    joined += word;
  const double count = static_cast<double>(std::max<std::size_t>(1, length_utf8(joined)));
  const double size = std::min(168.0, std::floor(860 / count));
  centered_line(joined, frame_.measure.rect(64, 144 + (190 - size) / 2, 952, size),
                {std::max(size, kFactFloor), TextRole::status});
}

// What is going on now fills the long cloth in portrait.
void Writing::two_rows(const std::vector<std::string>& words) {
  const Measure& m = frame_.measure;
  constexpr double kTop = 154;
  constexpr double kHeight = 470;
  const double count = static_cast<double>(words.size());
  const double size = std::min(200.0, std::floor(kHeight / (count * 1.1)));
  const double space = (kHeight - count * size) / count;
  std::vector<PlacedBlock> placed;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double y = kTop + space / 2 + static_cast<double>(i) * (size + space);
    placed.push_back(centered(
        line_within(frame_, words[i], frame_.style(FaceRole::display, size), m.px(920), kFactFloor),
        m.rect(64, y, 952, size)));
  }
  builder_.text(placed, frame_.theme().on_cloth, TextRole::status, ListBuilder::Reading::lines);
}

void write_date_landscape(Writing& writing, const DateCloth& cloth, const Measure& m) {
  if (cloth.year.empty()) {
    writing.centered_line(cloth.month, m.rect(64, 104, 540, 104), {104, TextRole::month});
  } else {
    writing.centered_line(cloth.year, m.rect(64, 76, 540, 68), {68, TextRole::date});
    writing.centered_line(cloth.month, m.rect(64, 146, 540, 84), {84, TextRole::month});
  }
  writing.centered_line(cloth.day, m.rect(64, 178, 540, 336), {336, TextRole::day, -0.01});
  writing.centered_line(cloth.weekday, m.rect(64, 520, 540, 80), {80, TextRole::weekday, 0.12});
  writing.time(cloth.time, cloth.until, cloth.open_end, m.rect(64, 634, 540, 120), 120);
}

void write_date_portrait(Writing& writing, const DateCloth& cloth, const Measure& m) {
  if (cloth.year.empty()) {
    writing.centered_line(cloth.month, m.rect(88, 136, 480, 112), {112, TextRole::month});
  } else {
    writing.centered_line(cloth.year, m.rect(88, 104, 480, 76), {76, TextRole::date});
    writing.centered_line(cloth.month, m.rect(88, 182, 480, 92), {92, TextRole::month});
  }
  writing.centered_line(cloth.day, m.rect(88, 230, 480, 408), {408, TextRole::day, -0.01});
  writing.centered_line(cloth.weekday, m.rect(568, 156, 416, 104), {104, TextRole::weekday, 0.06});
  writing.time(cloth.time, cloth.until, cloth.open_end, m.rect(568, 320, 416, 124), 124);
}

void write_today(Writing& writing, const TodayCloth& cloth, const Measure& m) {
  if (m.is_portrait()) {
    writing.centered_line(cloth.word, m.rect(88, 260, 480, 228), {228, TextRole::status, 0.02});
    writing.centered_line(cloth.date, m.rect(564, 254, 428, 76), {76, TextRole::date});
    writing.time(cloth.time, cloth.until, cloth.open_end, m.rect(564, 390, 428, 124), 124);
  } else {
    writing.centered_line(cloth.word, m.rect(64, 132, 540, 216), {216, TextRole::status, 0.02});
    writing.centered_line(cloth.date, m.rect(64, 418, 540, 72), {72, TextRole::date});
    writing.time(cloth.time, cloth.until, cloth.open_end, m.rect(64, 586, 540, 132), 132);
  }
}

void write_words(Writing& writing, const PaperSlide& slide, const WordCloth& cloth,
                 const Measure& m) {
  std::vector<std::string> words;
  for (const std::string& column : cloth.columns)
    if (!column.empty()) words.push_back(column);
  if (words.empty()) return;
  if (!m.is_portrait())
    writing.columns(words);
  else if (cloth_length(slide) == ClothLength::long_cloth)
    writing.two_rows(words);
  else
    writing.one_row(words);
}

// 印: the word in the kind's colour on paper, over the edge of the cloth where nothing is written.
// It stays above the slits: below them the cloth sways.
void press_seal(ListBuilder& builder, const PaperSlide& slide, const SlideFrame& frame) {
  const Measure& m = frame.measure;
  const Color accent = frame.colors(slide.livery).accent;
  const bool today = std::holds_alternative<TodayCloth>(slide.cloth);
  const Rect seal = m.is_portrait() ? m.rect(840, 524, 192, 132)
                    : today         ? m.rect(496, 500, 164, 92)
                                    : m.rect(496, 504, 164, 112);
  const int inset = m.px(8);
  const int radius = m.px(16);
  builder.card(seal, radius, Paint::solid(frame.theme().card));
  builder.frame({seal.x + inset, seal.y + inset, seal.w - 2 * inset, seal.h - 2 * inset},
                radius - inset / 2, m.px(5), accent);
  const TextStyle style = frame.style(FaceRole::display, m.is_portrait() ? 72 : 60);
  PlacedBlock placed;
  placed.block = line_within(frame, slide.stamp, style, seal.w - 4 * inset);
  const Rect ink = placed.block.ink;
  placed.x = seal.x + (seal.w - ink.w) / 2 - ink.x;
  placed.y = seal.y + (seal.h - ink.h) / 2 - ink.y;
  builder.text(placed, accent, TextRole::stamp);
}

bool has_seal(const PaperSlide& slide) {
  return !slide.stamp.empty() && !std::holds_alternative<WordCloth>(slide.cloth);
}

}  // namespace

bool has_pill_on_cloth(const PaperSlide& slide, const SlideFrame& frame) {
  return frame.measure.is_portrait() && std::holds_alternative<DateCloth>(slide.cloth);
}

void hang_when(ListBuilder& builder, const PaperSlide& slide, const SlideFrame& frame,
               const PaperLayout& layout) {
  const Measure& m = frame.measure;
  const Theme::KindColors colors = frame.colors(slide.livery);
  hang_cloth(builder, layout.cloth, colors);
  Writing writing(builder, frame);
  if (const auto* date = std::get_if<DateCloth>(&slide.cloth)) {
    m.is_portrait() ? write_date_portrait(writing, *date, m)
                    : write_date_landscape(writing, *date, m);
    if (has_pill_on_cloth(slide, frame) && !has_seal(slide))
      add_pill_on_cloth(builder, slide, frame, m.rect(568, 508, 416, 112));
  } else if (const auto* today = std::get_if<TodayCloth>(&slide.cloth)) {
    write_today(writing, *today, m);
  } else if (const auto* words = std::get_if<WordCloth>(&slide.cloth)) {
    write_words(writing, slide, *words, m);
  }
  if (has_seal(slide)) press_seal(builder, slide, frame);
}

}  // namespace noren
