#include "scene/vertical_text.h"

#include <algorithm>

#include "scene/ruby_slices.h"

namespace noren {
namespace {

constexpr double kColumnGap = 0.22;  // of the size, between columns without readings

}  // namespace

std::vector<RubyText> column_pieces(const SlideFrame& frame, const RubyText& text,
                                    const TextStyle& style, int height) {
  if (text.characters.empty() || style.size_px <= 0 || height < style.size_px) return {};
  const auto lines = frame.typesetter().title({text.characters, {}}, style, height);
  return lines ? slices_along(text, lines->lines) : std::vector<RubyText>{};
}

std::optional<TextBlock> columns_within(const SlideFrame& frame, const RubyText& text,
                                        const TextStyle& style, Size room) {
  const std::vector<RubyText> pieces = column_pieces(frame, text, style, room.h);
  if (pieces.empty()) return std::nullopt;
  const bool has_ruby = std::any_of(pieces.begin(), pieces.end(),
                                    [](const RubyText& piece) { return !piece.ruby.empty(); });
  const double ruby = std::max(style.ruby_size * style.size_px, 1.0 * style.ruby_min_px);
  const double gap = has_ruby ? ruby : kColumnGap * style.size_px;
  TextBlock block = frame.typesetter().columns(pieces, style, static_cast<int>(gap));
  const Rect ink = block.ink.united(block.ink_with_ruby);
  if (ink.w > room.w || ink.bottom() > room.h) return std::nullopt;
  return block;
}

}  // namespace noren
