#include "scene/agenda_row.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "scene/text_cutting.h"

namespace noren {
namespace {

constexpr double kDatePx = 88;
constexpr double kYearPx = 48;
constexpr double kDateUnderYearPx = 72;
constexpr double kSlash = 0.8;  // of the figures
constexpr double kSlashAlpha = 0.65;
constexpr double kChip = 80;
constexpr double kWeekdayPx = 56;
constexpr double kTimePx = 72;
constexpr double kWordTimePx = 68;   // 終日
constexpr double kTimeFirstPx = 80;  // where the row begins with it
constexpr double kDateAfterTimePx = 68;
constexpr double kWordPx = 80;
constexpr double kTitlePx = 68;
constexpr double kCountPx = 48;
constexpr double kCountFigurePx = 60;
constexpr double kCountColumn = 178;
constexpr double kIcon = 60;
constexpr double kSpace = 20;
constexpr double kFigureRise = 5;
constexpr double kWhenAndWhat = 190;  // the two lines of a row in portrait
constexpr double kTall = 180;         // design px: rows from here have room for two lines of title
// Rather than cut, a title beside a code is set a little smaller and tighter.
constexpr double kTightPx = 64;
constexpr double kTight = -0.03;
constexpr double kGap = 24;
constexpr double kTightGap = 16;
constexpr std::size_t kMostCharacters = 300;

/// The columns of a row, in design px of the canvas.
struct RowForm {
  double left = 96;
  double right = 1824;
  double date_right = 283;  // dates end here; in portrait they begin at `left`
  double date_width = 190;
  double crest = 76;
  double crest_left = 622;
  double title_left = 718;
  double title_line = 1.2;
  enum class Lines { one, two } lines = Lines::one;  // portrait: when and what under each other
};

RowForm row_form(const Measure& m, const Rect& box) {
  const bool tall = box.h >= m.px(kTall);
  if (m.is_portrait()) return {84, 996, 0, 300, 84, 84, 180, 1.12, RowForm::Lines::two};
  if (tall) return {96, 1824, 286, 190, 92, 638, 744, 1.2, RowForm::Lines::one};
  return {};
}

int rounded(double value) {
  return static_cast<int>(std::lround(value));
}

int width_of(const TextBlock& block) {
  return static_cast<int>(std::ceil(block.width));
}

bool is_number(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The title as it could be set, and how high it is.
struct RowTitle {
  TextBlock block;
  int height = 0;
};

class RowPainter {
 public:
  RowPainter(ListBuilder& builder, const SlideFrame& frame, const AgendaRow& row,
             const RowPlace& place)
      : builder_(builder),
        frame_(frame),
        m_(frame.measure),
        row_(row),
        place_(place),
        form_(row_form(frame.measure, place.box)),
        colors_(frame.colors(row.livery)) {}

  void paint() {
    builder_.begin(LayerRole::body, place_.order);
    dress();
    plan_title();
    plan_lines();
    const int when_right = add_when();
    add_end(when_right);
    add_title();
  }

 private:
  [[nodiscard]] bool on_cloth() const { return place_.dress == RowPlace::Dress::cloth; }
  [[nodiscard]] bool two_lines() const { return form_.lines == RowForm::Lines::two; }
  [[nodiscard]] Color ink() const {
    return on_cloth() ? frame_.theme().on_cloth : frame_.theme().ink;
  }
  [[nodiscard]] Color accent() const {
    return on_cloth() ? frame_.theme().on_cloth : colors_.accent;
  }
  [[nodiscard]] TextBlock line(FaceRole role, double size, std::string_view text,
                               double spacing = 0) const {
    TextStyle style = frame_.style(role, size);
    style.letter_spacing = spacing;
    return frame_.typesetter().line(RubyText::plain(bounded(text, kMostCharacters)), style);
  }

  /// The right end of what stands between `top` and `bottom`, beside the code where it is there.
  [[nodiscard]] int right_between(int top, int bottom) const {
    int right = std::min(m_.x(form_.right), place_.box.right());
    for (const Rect& rect : place_.keep_clear) {
      if (top < rect.bottom() + m_.px(12) && bottom > rect.y)
        right = std::min(right, rect.x - m_.px(kGap));
    }
    return right;
  }

  void dress();
  /// Of the row.
  [[nodiscard]] int middle() const { return place_.box.y + place_.box.h / 2; }
  enum class End { first_line, title_line, own_line };  // where the stamp stands
  [[nodiscard]] End planned_end() const;
  [[nodiscard]] int title_room(int height) const;
  void plan_title();
  void plan_lines();
  [[nodiscard]] std::optional<TextBlock> set_title(const std::string& text, int width,
                                                   std::size_t lines) const;
  [[nodiscard]] std::optional<TextBlock> tight_title(const std::string& text, int width) const;
  [[nodiscard]] TextBlock cut_title(int width, std::size_t lines) const;
  int add_when();
  [[nodiscard]] std::vector<PlacedBlock> date_pieces(const std::string& date, double size) const;
  int add_date(int left);
  int add_time(int left, double size, int room);
  int add_time_and_date();
  int add_weekday(int left);
  int add_word();
  void add_end(int when_right);
  [[nodiscard]] std::vector<PlacedBlock> count_pieces() const;
  void add_stamp(int right, int middle);
  void add_title();
  [[nodiscard]] std::string icon() const {
    if (row_.icon == PlaceIcon::online) return "icon-online";
    return row_.icon == PlaceIcon::place ? "icon-place" : std::string();
  }
  [[nodiscard]] int end_width() const;

  ListBuilder& builder_;
  const SlideFrame& frame_;
  const Measure& m_;
  const AgendaRow& row_;
  const RowPlace& place_;
  RowForm form_;
  Theme::KindColors colors_;
  TextBlock title_;
  enum class Icon { shown, hidden } icon_ = Icon::hidden;
  End end_ = End::first_line;
  int height_ = 0;        // of all that stands in the row
  int first_middle_ = 0;  // of the line of date and time
  int title_middle_ = 0;
  int stamp_middle_ = 0;  // where it has a line of its own
};

void RowPainter::dress() {
  const Rect& box = place_.box;
  if (on_cloth())
    builder_.card(box, m_.px(12), {colors_.cloth0, colors_.cloth1, Paint::Axis::vertical});
  if (place_.rule == RowPlace::Rule::none) return;
  int right = box.right();
  for (const Rect& rect : place_.keep_clear) {
    if (box.bottom() > rect.y - m_.px(12) && box.bottom() < rect.bottom() + m_.px(12))
      right = std::min(right, rect.x - m_.px(kGap));
  }
  builder_.fill({box.x, box.bottom() - m_.px(2), right - box.x, m_.px(2)},
                Paint::solid(frame_.theme().hair));
}

/// Nothing where it takes more lines, or where a word that can't be broken stands out.
std::optional<TextBlock> RowPainter::set_title(const std::string& text, int width,
                                               std::size_t lines) const {
  const TextStyle style =
      frame_.style(FaceRole::display, kTitlePx, lines > 1 ? form_.title_line : 1);
  auto block = lines > 1 ? frame_.typesetter().title(RubyText::plain(text), style, width, lines)
                         : frame_.typesetter().line(RubyText::plain(text), style);
  return block && block->width <= width + 1 ? std::move(block) : std::nullopt;
}

std::optional<TextBlock> RowPainter::tight_title(const std::string& text, int width) const {
  const int half = m_.px(kDatePx) / 2;
  const bool at_code = right_between(middle() - half, middle() + half) < m_.x(form_.right);
  if (two_lines() || !at_code) return std::nullopt;
  TextBlock block = line(FaceRole::display, kTightPx, text, kTight);
  const int nearer = end_width() == 0 ? m_.px(kGap - kTightGap) : 0;
  if (block.width > width + nearer) return std::nullopt;
  return block;
}

TextBlock RowPainter::cut_title(int width, std::size_t lines) const {
  auto head = longest_head(bounded(row_.title, kMostCharacters),
                           [&](const std::string& part) { return set_title(part, width, lines); });
  return head ? *std::move(head) : TextBlock{};
}

/// Room the countdown or the stamp takes at the right, with the space before it.
int RowPainter::end_width() const {
  if (!row_.stamp.empty())
    return width_of(line(FaceRole::text_bold, kCountPx, row_.stamp)) + m_.px(40 + kSpace);
  const auto pieces = count_pieces();
  if (pieces.empty()) return 0;
  return pieces.back().x + width_of(pieces.back().block) + m_.px(kSpace);
}

/// A stamp goes down where date and time leave it no room: to the title, or below where that would
/// take the title's.
RowPainter::End RowPainter::planned_end() const {
  if (!two_lines() || row_.stamp.empty()) return End::first_line;
  const int when = width_of(line(FaceRole::figures, kDatePx, row_.date)) +
                   width_of(line(FaceRole::figures, kTimePx, row_.time)) + m_.px(150);
  const int word = width_of(line(FaceRole::display, kWordPx, row_.word)) + m_.px(60);
  const int half = m_.px(kWhenAndWhat) / 2;
  const int right = right_between(middle() - half, middle() + half);
  if (m_.x(form_.left) + (row_.word.empty() ? when : word) + end_width() <= right)
    return End::first_line;
  const int beside_title = right - m_.x(form_.title_left) - end_width();
  return beside_title >= m_.px(4 * kTitlePx) ? End::title_line : End::own_line;
}

/// Room for a title in a row whose content is `height` high.
int RowPainter::title_room(int height) const {
  const int right = right_between(middle() - height / 2, middle() + height / 2);
  const bool beside = !two_lines() || end_ == End::title_line;
  return right - m_.x(form_.title_left) - (beside ? end_width() : 0);
}

// One line beside the icon; one line without it; two lines in high rows; cut.
void RowPainter::plan_title() {
  end_ = planned_end();
  const std::string text = bounded(row_.title, kMostCharacters);
  const bool own_line = end_ == End::own_line;
  const int one_line = m_.px(two_lines() ? kWhenAndWhat + (own_line ? 76 : 0) : kDatePx);
  height_ = one_line;
  if (!two_lines() && !icon().empty()) {
    const int column = std::max(0, m_.px(kCountColumn + kSpace) - end_width());
    const int beside_icon = title_room(one_line) - m_.px(kIcon + kSpace) - column;
    if (auto block = set_title(text, beside_icon, 1)) {
      title_ = *std::move(block);
      icon_ = Icon::shown;
      return;
    }
  }
  if (auto block = set_title(text, title_room(one_line), 1)) {
    title_ = *std::move(block);
    return;
  }
  if (place_.box.h < m_.px(kTall) || own_line) {
    auto tight = tight_title(text, title_room(one_line));
    title_ = tight ? *std::move(tight) : cut_title(title_room(one_line), 1);
    return;
  }
  const int two_high = one_line + rounded(m_.px(kTitlePx) * (2 * form_.title_line - 1.1));
  auto both = set_title(text, title_room(two_high), 2);
  title_ = both ? *std::move(both) : cut_title(title_room(two_high), 2);
  if (title_.lines.size() > 1) height_ = two_high;
}

/// Where the lines of the row stand, the whole in the middle of its box.
void RowPainter::plan_lines() {
  first_middle_ = middle();
  title_middle_ = middle();
  if (!two_lines()) return;
  const int top = middle() - height_ / 2;
  first_middle_ = top + m_.px(kDatePx) / 2;
  const bool dense = title_.lines.size() > 1 || end_ == End::own_line;
  const int title_height = std::max(m_.px(form_.crest), rounded(title_.height));
  title_middle_ = top + m_.px(kDatePx) + m_.px(dense ? 8 : 18) + title_height / 2;
  stamp_middle_ = title_middle_ + title_height / 2 + m_.px(44);
}

/// 2/18 from (0, 0) on, the slash smaller and fainter.
std::vector<PlacedBlock> RowPainter::date_pieces(const std::string& date, double size) const {
  std::vector<PlacedBlock> pieces;
  int x = 0;
  double base = 0;
  for (std::size_t begin = 0; begin < date.size();) {
    const bool slash = date[begin] == '/';
    const std::size_t end = slash ? begin + 1 : std::min(date.find('/', begin), date.size());
    TextBlock block = line(FaceRole::figures, std::max(kFloorPx, slash ? size * kSlash : size),
                           date.substr(begin, end - begin));
    base = std::max(base, slash ? 0 : baseline_of(block));
    const int width = width_of(block);
    pieces.push_back({std::move(block), x, 0,
                      slash ? std::optional(with_alpha(ink(), kSlashAlpha)) : std::nullopt});
    x += width;
    begin = end;
  }
  for (PlacedBlock& piece : pieces)
    piece.y = rounded(base - baseline_of(piece.block));
  return pieces;
}

/// The date; a year stands above it, or before it where rows have two lines. Returns the right end.
int RowPainter::add_date(int left) {
  std::string date = bounded(row_.date, 20);
  TextBlock year;
  if (std::count(date.begin(), date.end(), '/') > 1) {
    const std::size_t after = date.find('/') + 1;
    year = line(FaceRole::figures, kYearPx, date.substr(0, after));
    date.erase(0, after);
  }
  const bool has_year = !year.glyphs.empty();
  const int before = has_year && two_lines() ? width_of(year) : 0;
  const int room = m_.px(form_.date_width) - before;
  std::vector<PlacedBlock> pieces;
  int width = 0;
  const int largest = static_cast<int>(has_year && !two_lines() ? kDateUnderYearPx : kDatePx);
  for (int size = largest; size >= static_cast<int>(kFloorPx); size -= 4) {
    pieces = date_pieces(date, size);
    if (pieces.empty()) return left;
    width = pieces.back().x + width_of(pieces.back().block);
    if (width <= room) break;
  }
  const int start = two_lines() ? left + before : m_.x(form_.date_right) - width;
  const int lower = has_year && !two_lines() ? m_.px(kYearPx) / 2 : 0;
  const int top = first_middle_ - pieces.front().block.size_px / 2 - m_.px(kFigureRise) + lower;
  const double base = top + pieces.front().y + baseline_of(pieces.front().block);
  for (PlacedBlock& piece : pieces) {
    piece.x += start;
    piece.y += top;
  }
  if (has_year) {
    const int x = two_lines() ? left : start + width - width_of(year);
    const int y = two_lines() ? rounded(base - baseline_of(year)) : top - m_.px(kYearPx - 4);
    pieces.insert(pieces.begin(), {std::move(year), x, y, std::nullopt});
  }
  builder_.text(pieces, ink(), TextRole::date, ListBuilder::Reading::one_line);
  return start + width;
}

int RowPainter::add_weekday(int left) {
  if (row_.weekday.empty()) return left;
  const Rect chip{left, first_middle_ - m_.px(kChip) / 2, m_.px(kChip), m_.px(kChip)};
  builder_.card(chip, m_.px(12), Paint::solid(on_cloth() ? frame_.theme().on_cloth : colors_.tint));
  TextBlock block = line_within(frame_, bounded(row_.weekday, 12),
                                frame_.style(FaceRole::text_bold, kWeekdayPx), chip.w - m_.px(4));
  const Rect text_box{chip.x, chip.y + (chip.h - rounded(block.height)) / 2, chip.w, 0};
  builder_.text(centered(std::move(block), text_box), on_cloth() ? colors_.cloth1 : colors_.accent,
                TextRole::weekday);
  return chip.right();
}

int RowPainter::add_word() {
  TextStyle style = frame_.style(FaceRole::display, kWordPx);
  style.letter_spacing = 0.1;
  const int room =
      two_lines() ? m_.px(560) : m_.x(form_.crest_left) - m_.x(form_.left) - m_.px(kSpace);
  TextBlock block = line_within(frame_, bounded(row_.word, 60), style, room);
  const int y = first_middle_ - rounded(block.height / 2);
  const int width = width_of(block);
  int x = m_.x(form_.left) + m_.px(8);
  if (!two_lines() && width <= m_.px(300)) x = m_.x(form_.left) + (m_.px(302) - width) / 2;
  builder_.text({std::move(block), x, y}, ink(), TextRole::date);
  return x + width;
}

int RowPainter::add_time(int left, double size, int room) {
  const bool has_figures = row_.time.find(':') != std::string::npos;
  TextBlock block = line_within(frame_, bounded(row_.time, 30),
                                frame_.style(has_figures ? FaceRole::figures : FaceRole::text_bold,
                                             has_figures ? size : std::min(size, kWordTimePx)),
                                room);
  const int y = first_middle_ - rounded(block.height / 2) - (has_figures ? m_.px(kFigureRise) : 0);
  const int right = left + width_of(block);
  builder_.text({std::move(block), left, y}, ink(), TextRole::time);
  return right;
}

/// 10:00 2/18: what matters of a date that is today is when.
int RowPainter::add_time_and_date() {
  const int left = m_.x(form_.left);
  const int right = add_time(left, two_lines() ? kDatePx : kTimeFirstPx, m_.px(240));
  std::vector<PlacedBlock> pieces = date_pieces(bounded(row_.date, 20), kDateAfterTimePx);
  if (pieces.empty()) return right;
  const int y = first_middle_ - m_.px(kDateAfterTimePx) / 2 - m_.px(kFigureRise) + m_.px(4);
  for (PlacedBlock& piece : pieces) {
    piece.x += right + m_.px(22);
    piece.y += y;
  }
  const int date_right = pieces.back().x + width_of(pieces.back().block);
  builder_.text(pieces, ink(), TextRole::date, ListBuilder::Reading::one_line);
  return add_weekday(date_right + m_.px(18));
}

int RowPainter::add_when() {
  if (!row_.word.empty()) return add_word();
  if (row_.day == AgendaRow::Day::today && !row_.time.empty()) return add_time_and_date();
  int right = add_date(m_.x(form_.left));
  if (!two_lines()) right = m_.x(form_.date_right);
  right = row_.weekday.empty() && !two_lines() ? right + m_.px(20 + kChip)
                                               : add_weekday(right + m_.px(20));
  if (row_.time.empty()) return right;
  const int left = right + m_.px(26);
  const int room = two_lines() ? m_.px(320) : m_.x(form_.crest_left) - left - m_.px(8);
  return add_time(left, kTimePx, room);
}

/// あと4日: the figure larger, on the words' line; from (0, 0) = left, middle.
std::vector<PlacedBlock> RowPainter::count_pieces() const {
  std::vector<PlacedBlock> pieces;
  const Pill& count = row_.countdown;
  const bool big = is_number(count.figure);
  int x = 0;
  const auto add = [&](TextBlock block, int margin, int y) {
    if (block.glyphs.empty()) return;
    const int width = width_of(block);
    pieces.push_back({std::move(block), x + margin, y, std::nullopt});
    x += width + 2 * margin;
  };
  const auto words = [&](const std::string& text) {
    TextBlock block = line(FaceRole::text_bold, kCountPx, bounded(text, 24));
    add(std::move(block), 0, -m_.px(kCountPx) / 2 + (big ? m_.px(7) : 0));
  };
  if (!big) {
    words(count.before + count.figure + count.after);
    return pieces;
  }
  words(count.before);
  const double words_base = baseline_of(line(FaceRole::text_bold, kCountPx, "日"));
  TextBlock figure = line(FaceRole::figures, kCountFigurePx, count.figure);
  const int y = rounded(-m_.px(kCountPx) / 2.0 + m_.px(7) + words_base - baseline_of(figure)) - 1;
  add(std::move(figure), m_.px(4), y);
  words(count.after);
  return pieces;
}

void RowPainter::add_stamp(int right, int middle) {
  TextBlock block = line(FaceRole::text_bold, kCountPx, bounded(row_.stamp, 24));
  const int height = m_.px(76);
  const Rect box{right - width_of(block) - m_.px(40), middle - height / 2,
                 width_of(block) + m_.px(40), height};
  builder_.frame(box, m_.px(12), m_.px(4), accent());
  const int y = middle - rounded(block.height / 2);
  builder_.text({std::move(block), box.x + m_.px(20), y}, accent(), TextRole::stamp);
}

void RowPainter::add_end(int when_right) {
  const int middle = end_ == End::first_line   ? first_middle_
                     : end_ == End::title_line ? title_middle_
                                               : stamp_middle_;
  const int right = right_between(middle - m_.px(44), middle + m_.px(44));
  int left = right;
  if (!row_.stamp.empty()) {
    left -= end_width() - m_.px(kSpace);
    add_stamp(right, middle);
  } else if (auto pieces = count_pieces(); !pieces.empty()) {
    const int width = pieces.back().x + width_of(pieces.back().block);
    left = right - width;
    // What tells only how soon gives way to what tells when.
    if (!two_lines() || left > when_right) {
      for (PlacedBlock& piece : pieces) {
        piece.x += left;
        piece.y += middle;
      }
      builder_.text(pieces, accent(), TextRole::countdown, ListBuilder::Reading::one_line);
    }
  }
  if (icon_ == Icon::hidden) return;
  const int side = m_.px(kIcon);
  // Icons stand in one column unless the countdown is wider than its own.
  const int column = right == m_.x(form_.right) ? m_.px(kCountColumn) : 0;
  const int x = std::min(left, right - column) - m_.px(kSpace) - side;
  builder_.symbol({x, middle - side / 2, side, side}, icon(), accent());
}

void RowPainter::add_title() {
  const int side = m_.px(form_.crest);
  const int crest_middle =
      two_lines() && title_.lines.size() > 1
          ? title_middle_ - rounded(title_.height / 2) + m_.px(kTitlePx * form_.title_line) / 2
          : title_middle_;
  builder_.symbol({m_.x(form_.crest_left), crest_middle - side / 2, side, side},
                  frame_.crest(row_.livery), accent());
  const int y = title_middle_ - rounded(title_.height / 2);
  builder_.text({title_, m_.x(form_.title_left), y}, ink(), TextRole::row);
}

}  // namespace

void add_agenda_row(ListBuilder& builder, const SlideFrame& frame, const AgendaRow& row,
                    const RowPlace& place) {
  RowPainter(builder, frame, row, place).paint();
}

}  // namespace noren
