#pragma once

#include <optional>
#include <vector>

#include "scene/page_builder.h"

namespace noren {

/// `text` in pieces for columns of at most `height` px at the style's size, broken as titles are.
std::vector<RubyText> column_pieces(const SlideFrame& frame, const RubyText& text,
                                    const TextStyle& style, int height);

/// `text` in vertical columns, right to left, whose ink lies in `room`; nothing when it does not
/// fit at the style's size.
std::optional<TextBlock> columns_within(const SlideFrame& frame, const RubyText& text,
                                        const TextStyle& style, Size room);

}  // namespace noren
