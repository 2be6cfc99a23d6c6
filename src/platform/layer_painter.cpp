#include "platform/layer_painter.h"

#include <algorithm>
#include <cmath>

#include <SDL_image.h>
#include <fmt/format.h>

#include "platform/compositing.h"
#include "platform/picture_scaling.h"

namespace noren {
namespace {

// Larger sides than any panel's would only serve to exhaust memory.
constexpr int kLargestSide = 16384;

std::string svg_of(const Shape& shape) {
  return fmt::format(
      R"svg(<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}">)svg"
      R"svg(<path fill-rule="evenodd" fill="#fff" d="{2}"/></svg>)svg",
      shape.rect.w, shape.rect.h, shape.path);
}

Surface as_argb(SDL_Surface* loaded) {
  const Surface owner(loaded);
  return Surface(owner ? SDL_ConvertSurfaceFormat(owner.get(), SDL_PIXELFORMAT_ARGB8888, 0)
                       : nullptr);
}

bool inside_corner(int x, int y, Size size, int radius) {
  const int dx = std::max({radius - x, x - (size.w - 1 - radius), 0});
  const int dy = std::max({radius - y, y - (size.h - 1 - radius), 0});
  return dx * dx + dy * dy <= radius * radius;
}

// Share of a pixel that a card with round corners covers, from 4 x 4 samples.
double coverage(int x, int y, Size size, int radius) {
  const bool corner_x = x < radius || x >= size.w - radius;
  const bool corner_y = y < radius || y >= size.h - radius;
  if (!corner_x || !corner_y) return 1;
  int inside = 0;
  for (int sub_y = 0; sub_y < 4; ++sub_y)
    for (int sub_x = 0; sub_x < 4; ++sub_x)
      inside +=
          inside_corner(x * 4 + sub_x, y * 4 + sub_y, {size.w * 4, size.h * 4}, radius * 4) ? 1 : 0;
  return inside / 16.0;
}

}  // namespace

LayerPainter::LayerPainter(PaintBox box) : box_(std::move(box)), glyphs_(*box_.fonts) {}

bool is_column(const Layer& layer) {
  if (layer.items.size() != 1) return false;
  const auto* fill = std::get_if<FilledRect>(&layer.items.front());
  return fill != nullptr && fill->rect == layer.bounds && fill->paint.axis == Paint::Axis::vertical;
}

Rect shown_bounds(const Layer& layer, Size output) {
  if (is_column(layer)) return layer.bounds;
  const int margin = std::max(output.w, output.h) / 64;
  return layer.bounds.intersected({-margin, -margin, output.w + 2 * margin, output.h + 2 * margin});
}

Surface LayerPainter::paint_shown(const Layer& layer, Size output) {
  Rect bounds = shown_bounds(layer, output);
  if (is_column(layer)) bounds.w = std::min(bounds.w, 1);
  return paint(layer, bounds);
}

Surface LayerPainter::paint(const Layer& layer, Rect bounds) {
  if (bounds.empty() || bounds.w > kLargestSide || bounds.h > kLargestSide) return nullptr;
  Surface target = make_surface(bounds.w, bounds.h);
  if (!target) return nullptr;
  for (const Item& item : layer.items)
    std::visit([&](const auto& each) { add(each, bounds, *target); }, item);
  return target;
}

void LayerPainter::add(const FilledRect& item, Rect bounds, SDL_Surface& target) {
  const Rect area = item.rect.moved(-bounds.x, -bounds.y);
  const Rect seen = area.intersected({0, 0, target.w, target.h});
  const bool across = item.paint.axis == Paint::Axis::horizontal;
  for (int y = seen.y; y < seen.bottom(); ++y) {
    std::uint32_t* row = row_of(target, y);
    const std::uint32_t of_row = argb(color_at(item.paint, y - area.y, area.h));
    for (int x = seen.x; x < seen.right(); ++x)
      composite_pixel(row[x], across ? argb(color_at(item.paint, x - area.x, area.w)) : of_row);
  }
}

