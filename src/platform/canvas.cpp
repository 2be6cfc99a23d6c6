#include "platform/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <SDL_image.h>

#include "platform/layer_painter.h"
#include "platform/sdl_handles.h"

namespace noren {
namespace {

Surface turned(Surface upright, Rotation rotation) {
  if (rotation == Rotation::none || !upright) return upright;
  const Size from{upright->w, upright->h};
  const Size to = turned(from, rotation);
  Surface result = make_surface(to.w, to.h);
  if (!result) return nullptr;
  const auto pixel = [](const SDL_Surface& surface, int x, int y) -> std::uint32_t& {
    return reinterpret_cast<std::uint32_t*>(static_cast<std::uint8_t*>(surface.pixels) +
                                            static_cast<std::ptrdiff_t>(y) * surface.pitch)[x];
  };
  for (int y = 0; y < from.h; ++y) {
    for (int x = 0; x < from.w; ++x) {
      const Rect at = turned(Rect{x, y, 1, 1}, from, rotation);
      pixel(*result, at.x, at.y) = pixel(*upright, x, y);
    }
  }
  return result;
}

// A layer that is one vertical gradient costs one column of pixels, however wide it is.
bool is_column(const Layer& layer) {
  if (layer.items.size() != 1) return false;
  const auto* fill = std::get_if<FilledRect>(&layer.items.front());
  return fill != nullptr && fill->rect == layer.bounds && fill->paint.axis == Paint::Axis::vertical;
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

bool names_picture(const Layer& layer) {
  return std::any_of(layer.items.begin(), layer.items.end(),
                     [](const Item& item) { return std::holds_alternative<Picture>(item); });
}

}  // namespace

class Canvas::Impl {
 public:
  Impl(SDL_Renderer* renderer, Size size, Rotation rotation, PaintBox box)
      : renderer_(renderer), size_(size), rotation_(rotation), painter_(std::move(box)) {}

  // A picture in memory: the renderer draws onto `surface`, which the canvas owns.
  Impl(Surface surface, Renderer renderer, Size size, PaintBox box)
      : surface_(std::move(surface)),
        owned_(std::move(renderer)),
        renderer_(owned_.get()),
        size_(size),
        painter_(std::move(box)) {}

  [[nodiscard]] Size size() const { return size_; }

  void set_pictures(std::map<std::string, std::shared_ptr<const Pixels>> pictures) {
    painter_.set_pictures(std::move(pictures));
    std::erase_if(painted_, [](const Painted& each) { return names_picture(each.layer); });
    flat_ = {};
  }

  void prepare(const Frame& frame) {
    for (const auto* layers : {&frame.layers, &frame.over})
      for (const PlacedLayer& placed : *layers)
        texture_of(*placed.layer);
    if (!frame.over.empty()) flatten(frame.over);
  }

  void draw(const Frame& frame, std::optional<Rect> damage) {
    if (!frame.over.empty()) flatten(frame.over);
    SDL_SetRenderTarget(renderer_, nullptr);
    draw_layers(frame.layers, damage);
    if (!frame.over.empty() && flat_.texture) {
      SDL_SetTextureBlendMode(flat_.texture.get(), SDL_BLENDMODE_BLEND);
      SDL_SetTextureAlphaMod(flat_.texture.get(), to_byte(frame.over_alpha));
      SDL_RenderSetClipRect(renderer_, nullptr);
      SDL_RenderCopy(renderer_, flat_.texture.get(), nullptr, nullptr);
    }
  }

  void keep_only(const std::vector<const Frame*>& frames) {
    const auto shown = [&](const Painted& each) {
      return std::any_of(frames.begin(), frames.end(), [&](const Frame* frame) {
        const auto same = [&](const PlacedLayer& placed) { return *placed.layer == each.layer; };
        return std::any_of(frame->layers.begin(), frame->layers.end(), same) ||
               std::any_of(frame->over.begin(), frame->over.end(), same);
      });
    };
    std::erase_if(painted_, [&](const Painted& each) { return !shown(each); });
    const bool dissolving = std::any_of(frames.begin(), frames.end(),
                                        [](const Frame* frame) { return !frame->over.empty(); });
    if (!dissolving) flat_ = {};
  }

