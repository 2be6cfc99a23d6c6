#include "scene/tagline_slide.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.h"
#include "scene/backdrop.h"
#include "scene/cloth.h"
#include "scene/ruby_slices.h"
#include "scene/stepped_text.h"
#include "scene/text_cutting.h"
#include "scene/vertical_text.h"

namespace noren {
namespace {

constexpr std::size_t kMostCharacters = 400;
constexpr std::size_t kOneCloth = 6;  // characters that stand on one cloth
constexpr double kCrestAlpha = 0.92;
constexpr double kRubyEm = 0.35;   // 50 px over 144
constexpr double kRubyFloor = 48;  // px: smaller readings help nobody
constexpr double kSmallestWithRuby = 72;

/// How the tagline hangs, in design px.
struct TaglineForm {
  ClothForm cloth;
  double text_top = 132;
  double text_bottom = 884;
  double lowered = 68;          // every second cloth's text
  std::size_t text_cloths = 4;  // from the right; the crest hangs on the last
  double largest = 144;
  double towards_ruby = 5;  // columns with ruby stand this much to its side
  double crest_left = 74;
  double crest_top = 330;
  double crest = 220;
};

TaglineForm tagline_form(const Measure& m) {
  TaglineForm form;
  const RodLine rod = rod_line(m);
  form.cloth.top = rod.cloth_top;
  form.cloth.rod = rod.rod;
  form.cloth.slit_half_width = 7;
  // Wider than the screen on both sides, so that no edge shows in the drift.
  if (m.is_portrait()) {
    form.cloth.left = -8;
    form.cloth.width = 1096;
    form.cloth.bottom = 1708;
    form.cloth.strips = 3;
    form.cloth.slit_top = 520;
    form.cloth.tabs = 12;
    form.text_top = 138;
    form.text_bottom = 1668;
    form.lowered = 0;
    form.text_cloths = 2;
    form.largest = 152;
    form.towards_ruby = -3;
    form.crest_left = 76;
    form.crest_top = 1400;
    form.crest = 196;
  } else {
    form.cloth.left = -10;
    form.cloth.width = 1940;
    form.cloth.bottom = 924;
    form.cloth.strips = 5;
    form.cloth.slit_top = 330;
    form.cloth.tabs = 20;
  }
  return form;
}

/// Columns of one size as they stand on the cloths; `per_cloth` share one.
struct ColumnPlan {
  std::vector<PlacedBlock> columns;
  std::size_t per_cloth = 1;
};

class TaglineSetter {
 public:
  TaglineSetter(const SlideFrame& frame, const TaglineForm& form, RubyText text)
      : frame_(frame), m_(frame.measure), form_(form), text_(std::move(text)) {}