void LayerPainter::add(const Shape& item, Rect bounds, SDL_Surface& target) {
  if (item.rect.empty()) return;
  const auto draw = [&]() -> Surface {
    const std::string svg = svg_of(item);
    // SDL2_image leaves the stream to its caller.
    SDL_RWops* source = SDL_RWFromConstMem(svg.data(), static_cast<int>(svg.size()));
    if (source == nullptr) return nullptr;
    Surface drawn = as_argb(IMG_LoadSVG_RW(source));
    SDL_RWclose(source);
    return drawn;
  };
  stencils_.of({item.path, {item.rect.w, item.rect.h}}, draw)
      .stamp(target, item.rect.x - bounds.x, item.rect.y - bounds.y, item.paint);
}

Surface LayerPainter::drawn_symbol(const std::string& path, int side) {
  SDL_RWops* file = SDL_RWFromFile(path.c_str(), "rb");
  if (file == nullptr) return nullptr;
  Surface drawn = as_argb(IMG_LoadSizedSVG_RW(file, side, side));
  SDL_RWclose(file);
  return drawn;
}

void LayerPainter::add(const Symbol& item, Rect bounds, SDL_Surface& target) {
  const int side = item.rect.w;
  if (item.rect.empty() || side > kLargestSide) return;
  const int x = item.rect.x - bounds.x;
  const int y = item.rect.y - bounds.y;
  const Paint paint = Paint::solid(item.color);
  // A venue's own file may be another one the next time.
  if (item.name.starts_with('/')) {
    if (const Surface drawn = drawn_symbol(item.name, side))
      Stencil(*drawn).stamp(target, x, y, paint);
    return;
  }
  const std::string folder = item.name.starts_with("icon-") ? "/icons/" : "/crests/";
  const std::string path = box_.assets + folder + item.name + ".svg";
  stencils_.of({path, {side, side}}, [&] { return drawn_symbol(path, side); })
      .stamp(target, x, y, paint);
}

void LayerPainter::add(const GlyphRun& item, Rect bounds, SDL_Surface& target) {
  glyphs_.draw(item, target, -bounds.x, -bounds.y);
}

void LayerPainter::add(const QrCode& item, Rect bounds, SDL_Surface& target) {
  const Rect card = item.rect.moved(-bounds.x, -bounds.y);
  const int code = item.modules * item.module_px;
  const int margin_x = (card.w - code) / 2;
  const int margin_y = (card.h - code) / 2;
  for (int y = 0; y < card.h; ++y) {
    if (card.y + y < 0 || card.y + y >= target.h) continue;
    std::uint32_t* row = row_of(target, card.y + y);
    for (int x = 0; x < card.w; ++x) {
      if (card.x + x < 0 || card.x + x >= target.w) continue;
      const int column = x - margin_x;
      const int line = y - margin_y;
      const bool in_code = column >= 0 && line >= 0 && column < code && line < code;
      const auto at = in_code ? static_cast<std::size_t>(line / item.module_px) *
                                        static_cast<std::size_t>(item.modules) +
                                    static_cast<std::size_t>(column / item.module_px)
                              : 0U;
      const bool dark = in_code && at < item.dark.size() && item.dark[at] != 0;
      const double covered = coverage(x, y, {card.w, card.h}, item.radius);
      composite_pixel(row[card.x + x], argb(with_alpha(dark ? item.ink : item.paper, covered)));
    }
  }
}

void LayerPainter::add(const Picture& item, Rect bounds, SDL_Surface& target) {
  const auto found = box_.pictures.find(item.key);
  if (found == box_.pictures.end() || !found->second) return;
  const Pixels scaled = fitted(*found->second, {item.rect.w, item.rect.h},
                               item.fit == Picture::Fit::cover ? Fitting::cover : Fitting::contain);
  const int x = item.rect.x + (item.rect.w - scaled.size.w) / 2 - bounds.x;
  const int y = item.rect.y + (item.rect.h - scaled.size.h) / 2 - bounds.y;
  for (int row = 0; row < scaled.size.h; ++row) {
    if (y + row < 0 || y + row >= target.h) continue;
    std::uint32_t* to = row_of(target, y + row);
    const std::uint32_t* from =
        scaled.argb.data() + static_cast<std::ptrdiff_t>(row) * scaled.size.w;
    for (int column = 0; column < scaled.size.w; ++column)
      if (x + column >= 0 && x + column < target.w) composite_pixel(to[x + column], from[column]);
  }
}

}  // namespace noren