  void forget() {
    painted_.clear();
    flat_ = {};
  }

  [[nodiscard]] std::size_t texture_bytes() const {
    std::size_t bytes = 0;
    const auto add = [&](SDL_Texture* texture) {
      int w = 0;
      int h = 0;
      if (texture != nullptr && SDL_QueryTexture(texture, nullptr, nullptr, &w, &h) == 0)
        bytes += static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 4;
    };
    for (const Painted& each : painted_)
      add(each.texture.get());
    add(flat_.texture.get());
    return bytes;
  }

  [[nodiscard]] Pixels read() const {
    const Size output = turned(size_, rotation_);
    Surface shot = make_surface(output.w, output.h);
    if (!shot || SDL_RenderReadPixels(renderer_, nullptr, SDL_PIXELFORMAT_ARGB8888, shot->pixels,
                                      shot->pitch) != 0)
      return {};
    const auto back = static_cast<Rotation>((4 - static_cast<int>(rotation_)) % 4);
    const Surface upright = turned(std::move(shot), back);
    Pixels pixels{size_, {}};
    if (!upright) return {};
    for (int y = 0; y < upright->h; ++y) {
      const auto* row =
          reinterpret_cast<const std::uint32_t*>(static_cast<const std::uint8_t*>(upright->pixels) +
                                                 static_cast<std::ptrdiff_t>(y) * upright->pitch);
      pixels.argb.insert(pixels.argb.end(), row, row + upright->w);
    }
    return pixels;
  }

 private:
  struct Painted {
    Layer layer;
    Texture texture;
  };
  struct Flat {
    std::vector<PlacedLayer> placed;
    std::vector<Layer> layers;
    Texture texture;
  };

  SDL_Texture* texture_of(const Layer& layer) {
    const auto known = std::find_if(painted_.begin(), painted_.end(),
                                    [&](const Painted& each) { return each.layer == layer; });
    if (known != painted_.end()) return known->texture.get();
    Layer shown = layer;
    shown.bounds = painted_bounds(layer);
    if (is_column(layer)) shown.bounds.w = 1;
    Surface surface = turned(painter_.paint(shown), rotation_);
    Texture texture(surface ? SDL_CreateTextureFromSurface(renderer_, surface.get()) : nullptr);
    painted_.push_back({layer, std::move(texture)});
    return painted_.back().texture.get();
  }

  // What can ever be seen of a layer: the screen, and as much around it as the drift moves it in.
  [[nodiscard]] Rect painted_bounds(const Layer& layer) const {
    if (is_column(layer)) return layer.bounds;
    const int margin = std::max(size_.w, size_.h) / 64;
    return layer.bounds.intersected({-margin, -margin, size_.w + 2 * margin, size_.h + 2 * margin});
  }

