#pragma once

// Inside platform only.

#include <SDL.h>

#include "platform/canvas.h"
#include "platform/canvas_technique.h"
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
  void forget() override { painted_.clear(); }
  [[nodiscard]] std::size_t painted_bytes() const override;
  [[nodiscard]] Pixels read() const override;

 private:
  using Scratch = std::vector<std::uint32_t>;
  struct Laid {
    const LayerImage* image;
    LayerImage::Place place;
    double shear;
  };
  struct Picture {  // a frame with its layers looked up
    std::vector<Laid> layers;
    std::vector<Laid> over;
    std::uint32_t over_share;  // of 256
  };

  const LayerImage* image_of(const Layer& layer);
  std::vector<Laid> laid(const std::vector<PlacedLayer>& layers);
  void draw_band(const Picture& picture, Rect band);
  void dissolve(const Picture& picture, const PixelView& view);
  void turn(const PixelView& view);

  Surface owned_;
  SDL_Surface& target_;
  Size size_;
  Rotation rotation_ = Rotation::none;
  LayerPainter painter_;
  PaintedLayers<std::unique_ptr<LayerImage>> painted_;  // null: nothing of it can be seen
  Scratch upright_;                                     // a band before it is turned
  Scratch over_;  // a band of the picture that is laid over another
};

}  // namespace noren
