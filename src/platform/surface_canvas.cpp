#include "platform/surface_canvas.h"

#include <algorithm>
#include <cmath>

#include "platform/compositing.h"
#include "platform/pixel_rows.h"

namespace noren {
namespace {

// 64 KB to 128 KB of a picture 1920 px wide.
constexpr int kBandRows = 16;

std::uint32_t to_byte(double alpha) {
  return static_cast<std::uint32_t>(std::lround(std::clamp(alpha, 0.0, 1.0) * 255));
}

PixelView scratch_view(std::vector<std::uint32_t>& scratch, Rect area) {
  scratch.resize(static_cast<std::size_t>(area.w) * static_cast<std::size_t>(area.h));
  return {scratch.data(), area.w, area};
}

template <class Laid>
void lay_all(const std::vector<Laid>& layers, const PixelView& view) {
  for (const Laid& each : layers) {
    if (each.shear != 0)
      each.image->lay_sheared(view, each.place, each.shear);
    else
      each.image->lay(view, each.place);
  }
}

}  // namespace

SurfaceCanvas::SurfaceCanvas(SDL_Surface& target, Size size, Rotation rotation, PaintBox box)
    : target_(target), size_(size), rotation_(rotation), painter_(std::move(box)) {}

SurfaceCanvas::SurfaceCanvas(Surface target, Size size, PaintBox box)
    : owned_(std::move(target)), target_(*owned_), size_(size), painter_(std::move(box)) {}

void SurfaceCanvas::set_pictures(std::map<std::string, std::shared_ptr<const Pixels>> pictures) {
  painter_.set_pictures(std::move(pictures));
  dissolve_.reset();
  painted_.forget_pictures();
}

const LayerImage* SurfaceCanvas::image_of(const Layer& layer) {
  return painted_
      .of(layer,
          [&]() -> std::unique_ptr<LayerImage> {
            const Rect shown = shown_bounds(layer, size_);
            const Surface surface = painter_.paint_shown(layer, size_);
            return surface ? std::make_unique<LayerImage>(*surface, shown.w) : nullptr;
          })
      .get();
}

void SurfaceCanvas::prepare(const Frame& frame) {
  for (const auto* layers : {&frame.layers, &frame.over})
    for (const PlacedLayer& placed : *layers)
      image_of(*placed.layer);
}

void SurfaceCanvas::keep_only(const std::vector<const Frame*>& frames) {
  dissolve_.reset();
  painted_.keep_only(frames);
}

void SurfaceCanvas::forget() {
  dissolve_.reset();
  painted_.clear();
}

SurfaceCanvas::Layers SurfaceCanvas::laid(const std::vector<PlacedLayer>& layers) {
  Layers all;
  all.reserve(layers.size());
  for (const PlacedLayer& placed : layers) {
    if (placed.alpha <= 0) continue;
    const LayerImage* image = image_of(*placed.layer);
    if (image == nullptr) continue;
    const Rect area = shown_bounds(*placed.layer, size_).moved(placed.dx, placed.dy);
    const Rect clip = placed.clip.value_or(area);
    all.push_back({image, {area.x, area.y, clip, to_byte(placed.alpha)}, placed.shear});
  }
  return all;
}

void SurfaceCanvas::draw(const Frame& frame, const std::vector<Rect>& damage) {
  Layers layers = laid(frame.layers);
  if (SDL_MUSTLOCK(&target_) && SDL_LockSurface(&target_) != 0) return;
  if (frame.over.empty())
    draw_layers(layers, damage);
  else
    draw_dissolve(std::move(layers), laid(frame.over), frame.over_alpha, damage);
  if (SDL_MUSTLOCK(&target_)) SDL_UnlockSurface(&target_);
}

void SurfaceCanvas::draw_layers(const Layers& layers, const std::vector<Rect>& damage) {
  dissolve_.reset();
  for_bands(damage, [&](const PixelView& band) { lay_all(layers, band); });
}

// All frames of a dissolve mix the same two pictures.
void SurfaceCanvas::draw_dissolve(Layers under, Layers over, double over_alpha,
                                  const std::vector<Rect>& damage) {
  if (!dissolve_ || dissolve_->under != under || dissolve_->over != over) {
    dissolve_.emplace(Dissolve{std::move(under), std::move(over), DissolvePictures(size_), {}});
    lay_all(dissolve_->under, dissolve_->pictures.under());
    lay_all(dissolve_->over, dissolve_->pictures.over());
    dissolve_->pictures.compare();
  }
  const auto share =
      static_cast<std::uint32_t>(std::lround(std::clamp(over_alpha, 0.0, 1.0) * 256));
  // A band that is turned is made anew.
  const bool standing = rotation_ == Rotation::none && dissolve_->drawn == damage;
  const auto common =
      standing ? DissolvePictures::Common::standing : DissolvePictures::Common::laid;
  for_bands(damage, [&](const PixelView& band) { dissolve_->pictures.lay(band, share, common); });
  dissolve_->drawn = damage;
}

// `lay_band` paints some rows of the upright picture.
template <class LayBand>
void SurfaceCanvas::for_bands(const std::vector<Rect>& damage, LayBand lay_band) {
  for (const Rect& each : damage) {
    const Rect area = each.intersected({0, 0, size_.w, size_.h});
    for (int y = area.y; y < area.bottom(); y += kBandRows) {
      const Rect band{area.x, y, area.w, std::min(kBandRows, area.bottom() - y)};
      const PixelView view =
          rotation_ == Rotation::none
              ? PixelView{row_of(target_, band.y) + band.x, target_.pitch / 4, band}
              : scratch_view(upright_, band);
      lay_band(view);
      if (rotation_ != Rotation::none) turn(view);
    }
  }
}

void SurfaceCanvas::turn(const PixelView& view) {
  // Where a step to the right and one downwards lead on the output.
  const auto place_of = [&](int x, int y) {
    const Rect at = turned(Rect{x, y, 1, 1}, size_, rotation_);
    return row_of(target_, at.y) + at.x;
  };
  const Rect area = view.area;
  const std::ptrdiff_t right = place_of(1, 0) - place_of(0, 0);
  for (int y = area.y; y < area.bottom(); ++y) {
    const std::uint32_t* from = view.at(area.x, y);
    std::uint32_t* to = place_of(area.x, y);
    for (int i = 0; i < area.w; ++i)
      to[i * right] = from[i];
  }
}

std::size_t SurfaceCanvas::painted_bytes() const {
  std::size_t bytes = 0;
  for (const auto& each : painted_.all())
    bytes += each.image ? each.image->bytes() : 0;
  return bytes;
}

Pixels SurfaceCanvas::read() const {
  Pixels pixels{size_, {}};
  pixels.argb.reserve(static_cast<std::size_t>(size_.w) * static_cast<std::size_t>(size_.h));
  for (int y = 0; y < size_.h; ++y)
    for (int x = 0; x < size_.w; ++x) {
      const Rect at = turned(Rect{x, y, 1, 1}, size_, rotation_);
      pixels.argb.push_back(row_of(target_, at.y)[at.x]);
    }
  return pixels;
}

}  // namespace noren
