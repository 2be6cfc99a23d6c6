#include "scene/code_block.h"

#include <algorithm>
#include <cmath>

#include "scene/qr.h"
#include "scene/text_cutting.h"

namespace noren {
namespace {

constexpr double kCaptionLeading = 4;
constexpr double kWidestCaption = 440;

/// A caption and the px that its lines are centred in.
struct CenteredCaption {
  TextBlock block;
  double room = 0;
};

/// A caption under its code: one line, or two centred ones.
CenteredCaption caption_below(const SlideFrame& frame, const std::string& words, double size,
                              int width, Problems& problems) {
  TextStyle style = frame.style(FaceRole::text_bold, size, (size + kCaptionLeading) / size);
  const RubyText text = RubyText::plain(words);
  TextBlock line = frame.typesetter().line(text, style);
  if (line.width <= width) return {line, line.width};
  TextStyle middle = style;
  middle.align = TextAlign::center;
  if (auto lines = frame.typesetter().title(text, middle, width, 2))
    return {*std::move(lines), static_cast<double>(width)};
  tell(problems, frame,
       say("QRコードの下の言葉が長すぎるため、途中で切りました:「{}」",
           "The words under the QR code are too long and were cut: {}", bounded(words, 80)));
  line = frame.typesetter().shortened(text, style, width);
  return {line, line.width};
}

CodeBlock with_caption_below(const SlideFrame& frame, CodeBlock block, const std::string& words,
                             const CodePlace& place, int right, Problems& problems) {
  const Measure& m = frame.measure;
  const int side = block.code.rect.w;
  int width = side;
  int caption_height = 0;
  CenteredCaption caption;
  if (!words.empty()) {
    const int widest = std::max(side, m.px(kWidestCaption));
    caption = caption_below(frame, words, place.below_px, widest, problems);
    width = std::max(width, static_cast<int>(std::ceil(caption.block.width)));
    caption_height = m.px(place.below_gap) + static_cast<int>(std::lround(caption.block.height));
  }
  const int left = right - width;
  block.code = placed_at(std::move(block.code), left + (width - side) / 2,
                         place.bottom - caption_height - side);
  if (!words.empty()) {
    const int x = left + static_cast<int>(std::lround((width - caption.room) / 2));
    const int y = block.code.rect.bottom() + m.px(place.below_gap);
    block.caption = PlacedBlock{std::move(caption.block), x, y, std::nullopt};
  }
  return block;
}

CodeBlock with_caption_beside(const SlideFrame& frame, CodeBlock block, const std::string& words,
                              const CodePlace& place) {
  const int side = block.code.rect.w;
  block.code = placed_at(std::move(block.code), place.right - side, place.bottom - side);
  if (words.empty()) return block;
  const TextStyle style = frame.style(FaceRole::text_bold, place.beside_px, 1.2);
  const int right = block.code.rect.x - place.beside_gap;
  PlacedBlock caption;
  caption.block = line_within(frame, words, style, right - place.left_limit);
  caption.x = place.beside_side == CodePlace::Side::margin
                  ? place.left_limit
                  : right - static_cast<int>(std::ceil(caption.block.width));
  caption.y = place.beside_bottom - static_cast<int>(std::lround(caption.block.height));
  block.caption = std::move(caption);
  return block;
}

/// Codes of unequal sides and captions of unequal lines stand in two rows all the same: the codes
/// begin at one height, and so do the captions below them. Nothing moves down.
void align_rows(std::vector<CodeBlock>& blocks) {
  const auto top_of = [](const CodeBlock& block) { return block.code.rect.y; };
  const auto caption_of = [](const CodeBlock& block) {
    return block.caption ? block.caption->y - block.code.rect.y : 0;
  };
  const auto bottom_of = [&] {
    int bottom = 0;
    for (const CodeBlock& block : blocks)
      bottom = std::max(bottom, block.bounds().bottom());
    return bottom;
  };
  const int bottom = bottom_of();
  int top = top_of(blocks.front());
  int caption = 0;
  for (const CodeBlock& block : blocks) {
    top = std::min(top, top_of(block));
    caption = std::max(caption, caption_of(block));
  }
  for (CodeBlock& block : blocks) {
    block.code.rect.y = top;
    if (block.caption) block.caption->y = top + caption;
  }
  // Two lines under the smaller of two codes.
  const int below = std::max(0, bottom_of() - bottom);
  for (CodeBlock& block : blocks) {
    block.code.rect.y -= below;
    if (block.caption) block.caption->y -= below;
  }
}

}  // namespace

Rect CodeBlock::bounds() const {
  return caption ? code.rect.united(caption->ink()) : code.rect;
}

std::vector<CodeBlock> place_codes(const SlideFrame& frame, const std::vector<QrCall>& calls,
                                   const CodePlace& place, Problems& problems) {
  std::vector<CodeBlock> planned;
  std::vector<std::string> verbs;
  for (const QrCall& call : calls) {
    auto code = plan_qr(frame, call.url, place.side, problems);
    if (!code) continue;
    planned.push_back({*std::move(code), call.url, std::nullopt});
    verbs.push_back(call.verb);
  }
  if (planned.size() == 1 && place.caption == CodePlace::Caption::beside)
    return {with_caption_beside(frame, std::move(planned.front()), verbs.front(), place)};
  int right = place.right;
  for (std::size_t i = planned.size(); i-- > 0;) {
    planned[i] = with_caption_below(frame, std::move(planned[i]), verbs[i], place, right, problems);
    right = std::min(planned[i].code.rect.x, planned[i].bounds().x) - place.gap;
  }
  if (planned.size() > 1) align_rows(planned);
  return planned;
}

void add_codes(ListBuilder& builder, const std::vector<CodeBlock>& blocks, Color caption_color) {
  if (blocks.empty()) return;
  builder.begin(LayerRole::code);
  for (const CodeBlock& block : blocks) {
    builder.code(block.code, block.data);
    if (block.caption) builder.text(*block.caption, caption_color, TextRole::caption);
  }
}

}  // namespace noren
