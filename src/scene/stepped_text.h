#pragma once

#include <optional>
#include <vector>

#include "scene/page_builder.h"

namespace noren {

/// A step of a scale in design px, as many lines as it may have, and their height.
struct ScaleStep {
  double size = 0;
  std::size_t max_lines = 1;
  double line_height = 1.3;
};

/// Text on a scale of sizes: the largest step whose balanced lines fit `room` px, the style's size
/// and line height replaced. When none fits, the last step with the longest head of the text that
/// does, ended with 「…」, and `extent` says so. Nothing only for no text or no room.
struct SteppedText {
  TextBlock block;
  enum class Extent { whole, cut } extent = Extent::whole;
};
std::optional<SteppedText> stepped_text(const SlideFrame& frame, const RubyText& text,
                                        const TextStyle& style, const std::vector<ScaleStep>& steps,
                                        Size room);

}  // namespace noren
