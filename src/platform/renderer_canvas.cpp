#include "platform/renderer_canvas.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "platform/compositing.h"

namespace noren {
namespace {

Surface turned(Surface upright, Rotation rotation) {
  if (rotation == Rotation::none || !upright) return upright;
  const Size from{upright->w, upright->h};
  const Size to = turned(from, rotation);
  Surface result = make_surface(to.w, to.h);
  if (!result) return nullptr;
  for (int y = 0; y < from.h; ++y) {
    for (int x = 0; x < from.w; ++x) {
      const Rect at = turned(Rect{x, y, 1, 1}, from, rotation);
      row_of(*result, at.y)[at.x] = row_of(*upright, y)[x];
    }
  }
  return result;
}

SDL_FPoint turned_point(double x, double y, Size upright, Rotation rotation) {
  const auto point = [](double across, double down) {
    return SDL_FPoint{static_cast<float>(across), static_cast<float>(down)};
  };
  switch (rotation) {
    case Rotation::none:
      return point(x, y);
    case Rotation::quarter:
      return point(upright.h - y, x);
    case Rotation::half:
      return point(upright.w - x, upright.h - y);
    case Rotation::three_quarters:
      return point(y, upright.w - x);
  }
  return point(x, y);
}

SDL_Rect to_sdl(Rect rect) {
  return {rect.x, rect.y, rect.w, rect.h};
}

Uint8 to_byte(double alpha) {
  return static_cast<Uint8>(std::lround(std::clamp(alpha, 0.0, 1.0) * 255));
}

// Nothing shows through it: it is copied, which is many times faster than blending.
bool is_opaque(const Layer& layer) {
  const auto* fill = is_column(layer) ? std::get_if<FilledRect>(&layer.items.front()) : nullptr;
  return fill != nullptr && fill->paint.from.a == 255 && fill->paint.to.a == 255;
}

}  // namespace

RendererCanvas::RendererCanvas(SDL_Renderer* renderer, Size size, Rotation rotation, PaintBox box)
    : renderer_(renderer), size_(size), rotation_(rotation), painter_(std::move(box)) {}

void RendererCanvas::set_pictures(std::map<std::string, std::shared_ptr<const Pixels>> pictures) {
  painter_.set_pictures(std::move(pictures));
  painted_.forget_pictures();
  flat_ = {};
}

void RendererCanvas::prepare(const Frame& frame) {
  for (const auto* layers : {&frame.layers, &frame.over})
    for (const PlacedLayer& placed : *layers)
      texture_of(*placed.layer);
  if (!frame.over.empty()) flatten(frame.over);
}

void RendererCanvas::draw(const Frame& frame, const std::vector<Rect>& damage) {
  if (!frame.over.empty()) flatten(frame.over);
  SDL_SetRenderTarget(renderer_, nullptr);
  for (const Rect& each : damage)
    draw_layers(frame.layers, each);
  if (frame.over.empty() || !flat_.texture) return;
  SDL_SetTextureBlendMode(flat_.texture.get(), SDL_BLENDMODE_BLEND);
  SDL_SetTextureAlphaMod(flat_.texture.get(), to_byte(frame.over_alpha));
  for (const Rect& each : damage) {
    const SDL_Rect area = to_sdl(turned(each, size_, rotation_));
    SDL_RenderCopy(renderer_, flat_.texture.get(), &area, &area);
  }
}

void RendererCanvas::keep_only(const std::vector<const Frame*>& frames) {
  painted_.keep_only(frames);
  const bool dissolving = std::any_of(frames.begin(), frames.end(),
                                      [](const Frame* frame) { return !frame->over.empty(); });
  if (!dissolving) flat_ = {};
}

void RendererCanvas::forget() {
  painted_.clear();
  flat_ = {};
}

std::size_t RendererCanvas::painted_bytes() const {
  std::size_t bytes = 0;
  const auto add = [&](SDL_Texture* texture) {
    int w = 0;
    int h = 0;
    if (texture != nullptr && SDL_QueryTexture(texture, nullptr, nullptr, &w, &h) == 0)
      bytes += static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 4;
  };
  for (const auto& each : painted_.all())
    add(each.image.get());
  add(flat_.texture.get());
  return bytes;
}

Pixels RendererCanvas::read() const {
  const Size output = turned(size_, rotation_);
  Surface shot = make_surface(output.w, output.h);
  if (!shot || SDL_RenderReadPixels(renderer_, nullptr, SDL_PIXELFORMAT_ARGB8888, shot->pixels,
                                    shot->pitch) != 0)
    return {};
  const auto back = static_cast<Rotation>((4 - static_cast<int>(rotation_)) % 4);
  const Surface upright = turned(std::move(shot), back);
  Pixels pixels{size_, {}};
  for (int y = 0; upright && y < upright->h; ++y)
    pixels.argb.insert(pixels.argb.end(), row_of(*upright, y), row_of(*upright, y) + upright->w);
  return pixels;
}

SDL_Texture* RendererCanvas::texture_of(const Layer& layer) {
  return painted_
      .of(layer,
          [&] {
            const Surface surface = turned(painter_.paint_shown(layer, size_), rotation_);
            return Texture(surface ? SDL_CreateTextureFromSurface(renderer_, surface.get())
                                   : nullptr);
          })
      .get();
}

void RendererCanvas::draw_layers(const std::vector<PlacedLayer>& layers, Rect damage) {
  for (const PlacedLayer& placed : layers) {
    SDL_Texture* texture = texture_of(*placed.layer);
    if (texture == nullptr || placed.alpha <= 0) continue;
    Rect clip = damage;
    if (placed.clip) clip = clip.intersected(*placed.clip);
    const Rect area = shown_bounds(*placed.layer, size_).moved(placed.dx, placed.dy);
    if (!area.overlaps(clip)) continue;
    const SDL_Rect sdl_clip = to_sdl(turned(clip, size_, rotation_));
    const SDL_Rect sdl_area = to_sdl(turned(area, size_, rotation_));
    SDL_SetTextureAlphaMod(texture, to_byte(placed.alpha));
    SDL_SetTextureBlendMode(texture, placed.alpha >= 1 && is_opaque(*placed.layer)
                                         ? SDL_BLENDMODE_NONE
                                         : SDL_BLENDMODE_BLEND);
    if (placed.shear != 0) {
      draw_sheared(texture, area, area.intersected(clip), placed);
      continue;
    }
    if (is_column(*placed.layer)) {
      draw_column(texture, area, area.intersected(clip));
      continue;
    }
    SDL_RenderSetClipRect(renderer_, &sdl_clip);
    SDL_RenderCopy(renderer_, texture, nullptr, &sdl_area);
  }
  SDL_RenderSetClipRect(renderer_, nullptr);
}

// The part `shown` of a column that is stretched over `area`. Without a clip: of a picture one
// pixel wide SDL would keep no pixel at all.
void RendererCanvas::draw_column(SDL_Texture* texture, Rect area, Rect shown) {
  const Rect rows{0, shown.y - area.y, 1, shown.h};
  const SDL_Rect from = to_sdl(turned(rows, {1, area.h}, rotation_));
  const SDL_Rect to = to_sdl(turned(shown, size_, rotation_));
  SDL_RenderSetClipRect(renderer_, nullptr);
  SDL_RenderCopy(renderer_, texture, &from, &to);
}

// The part `strip` of a layer at `area`, its lower edge moved to the right.
void RendererCanvas::draw_sheared(SDL_Texture* texture, Rect area, Rect strip,
                                  const PlacedLayer& placed) {
  const Rect base = turned(area, size_, rotation_);
  const auto vertex = [&](int x, int y, double shift) {
    const SDL_FPoint still = turned_point(x, y, size_, rotation_);
    const SDL_FPoint moved = turned_point(x + shift, y, size_, rotation_);
    return SDL_Vertex{moved,
                      {255, 255, 255, to_byte(placed.alpha)},
                      {(still.x - static_cast<float>(base.x)) / static_cast<float>(base.w),
                       (still.y - static_cast<float>(base.y)) / static_cast<float>(base.h)}};
  };
  const std::array vertices{vertex(strip.x, strip.y, 0), vertex(strip.right(), strip.y, 0),
                            vertex(strip.right(), strip.bottom(), placed.shear),
                            vertex(strip.x, strip.bottom(), placed.shear)};
  constexpr std::array kTwoTriangles{0, 1, 2, 0, 2, 3};
  SDL_RenderSetClipRect(renderer_, nullptr);
  SDL_RenderGeometry(renderer_, texture, vertices.data(), static_cast<int>(vertices.size()),
                     kTwoTriangles.data(), static_cast<int>(kTwoTriangles.size()));
}

// Paints `layers` as one opaque picture, unless that is what the last flattening holds.
void RendererCanvas::flatten(const std::vector<PlacedLayer>& layers) {
  const bool same = flat_.texture != nullptr && flat_.placed.size() == layers.size() &&
                    std::equal(layers.begin(), layers.end(), flat_.placed.begin(),
                               [this, &layers](const PlacedLayer& now, const PlacedLayer& then) {
                                 const auto index = static_cast<std::size_t>(&now - layers.data());
                                 return now.dx == then.dx && now.dy == then.dy &&
                                        now.alpha == then.alpha && now.clip == then.clip &&
                                        *now.layer == flat_.layers[index];
                               });
  if (same) return;
  const Size output = turned(size_, rotation_);
  if (!flat_.texture)
    flat_.texture.reset(SDL_CreateTexture(renderer_, SDL_PIXELFORMAT_ARGB8888,
                                          SDL_TEXTUREACCESS_TARGET, output.w, output.h));
  if (!flat_.texture) return;
  flat_.placed = layers;
  flat_.layers.clear();
  for (const PlacedLayer& placed : layers)
    flat_.layers.push_back(*placed.layer);
  SDL_SetRenderTarget(renderer_, flat_.texture.get());
  draw_layers(layers, {0, 0, size_.w, size_.h});
  SDL_SetRenderTarget(renderer_, nullptr);
}

}  // namespace noren
