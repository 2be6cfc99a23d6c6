#include "scene/stepped_text.h"

#include <cmath>

#include "base/utf8.h"
#include "scene/text_cutting.h"

namespace noren {
namespace {

std::optional<TextBlock> set_step(const SlideFrame& frame, const RubyText& text, TextStyle style,
                                  const ScaleStep& step, Size room) {
  style.size_px = frame.measure.px(step.size);
  style.line_height = step.line_height;
  const double line = style.size_px * step.line_height;
  const auto lines =
      std::min(step.max_lines, static_cast<std::size_t>(std::max(0.0, room.h / line + 0.001)));
  if (lines == 0 || room.w < style.size_px) return std::nullopt;
  auto block = frame.typesetter().title(text, style, room.w, lines);
  // A unit that can't be broken may stand out.
  if (!block || block->width > room.w + 1) return std::nullopt;
  return block;
}

}  // namespace

std::optional<SteppedText> stepped_text(const SlideFrame& frame, const RubyText& text,
                                        const TextStyle& style, const std::vector<ScaleStep>& steps,
                                        Size room) {
  if (text.characters.empty() || steps.empty()) return std::nullopt;
  // A smaller size is better than a break inside a word.
  for (const BreakRank worst : {BreakRank::compound, BreakRank::emergency}) {
    for (const ScaleStep& step : steps) {
      auto block = set_step(frame, text, style, step, room);
      if (block && block->worst_break <= worst)
        return SteppedText{*std::move(block), SteppedText::Extent::whole};
    }
  }
  auto head = longest_head(encode_utf8(text.characters), [&](const std::string& part) {
    return set_step(frame, RubyText::plain(part), style, steps.back(), room);
  });
  if (!head) return std::nullopt;
  return SteppedText{*std::move(head), SteppedText::Extent::cut};
}

}  // namespace noren