  /// The largest size at which the text fits, first with one column on each cloth, broken at
  /// phrases if it can be, then with more.
  [[nodiscard]] std::optional<ColumnPlan> fit() const {
    constexpr int kSmallestAlone = 104;
    for (const BreakRank worst : {BreakRank::weak, BreakRank::never})
      for (int size = static_cast<int>(form_.largest); size >= kSmallestAlone; size -= 4)
        if (worst_break(size) <= worst)
          if (auto plan = try_size(size, 1)) return plan;
    for (const double size : {104.0, 96.0, 88.0, 80.0, 72.0, 64.0, 56.0, 48.0, kFloorPx}) {
      const auto most = static_cast<std::size_t>(cloth_width() / pitch(size));
      for (std::size_t columns = 2; columns <= most; ++columns)
        if (auto plan = try_size(size, columns)) return plan;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] double cloth_width() const { return form_.cloth.width / form_.cloth.strips; }
  [[nodiscard]] bool with_ruby(double size) const {
    return size >= kSmallestWithRuby && !text_.ruby.empty();
  }
  [[nodiscard]] double ruby_px(double size) const {
    return with_ruby(size) ? std::max(kRubyFloor, std::round(size * kRubyEm)) : 0;
  }
  [[nodiscard]] double pitch(double size) const {
    return size + std::max(ruby_px(size) + 4, size * 0.4);
  }
  [[nodiscard]] double lowered(std::size_t cloth) const {
    return cloth % 2 == 1 ? form_.lowered : 0;
  }
  [[nodiscard]] TextStyle style(double size) const {
    TextStyle style = frame_.style(FaceRole::display, size);
    style.ruby_size = kRubyEm;
    style.ruby_min_px = m_.px(kRubyFloor);
    return style;
  }

  [[nodiscard]] int column_height() const { return m_.px(form_.text_bottom - form_.text_top); }
  [[nodiscard]] BreakRank worst_break(double size) const {
    BreakRank worst = BreakRank::forced;
    for (const RubyText& sentence : sentences_of(text_)) {
      const auto block = frame_.typesetter().title(sentence, style(size), column_height());
      // What one cloth can hold at some size is not parted to be larger.
      const bool torn = sentence.characters.size() <= kOneCloth && block && block->lines.size() > 1;
      worst = std::max(worst, block && !torn ? block->worst_break : BreakRank::never);
    }
    return worst;
  }
  [[nodiscard]] std::vector<RubyText> pieces(double size, std::size_t most) const;
  [[nodiscard]] std::optional<ColumnPlan> try_size(double size, std::size_t per_cloth) const;

  const SlideFrame& frame_;
  const Measure& m_;
  const TaglineForm& form_;
  RubyText text_;
};

/// Each sentence in columns of its own; short neighbours share one where there are too many.
std::vector<RubyText> TaglineSetter::pieces(double size, std::size_t most) const {
  const int height = column_height();
  const RubyText text = with_ruby(size) ? text_ : RubyText{text_.characters, {}};
  std::vector<RubyText> columns;
  for (const RubyText& sentence : sentences_of(text)) {
    for (RubyText& piece : column_pieces(frame_, sentence, style(size), height))
      columns.push_back(std::move(piece));
  }
  const auto em = static_cast<std::size_t>(height / std::max(1, m_.px(size)));
  for (std::size_t i = 0; columns.size() > most && i + 1 < columns.size();) {
    const auto next = columns.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    if (columns[i].characters.size() + next->characters.size() > em) {
      ++i;
      continue;
    }
    columns[i] = joined(columns[i], *next);
    columns.erase(next);
  }
  return columns;
}

std::optional<ColumnPlan> TaglineSetter::try_size(double size, std::size_t per_cloth) const {
  const std::vector<RubyText> columns = pieces(size, form_.text_cloths * per_cloth);
  if (columns.empty() || columns.size() > form_.text_cloths * per_cloth) return std::nullopt;
  ColumnPlan plan;
  plan.per_cloth = per_cloth;
  // One cloth with text is the one in the middle; two of four stand in theirs; more begin right.
  const std::size_t used = (columns.size() + per_cloth - 1) / per_cloth;
  const std::size_t skipped = used == 1 ? form_.text_cloths / 2 : (form_.text_cloths - used) / 2;
  const double right = form_.cloth.left + form_.cloth.width;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::size_t cloth = i / per_cloth + skipped;
    const std::size_t on_cloth = std::min(per_cloth, columns.size() - (i / per_cloth) * per_cloth);
    TextBlock block = frame_.typesetter().columns({columns[i]}, style(size), 0);
    const double middle = right - (static_cast<double>(cloth) + 0.5) * cloth_width();
    const double group = static_cast<double>(on_cloth - 1) * pitch(size) + size + ruby_px(size);
    const double left = middle + group / 2 - ruby_px(size) - size -
                        static_cast<double>(i % per_cloth) * pitch(size);
    const double top = form_.text_top + lowered(i / per_cloth);
    const double towards_ruby = with_ruby(size) ? form_.towards_ruby : 0;
    PlacedBlock placed{std::move(block), m_.x(left + towards_ruby), m_.y(top), std::nullopt};
    const Rect ink = placed.ink().united(placed.block.ink_with_ruby.moved(placed.x, placed.y));
    if (ink.bottom() > m_.y(form_.text_bottom) || ink.right() > m_.readable().right())
      return std::nullopt;
    plan.columns.push_back(std::move(placed));
  }
  return plan;
}

/// The longest head that fits, ended with 「…」; told.
std::optional<ColumnPlan> cut_plan(const SlideFrame& frame, const TaglineForm& form,
                                   const RubyText& text, Problems& problems) {
  tell(problems, frame,
       say("標語が長すぎるため、途中で切りました:「{}」", "The tagline is too long and was cut: {}",
           encode_utf8(text.characters.substr(0, 80))));
  std::optional<ColumnPlan> plan;
  longest_head(encode_utf8(text.characters), [&](const std::string& head) {
    auto tried = TaglineSetter(frame, form, RubyText::plain(head)).fit();
    if (!tried) return std::optional<TextBlock>();
    plan = std::move(tried);
    return std::optional<TextBlock>(TextBlock{});
  });
  return plan;
}

/// Western taglines lie across the cloth, above its slits.
void add_across(ListBuilder& builder, const SlideFrame& frame, const RubyText& text,
                const Rect& cloth, Problems& problems) {
  const Measure& m = frame.measure;
  const int crest = m.px(m.is_portrait() ? 196 : 160);
  const int top = cloth.y + m.px(m.is_portrait() ? 180 : 80);
  builder.symbol({cloth.x + (cloth.w - crest) / 2, top, crest, crest}, frame.crest(Livery::house),
                 with_alpha(frame.theme().on_cloth, kCrestAlpha));
  const Rect area = m.is_portrait() ? m.rect(64, 540, 952, 700) : m.rect(160, 350, 1600, 400);
  TextStyle style = frame.style(FaceRole::display, 152);
  style.align = TextAlign::center;
  const auto set = stepped_text(frame, text, style,
                                {{152, 2, 1.25},
                                 {128, 3, 1.25},
                                 {104, 4, 1.25},
                                 {88, 5, 1.25},
                                 {72, 7, 1.25},
                                 {56, 10, 1.25},
                                 {kFloorPx, 14, 1.25}},
                                {area.w, area.h});
  if (!set) return;
  if (set->extent == SteppedText::Extent::cut)
    tell(
        problems, frame,
        say("標語が長すぎるため、途中で切りました:「{}」",
            "The tagline is too long and was cut: {}", encode_utf8(text.characters.substr(0, 80))));
  const Rect& ink = set->block.ink;
  const int x = area.x + (area.w - ink.w) / 2 - ink.x;
  const int y = area.y + (area.h - ink.h) / 2 - ink.y;
  builder.text({set->block, x, y, std::nullopt}, frame.theme().on_cloth, TextRole::tagline);
}

}  // namespace

std::vector<Page> compose_tagline(const TaglineSlide& slide, const SlideFrame& frame,
                                  Problems& problems) {
  const Measure& m = frame.measure;
  const RubyText text = bounded_ruby(slide.tagline, kMostCharacters);
  TaglineForm form = tagline_form(m);
  const bool across = is_western(text.characters);
  if (across) form.cloth.slit_top = m.is_portrait() ? 1340 : 770;
  ListBuilder builder(m);
  lay_paper(builder, frame);
  lay_rod(builder, frame);
  const Rect cloth = hang_cloth(builder, form.cloth, frame.colors(Livery::house));
  if (across) {
    add_across(builder, frame, text, cloth, problems);
    return {page_of(frame, builder)};
  }
  builder.symbol(m.rect(form.crest_left, form.crest_top, form.crest, form.crest),
                 frame.crest(Livery::house), with_alpha(frame.theme().on_cloth, kCrestAlpha));
  auto plan = TaglineSetter(frame, form, text).fit();
  if (!plan) plan = cut_plan(frame, form, text, problems);
  if (plan)
    builder.text(plan->columns, frame.theme().on_cloth, TextRole::tagline,
                 ListBuilder::Reading::lines, TextEntry::Direction::vertical);
  return {page_of(frame, builder)};
}

}  // namespace noren
