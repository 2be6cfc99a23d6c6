#pragma once

// Inside platform only.

#include <optional>

#include <SDL.h>

#include "platform/canvas.h"
#include "platform/canvas_technique.h"
#include "platform/dissolve_pictures.h"
#include "platform/layer_image.h"
#include "platform/painted_layers.h"
#include "platform/sdl_handles.h"

namespace noren {

/// Draws into a surface of 32-bit pixels with the loops of LayerImage, some rows at a time, so that
/// what layers lay over each other stays in the processor's cache.
class SurfaceCanvas : public CanvasTechnique {
 public:
  /// Borrows `target`.
  SurfaceCanvas(SDL_Surface& target, Size size, Rotation rotation, PaintBox box);
  /// Owns `target`, which stands upright.
  SurfaceCanvas(Surface target, Size size, PaintBox box);

  [[nodiscard]] Size size() const override { return size_; }
  void set_pictures(std::map<std::string, std::shared_ptr<const Pixels>> pictures) override;
  void prepare(const Frame& frame) override;
  void draw(const Frame& frame, const std::vector<Rect>& damage) override;
  void keep_only(const std::vector<const Frame*>& frames) override;
  void forget() override;
  [[nodiscard]] std::size_t painted_bytes() const override;
  [[nodiscard]] Pixels read() const override;

 private:
  using Scratch = std::vector<std::uint32_t>;
  struct Laid {
    const LayerImage* image;
    LayerImage::Place place;
    double shear;
    bool operator==(const Laid&) const = default;
  };
  using Layers = std::vector<Laid>;  // of a frame, looked up
  struct Dissolve {
    Layers under;
    Layers over;
    DissolvePictures pictures;
    std::vector<Rect> drawn;  // of the frame before
  };

  const LayerImage* image_of(const Layer& layer);
  Layers laid(const std::vector<PlacedLayer>& layers);
  void draw_layers(const Layers& layers, const std::vector<Rect>& damage);
  void draw_dissolve(Layers under, Layers over, double over_alpha, const std::vector<Rect>& damage);
  template <class LayBand>
  void for_bands(const std::vector<Rect>& damage, LayBand lay_band);
  void turn(const PixelView& view);

  Surface owned_;
  SDL_Surface& target_;
  Size size_;
  Rotation rotation_ = Rotation::none;
  LayerPainter painter_;
  PaintedLayers<std::unique_ptr<LayerImage>> painted_;  // null: nothing of it can be seen
  std::optional<Dissolve> dissolve_;                    // while one goes on
  Scratch upright_;                                     // a band before it is turned
};

}  // namespace noren
