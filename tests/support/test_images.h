#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/geometry.h"

namespace noren::testing {

/// The colour (0xAARRGGBB) at a place.
using Painting = std::function<std::uint32_t(int x, int y)>;

/// One chunk of a PNG with its length and checksum.
std::string png_chunk(std::string_view type, std::string_view content);
/// An IHDR chunk for 8-bit RGBA.
std::string png_head(std::uint32_t w, std::uint32_t h);
constexpr std::string_view kPngSignature("\x89PNG\r\n\x1a\n", 8);

/// A whole PNG, 8-bit RGBA.
std::string make_png(Size size, const Painting& painting);

/// How a test's JPEG is made; four inks are written as Adobe does, inverted, or plainly.
struct JpegForm {
  enum class Inks { rgb, gray, cmyk_adobe, cmyk_plain } inks = Inks::rgb;
  std::optional<int> orientation;  // of EXIF
};

/// A JPEG of best quality. For CMYK the painting gives ink amounts as 0xCCMMYYKK.
std::string make_jpeg(Size size, const Painting& painting, const JpegForm& form = {});

/// A TIFF block that claims `orientation` and nothing else, in big-endian order.
std::string exif_block(int orientation);

}  // namespace noren::testing
