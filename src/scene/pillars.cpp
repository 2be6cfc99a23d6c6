#include "scene/pillars.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/utf8.h"
#include "scene/cloth.h"
#include "scene/ruby_slices.h"
#include "scene/text_cutting.h"
#include "scene/vertical_text.h"

namespace noren {
namespace {

constexpr std::size_t kMostPillars = 6;
constexpr std::size_t kMostCharacters = 120;
constexpr std::size_t kNeverParted = 6;  // characters
constexpr double kLetterSpacing = 0.06;
constexpr double kCrestTop = 44;    // below the cloth's upper edge
constexpr double kCrestSize = 1.2;  // of the text
constexpr double kAfterCrest = 29;
constexpr double kAboveSlit = 12;
constexpr double kSides = 16;  // left and right of the text
constexpr std::array<double, 10> kSizes{118, 108, 100, 88, 76, 68, 60, 52, 44, 40};

/// One cloth before it hangs, in design px.
struct Pillar {
  double left = 0;
  double width = 0;
  double bottom = 0;  // as the row of them grows
  double lowest = 0;  // as far as it may reach
  double slit = 84;
};

/// All of them, and the size that fits all words.
struct PillarRow {
  std::vector<Pillar> pillars;
  double size = 0;
  std::vector<TextBlock> words;
};

struct PillarForm {
  double largest = 100;
  double lowest = 892;
  double growth = 96;
  double slit = 84;
};

PillarForm pillar_form(const Measure& m) {
  if (m.is_portrait()) return {118, 1040, 90, 96};
  return {};
}

/// How wide `count` cloths hang and how far apart.
struct Pitch {
  double width = 236;
  double gap = 36;
};

Pitch pitch_of(const Measure& m, std::size_t count) {
  if (m.is_portrait()) {
    if (count <= 3) return {272, 68};
    const double gap = count == 4 ? 40 : 24;
    return {(952 - gap * static_cast<double>(count - 1)) / static_cast<double>(count), gap};
  }
  if (count <= 3) return {236, 36};
  if (count == 4) return {196, 28};
  return {(868 - 20 * static_cast<double>(count - 1)) / static_cast<double>(count), 20};
}

double text_top(const Measure& m, double size) {
  return rod_line(m).cloth_top + kCrestTop + std::round(kCrestSize * size) + kAfterCrest;
}

/// Sets all words at one size, the largest that fits every cloth.
void set_words(PillarRow& row, const SlideFrame& frame, const std::vector<RubyText>& words,
               double largest) {
  const Measure& m = frame.measure;
  for (const double size : kSizes) {
    if (size > largest) continue;
    TextStyle style = frame.style(FaceRole::display, size);
    style.letter_spacing = kLetterSpacing;
    style.ruby_min_px = m.px(48);
    row.words.clear();
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Pillar& pillar = row.pillars[i];
      const double height = pillar.lowest - pillar.slit - kAboveSlit - text_top(m, size);
      // Sizes and places are rounded apart: two pixels are no reason for a second column.
      const Size room{m.px(pillar.width - 2 * kSides), m.px(std::max(1.0, height)) + 2};
      auto block = columns_within(frame, words[i], style, room);
      // A short word is smaller rather than parted.
      const bool parted =
          block && block->lines.size() > 1 && words[i].characters.size() <= kNeverParted;
      if (!block || parted) break;
      row.words.push_back(*std::move(block));
    }
    if (row.words.size() == words.size()) {
      row.size = size;
      return;
    }
  }
  row.size = 0;
}

/// At the floor, each word as much of it as its cloth holds.
void cut_words(PillarRow& row, const SlideFrame& frame, const std::vector<RubyText>& words,
               Problems& problems) {
  row.size = kFloorPx;
  row.words.clear();
  TextStyle style = frame.style(FaceRole::display, kFloorPx);
  style.letter_spacing = kLetterSpacing;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Pillar& pillar = row.pillars[i];
    const double height =
        pillar.lowest - pillar.slit - kAboveSlit - text_top(frame.measure, kFloorPx);
    const Size room{frame.measure.px(pillar.width - 2 * kSides),
                    frame.measure.px(std::max(1.0, height))};
    const RubyText bare{words[i].characters, {}};
    auto block = columns_within(frame, bare, style, room);
    if (!block) {
      tell(problems, frame,
           say("柱のことばが長すぎるため、途中で切りました:「{}」",
               "A pillar is too long and was cut: {}",
               encode_utf8(words[i].characters.substr(0, 80))));
      block = longest_head(encode_utf8(bare.characters), [&](const std::string& head) {
        return columns_within(frame, RubyText::plain(head), style, room);
      });
    }
    row.words.push_back(block.value_or(TextBlock{}));
  }
}