  void draw_layers(const std::vector<PlacedLayer>& layers, std::optional<Rect> damage) {
    for (const PlacedLayer& placed : layers) {
      SDL_Texture* texture = texture_of(*placed.layer);
      if (texture == nullptr || placed.alpha <= 0) continue;
      Rect clip{0, 0, size_.w, size_.h};
      if (damage) clip = clip.intersected(*damage);
      if (placed.clip) clip = clip.intersected(*placed.clip);
      const Rect area = painted_bounds(*placed.layer).moved(placed.dx, placed.dy);
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
  void draw_column(SDL_Texture* texture, Rect area, Rect shown) {
    const Rect rows{0, shown.y - area.y, 1, shown.h};
    const SDL_Rect from = to_sdl(turned(rows, {1, area.h}, rotation_));
    const SDL_Rect to = to_sdl(turned(shown, size_, rotation_));
    SDL_RenderSetClipRect(renderer_, nullptr);
    SDL_RenderCopy(renderer_, texture, &from, &to);
  }

  // The part `strip` of a layer at `area`, its lower edge moved to the right.
  void draw_sheared(SDL_Texture* texture, Rect area, Rect strip, const PlacedLayer& placed) {
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
  void flatten(const std::vector<PlacedLayer>& layers) {
    const bool same =
        flat_.texture != nullptr && flat_.placed.size() == layers.size() &&
        std::equal(layers.begin(), layers.end(), flat_.placed.begin(),
                   [this, &layers](const PlacedLayer& now, const PlacedLayer& then) {
                     const auto index = static_cast<std::size_t>(&now - layers.data());
                     return now.dx == then.dx && now.dy == then.dy && now.alpha == then.alpha &&
                            now.clip == then.clip && *now.layer == flat_.layers[index];
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
    draw_layers(layers, std::nullopt);
    SDL_SetRenderTarget(renderer_, nullptr);
  }

  Surface surface_;
  Renderer owned_;
  SDL_Renderer* renderer_;
  Size size_;
  Rotation rotation_ = Rotation::none;
  LayerPainter painter_;
  std::vector<Painted> painted_;
  Flat flat_;
};

Canvas::Canvas(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;
Canvas::~Canvas() = default;

Result<Canvas> Canvas::in_memory(Size size, PaintBox box) {
  Surface surface = make_surface(size.w, size.h);
  Renderer renderer(surface ? SDL_CreateSoftwareRenderer(surface.get()) : nullptr);
  if (!renderer)
    return fail("canvas", say("{}×{} の画像を作れません: {}", "can't make a picture of {}×{}: {}",
                              size.w, size.h, SDL_GetError()));
  return Canvas(
      std::make_unique<Impl>(std::move(surface), std::move(renderer), size, std::move(box)));
}

Canvas Canvas::onto(SDL_Renderer* renderer, Size size, Rotation rotation, PaintBox box) {
  return Canvas(std::make_unique<Impl>(renderer, size, rotation, std::move(box)));
}

Size Canvas::size() const {
  return impl_->size();
}
void Canvas::set_pictures(std::map<std::string, std::shared_ptr<const Pixels>> pictures) {
  impl_->set_pictures(std::move(pictures));
}
void Canvas::prepare(const Frame& frame) {
  impl_->prepare(frame);
}
void Canvas::draw(const Frame& frame, std::optional<Rect> damage) {
  impl_->draw(frame, damage);
}
void Canvas::keep_only(const std::vector<const Frame*>& frames) {
  impl_->keep_only(frames);
}
void Canvas::forget() {
  impl_->forget();
}
std::size_t Canvas::texture_bytes() const {
  return impl_->texture_bytes();
}
Pixels Canvas::read() const {
  return impl_->read();
}

Result<void> write_png(const Pixels& pixels, const std::string& path) {
  const Surface surface(SDL_CreateRGBSurfaceWithFormatFrom(
      const_cast<std::uint32_t*>(pixels.argb.data()), pixels.size.w, pixels.size.h, 32,
      pixels.size.w * 4, SDL_PIXELFORMAT_ARGB8888));
  const Surface opaque(surface ? SDL_ConvertSurfaceFormat(surface.get(), SDL_PIXELFORMAT_RGB24, 0)
                               : nullptr);
  if (!opaque || IMG_SavePNG(opaque.get(), path.c_str()) != 0)
    return fail(path,
                say("画像を保存できません: {}", "can't write the picture: {}", SDL_GetError()));
  return {};
}

Result<Pixels> read_png(const std::string& path) {
  const Surface loaded(IMG_Load(path.c_str()));
  const Surface surface(loaded ? SDL_ConvertSurfaceFormat(loaded.get(), SDL_PIXELFORMAT_ARGB8888, 0)
                               : nullptr);
  if (!surface)
    return fail(path, say("画像を読めません: {}", "can't read the picture: {}", SDL_GetError()));
  Pixels pixels{{surface->w, surface->h}, {}};
  for (int y = 0; y < surface->h; ++y) {
    const auto* row =
        reinterpret_cast<const std::uint32_t*>(static_cast<const std::uint8_t*>(surface->pixels) +
                                               static_cast<std::ptrdiff_t>(y) * surface->pitch);
    pixels.argb.insert(pixels.argb.end(), row, row + surface->w);
  }
  return pixels;
}

}  // namespace noren
