#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/problem.h"
#include "platform/pixels.h"
#include "platform/turning.h"
#include "scene/motion.h"
#include "text/font_set.h"

struct SDL_Renderer;
struct SDL_Surface;

namespace noren {

class CanvasTechnique;

/// What painting needs besides display lists. `fonts` outlives the canvas.
struct PaintBox {
  const FontSet* fonts = nullptr;
  /// Folder of assets/ in which symbols ("crest-ume", "icon-bell") are found.
  std::string assets;
  std::map<std::string, std::shared_ptr<const Pixels>> pictures;
};

/// Draws frames. Each layer is painted once, is kept while frames show it, and then only copied.
/// Main thread only.
class Canvas {
 public:
  /// A canvas that is read back instead of shown: what `render` and tests use.
  static Result<Canvas> in_memory(Size size, PaintBox box);

  /// Draws through `renderer` (borrowed) onto an output of `size` before rotation: for a GPU, and
  /// where SDL scales the picture.
  static Canvas onto(SDL_Renderer* renderer, Size size, Rotation rotation, PaintBox box);

  /// Draws with its own loops into `surface` (borrowed; 0xRRGGBB in 32 bits), of `size` before
  /// rotation: SDL's software renderer takes several times as long.
  static Canvas onto(SDL_Surface* surface, Size size, Rotation rotation, PaintBox box);

  Canvas(Canvas&&) noexcept;
  Canvas& operator=(Canvas&&) noexcept;
  ~Canvas();

  [[nodiscard]] Size size() const;

  /// Pictures that layers may name; what is painted with older ones is painted anew.
  void set_pictures(std::map<std::string, std::shared_ptr<const Pixels>> pictures);

  /// Paints every layer of `frame` that has not been painted yet, so that draw() only copies.
  void prepare(const Frame& frame);

  /// Draws all of `frame`. Does not present.
  void draw(const Frame& frame);

  /// Draws `frame` inside of `damage` alone: the rest of the output still holds what was drawn.
  void draw(const Frame& frame, const std::vector<Rect>& damage);

  /// Frees what was painted for layers that neither of `frames` shows.
  void keep_only(const std::vector<const Frame*>& frames);

  /// Frees all (the renderer lost its textures).
  void forget();

  /// Bytes of painted layers held, for benches and tests.
  [[nodiscard]] std::size_t painted_bytes() const;

  /// What was drawn, turned back to upright.
  [[nodiscard]] Pixels read() const;

 private:
  explicit Canvas(std::unique_ptr<CanvasTechnique> technique);
  std::unique_ptr<CanvasTechnique> technique_;
};

}  // namespace noren