/// Side by side, the last one ending at `right`.
PillarRow side_by_side(const Measure& m, std::size_t count, double right, Pitch pitch) {
  const PillarForm form = pillar_form(m);
  PillarRow row;
  for (std::size_t i = 0; i < count; ++i) {
    const auto from_right = static_cast<double>(i);
    Pillar pillar;
    pillar.width = pitch.width;
    pillar.left = right - pitch.width - from_right * (pitch.width + pitch.gap);
    pillar.lowest = form.lowest;
    pillar.bottom = form.lowest - form.growth * static_cast<double>(count - 1 - i);
    pillar.slit = form.slit;
    row.pillars.push_back(pillar);
  }
  return row;
}

PillarRow planned_row(const SlideFrame& frame, const std::vector<RubyText>& words,
                      const std::optional<Rect>& code, Problems& problems) {
  const Measure& m = frame.measure;
  const PillarForm form = pillar_form(m);
  double right = m.is_portrait() ? 1016 : 1856;
  Pitch pitch = pitch_of(m, words.size());
  if (code) {
    // Slender and of full length beside the code: the texts at the left keep their room.
    right = (code->x - m.x(0)) / m.scale() - 24;
    pitch = {std::min(pitch.width, 136.0), std::min(pitch.gap, 18.0)};
  }
  PillarRow row = side_by_side(m, words.size(), right, pitch);
  set_words(row, frame, words, form.largest);
  if (row.size <= 0) cut_words(row, frame, words, problems);
  return row;
}

Livery livery_of(std::size_t index) {
  constexpr std::array<Livery, 5> kLiveries{Livery::meetup, Livery::consultation, Livery::session,
                                            Livery::event, Livery::post};
  return kLiveries.at(index % kLiveries.size());
}

void hang_one(ListBuilder& builder, const SlideFrame& frame, const Pillar& pillar,
              const TextBlock& words, double size, Livery livery) {
  const Measure& m = frame.measure;
  const RodLine rod = rod_line(m);
  const double top = text_top(m, size);
  const double ink_bottom = words.ink.united(words.ink_with_ruby).bottom() / m.scale();
  const double needed = top + ink_bottom + kAboveSlit + pillar.slit;
  ClothForm form;
  form.left = pillar.left;
  form.width = pillar.width;
  form.top = rod.cloth_top;
  form.rod = rod.rod;
  form.bottom = std::min(pillar.lowest, std::max(pillar.bottom, needed));
  form.strips = 2;
  form.slit_top = form.bottom - pillar.slit;
  form.tabs = 4;
  form.hem = ClothForm::Hem::plain;
  const Rect cloth = hang_cloth(builder, form, frame.colors(livery));
  const int crest = m.px(std::round(kCrestSize * size));
  builder.symbol({cloth.x + (cloth.w - crest) / 2, m.y(rod.cloth_top + kCrestTop), crest, crest},
                 frame.crest(livery), frame.theme().on_cloth);
  const Rect ink = words.ink.united(words.ink_with_ruby);
  // One column stands with its box in the middle, readings beside it; several by their ink.
  const int width = words.lines.size() == 1 && words.ink_with_ruby.w <= words.ink.w + 1
                        ? static_cast<int>(std::lround(words.width))
                        : ink.w;
  const int inset = width == ink.w ? ink.x : 0;
  builder.text({words, cloth.x + (cloth.w - width) / 2 - inset, m.y(top), std::nullopt},
               frame.theme().on_cloth, TextRole::pillar, TextEntry::Direction::vertical);
}

}  // namespace

int hang_pillars(ListBuilder& builder, const SlideFrame& frame,
                 const std::vector<std::string>& pillars, const std::optional<Rect>& code,
                 Problems& problems) {
  std::vector<RubyText> words;
  for (const std::string& pillar : pillars) {
    RubyText text = bounded_ruby(pillar, kMostCharacters);
    if (!text.characters.empty() && words.size() < kMostPillars) words.push_back(std::move(text));
  }
  if (pillars.size() > kMostPillars)
    tell(problems, frame,
         say("柱は{}本まで表示します（{}本あります）。", "Only {} pillars are shown of {}.",
             kMostPillars, pillars.size()));
  if (words.empty()) return frame.measure.x(frame.measure.is_portrait() ? 1016 : 1856);
  const PillarRow row = planned_row(frame, words, code, problems);
  double left = 1856;
  for (std::size_t i = 0; i < row.words.size(); ++i) {
    hang_one(builder, frame, row.pillars[i], row.words[i], row.size, livery_of(i));
    left = std::min(left, row.pillars[i].left);
  }
  return frame.measure.x(left);
}

}  // namespace noren
