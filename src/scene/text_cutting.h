#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "scene/slide_frame.h"

namespace noren {

/// Text that had to be cut, or not.
struct CutText {
  TextBlock block;
  enum class Extent { whole, cut } extent = Extent::whole;
};

/// Running text in at most `max_lines` of `width` px: balanced lines where the whole fits, else
/// ended after a sentence, else at a phrase with 「…」. Nothing for no text or no line.
std::optional<CutText> within_lines(const SlideFrame& frame, std::string_view text,
                                    const TextStyle& style, int width, std::size_t max_lines);

/// The longest head of `text` (with 「…」) that `set` can set, ended at a phrase where one ends
/// near by. Nothing when not even one character can be set.
std::optional<TextBlock> longest_head(
    std::string_view text,
    const std::function<std::optional<TextBlock>(const std::string& head)>& set);

/// The first `most` characters: bounds the work that a hostile text can cause.
std::string bounded(std::string_view text, std::size_t most);

}  // namespace noren
