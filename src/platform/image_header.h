#pragma once

#include <string>
#include <string_view>

#include "base/geometry.h"
#include "base/problem.h"

namespace noren {

/// What the bytes of a picture claim before anything is decoded.
struct ImageHeader {
  enum class Format { png, jpeg, webp } format = Format::png;
  Size size;            // as stored, before turning
  int orientation = 1;  // of EXIF, 1..8; 1: upright

  /// The size as it is seen.
  [[nodiscard]] Size upright_size() const { return orientation >= 5 ? Size{size.h, size.w} : size; }
  bool operator==(const ImageHeader&) const = default;
};

constexpr std::size_t kLargestImageFile = 20U << 20U;
constexpr int kLongestImageSide = 16'384;
constexpr int kMostImagePixels = 40'000'000;

/// Reads signature, size and EXIF orientation and walks the chunks against the length of the
/// file, in time linear in it. Fails for other formats, cut files, animated WebP, and what is
/// larger than the constants above. `where` names the picture in the problem.
Result<ImageHeader> read_image_header(std::string_view bytes, const std::string& where);

}  // namespace noren
