#include "scene/page_builder.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "scene/outlines.h"

namespace noren {
namespace {

// Anti-aliased edges may touch the next pixel.
constexpr int kEdge = 1;

Rect grown(const Rect& rect, int by) {
  return {rect.x - by, rect.y - by, rect.w + 2 * by, rect.h + 2 * by};
}

}  // namespace

double baseline_of(const TextBlock& block) {
  return block.glyphs.empty() ? 0 : block.glyphs.front().y;
}

void ListBuilder::begin(LayerRole role, int order) {
  Layer layer;
  layer.role = role;
  layer.order = order;
  list_.layers.push_back(std::move(layer));
}

void ListBuilder::add(Item item) {
  if (list_.layers.empty()) begin(LayerRole::body);
  Layer& layer = list_.layers.back();
  if (const auto* fill = std::get_if<FilledRect>(&item))
    layer.bounds = layer.bounds.united(fill->rect);
  else if (const auto* shape = std::get_if<Shape>(&item))
    layer.bounds = layer.bounds.united(grown(shape->rect, kEdge));
  else if (const auto* symbol = std::get_if<Symbol>(&item))
    layer.bounds = layer.bounds.united(symbol->rect);
  else if (const auto* code = std::get_if<QrCode>(&item))
    layer.bounds = layer.bounds.united(code->rect);
  else if (const auto* picture = std::get_if<Picture>(&item))
    layer.bounds = layer.bounds.united(picture->rect);
  layer.items.push_back(std::move(item));
}

void ListBuilder::fill(Rect rect, Paint paint) {
  if (!rect.empty()) add(FilledRect{rect, paint});
}

void ListBuilder::card(Rect rect, int radius, Paint paint) {
  if (!rect.empty()) add(Shape{rect, rounded_rect_path(rect.w, rect.h, radius), paint});
}

void ListBuilder::frame(Rect rect, int radius, int stroke, Color color) {
  if (!rect.empty())
    add(Shape{rect, rounded_frame_path(rect.w, rect.h, radius, stroke), Paint::solid(color)});
}

void ListBuilder::symbol(Rect rect, std::string name, Color color) {
  if (!rect.empty() && !name.empty()) add(Symbol{rect, std::move(name), color});
}

void ListBuilder::paint_glyphs(const PlacedBlock& placed, Color color) {
  GlyphRun run;
  run.color = color;
  run.glyphs = placed.block.glyphs;
  for (PlacedGlyph& glyph : run.glyphs) {
    glyph.x += placed.x;
    glyph.y += placed.y;
  }
  add(std::move(run));
  Layer& layer = list_.layers.back();
  const Rect ink = placed.block.ink_with_ruby.united(placed.block.ink).moved(placed.x, placed.y);
  layer.bounds = layer.bounds.united(grown(ink, kEdge));
}

Rect ListBuilder::text(const PlacedBlock& placed, Color color, TextRole role,
                       TextEntry::Direction direction) {
  return text(std::vector<PlacedBlock>{placed}, color, role, Reading::lines, direction);
}

Rect ListBuilder::text(const std::vector<PlacedBlock>& pieces, Color color, TextRole role,
                       Reading reading, TextEntry::Direction direction) {
  TextEntry entry;
  entry.role = role;
  entry.direction = direction;
  for (const PlacedBlock& piece : pieces) {
    if (piece.block.glyphs.empty()) continue;
    paint_glyphs(piece, piece.color.value_or(color));
    entry.box = entry.box.united(piece.ink());
    entry.size_px =
        entry.size_px == 0 ? piece.block.size_px : std::min(entry.size_px, piece.block.size_px);
    for (const std::string& line : piece.block.lines) {
      if (reading == Reading::one_line && !entry.lines.empty())
        entry.lines.back() += line;
      else
        entry.lines.push_back(line);
    }
  }
  const Rect ink = entry.box;
  if (!entry.lines.empty()) list_.texts.push_back(std::move(entry));
  return ink;
}

void ListBuilder::code(const QrCode& code, const std::string& data) {
  add(code);
  list_.codes.push_back({data, code.module_px, code.rect});
}

void ListBuilder::hems(std::vector<Rect> strips) {
  if (!list_.layers.empty()) list_.layers.back().hems = std::move(strips);
}

DisplayList ListBuilder::take() {
  std::erase_if(list_.layers, [](const Layer& layer) { return layer.items.empty(); });
  return std::exchange(list_, {});
}

Page page_of(const SlideFrame& frame, ListBuilder& builder) {
  Page page;
  page.id = frame.id;
  page.kind = frame.kind;
  page.list = builder.take();
  return page;
}

TextBlock line_within(const SlideFrame& frame, std::string_view text, TextStyle style, int width,
                      double floor_px) {
  const RubyText content = RubyText::plain(text);
  TextBlock block = frame.typesetter().line(content, style);
  if (block.width <= width) return block;
  const int floor = std::min(style.size_px, frame.measure.px(floor_px));
  // Widths grow evenly with the size, but for rounding: one guess, then whole steps down.
  style.size_px =
      std::clamp(static_cast<int>(style.size_px * width / block.width) + 1, floor, style.size_px);
  for (; style.size_px > floor; --style.size_px) {
    block = frame.typesetter().line(content, style);
    if (block.width <= width) return block;
  }
  return frame.typesetter().shortened(content, style, width);
}

PlacedBlock centered(TextBlock block, const Rect& box) {
  const int x = box.x + static_cast<int>(std::lround((box.w - block.width) / 2));
  return {std::move(block), x, box.y, std::nullopt};
}

}  // namespace noren
