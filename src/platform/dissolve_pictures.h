#pragma once

// Inside platform only.

#include <cstdint>
#include <vector>

#include "base/geometry.h"
#include "platform/layer_image.h"

namespace noren {

/// The two whole pictures of a dissolve, flattened once for all its frames, and where they differ.
/// Takes 8 bytes a pixel, so it is kept no longer than the dissolve lasts.
class DissolvePictures {
 public:
  explicit DissolvePictures(Size size);

  /// Where the picture below and the one laid over it are painted, opaque; then compare().
  [[nodiscard]] PixelView under() { return view_of(under_); }
  [[nodiscard]] PixelView over() { return view_of(over_); }

  /// Finds out where they differ.
  void compare();

  /// Whether the pixels in which they agree are laid, too, or stand there already.
  enum class Common { laid, standing };

  /// The picture of `share` in 256 parts of the upper one, in all of `to`.
  void lay(const PixelView& to, std::uint32_t share, Common common) const;

 private:
  struct Run {
    int x = 0;
    int length = 0;
    enum class Kind { even, mixed } kind = Kind::mixed;  // even: from one colour to one other
  };
  using Buffer = std::vector<std::uint32_t>;

  PixelView view_of(Buffer& buffer) const {
    return {buffer.data(), size_.w, {0, 0, size_.w, size_.h}};
  }
  void compare_row(const std::uint32_t* under, const std::uint32_t* over);
  void lay_row(std::uint32_t* to, int y, const Rect& area, std::uint32_t share) const;

  Size size_;
  Buffer under_;
  Buffer over_;
  std::vector<std::uint32_t> rows_;  // the first run of each row, and one past the last
  std::vector<Run> runs_;
};

}  // namespace noren
