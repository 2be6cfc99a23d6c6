#pragma once

// Inside platform only.

#include <SDL.h>

#include "platform/canvas.h"
#include "platform/canvas_technique.h"
#include "platform/painted_layers.h"
#include "platform/sdl_handles.h"

namespace noren {

/// Draws through SDL's renderer, each layer a texture: what a GPU is for.
class RendererCanvas : public CanvasTechnique {
 public:
  /// Borrows `renderer`.
  RendererCanvas(SDL_Renderer* renderer, Size size, Rotation rotation, PaintBox box);

  [[nodiscard]] Size size() const override { return size_; }
  void set_pictures(std::map<std::string, std::shared_ptr<const Pixels>> pictures) override;
  void prepare(const Frame& frame) override;
  void draw(const Frame& frame, const std::vector<Rect>& damage) override;
  void keep_only(const std::vector<const Frame*>& frames) override;
  void forget() override;
  [[nodiscard]] std::size_t painted_bytes() const override;
  [[nodiscard]] Pixels read() const override;

 private:
  struct Flat {
    std::vector<PlacedLayer> placed;
    std::vector<Layer> layers;
    Texture texture;
  };

  SDL_Texture* texture_of(const Layer& layer);
  void draw_layers(const std::vector<PlacedLayer>& layers, Rect damage);
  void draw_column(SDL_Texture* texture, Rect area, Rect shown);
  void draw_sheared(SDL_Texture* texture, Rect area, Rect strip, const PlacedLayer& placed);
  void flatten(const std::vector<PlacedLayer>& layers);

  SDL_Renderer* renderer_;
  Size size_;
  Rotation rotation_;
  LayerPainter painter_;
  PaintedLayers<Texture> painted_;
  Flat flat_;
};

}  // namespace noren
