#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/problem.h"
#include "platform/pixels.h"
#include "platform/turning.h"
#include "scene/motion.h"
#include "text/font_set.h"

struct SDL_Renderer;

namespace noren {

/// What painting needs besides display lists. `fonts` outlives the canvas.
struct PaintBox {
  const FontSet* fonts = nullptr;
  /// Folder of assets/ in which symbols ("crest-ume", "icon-bell") are found.
  std::string assets;
  std::map<std::string, std::shared_ptr<const Pixels>> pictures;
};

/// Draws frames. Each layer is painted once, into a texture that is kept while frames show it, and
/// then only copied. Main thread only.
class Canvas {
 public:
  /// A canvas that is read back instead of shown: what `render` and tests use.
  static Result<Canvas> in_memory(Size size, PaintBox box);

  /// Draws through `renderer` (borrowed; of a window or anything else) onto an output of
  /// `size` before rotation.
  static Canvas onto(SDL_Renderer* renderer, Size size, Rotation rotation, PaintBox box);

  Canvas(Canvas&&) noexcept;
  Canvas& operator=(Canvas&&) noexcept;
  ~Canvas();

  [[nodiscard]] Size size() const;

  /// Pictures that layers may name; what is painted with older ones is painted anew.
  void set_pictures(std::map<std::string, std::shared_ptr<const Pixels>> pictures);

  /// Paints every layer of `frame` that has not been painted yet, so that draw() only copies.
  void prepare(const Frame& frame);

  /// Draws `frame`; only inside `damage` where it is given (the rest of the output then must still
  /// hold what was drawn before). Does not present.
  void draw(const Frame& frame, std::optional<Rect> damage = std::nullopt);

  /// Frees what was painted for layers that neither of `frames` shows.
  void keep_only(const std::vector<const Frame*>& frames);

  /// Frees all (the renderer lost its textures).
  void forget();

  /// Bytes of textures held, for benches and tests.
  [[nodiscard]] std::size_t texture_bytes() const;

  /// What was drawn, turned back to upright.
  [[nodiscard]] Pixels read() const;

 private:
  class Impl;
  explicit Canvas(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Writes `pixels` as a PNG, opaque. Fails when the file can't be written.
Result<void> write_png(const Pixels& pixels, const std::string& path);

/// A PNG or JPEG of the project's own (goldens, tests); not for hostile files.
Result<Pixels> read_png(const std::string& path);

}  // namespace noren
