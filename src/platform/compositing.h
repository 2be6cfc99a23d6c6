#pragma once

// Inside platform only.

#include <SDL.h>

#include "base/color.h"
#include "base/geometry.h"

namespace noren {

/// Lays `source` over `target` at (x, y), clipped; both hold straight-alpha 0xAARRGGBB. SDL's own
/// blend darkens edges on transparent ground, for it leaves the result's colour multiplied.
void composite(const SDL_Surface& source, SDL_Surface& target, int x, int y);

/// Lays one colour over a part of `target`.
void composite_pixel(std::uint32_t& below, std::uint32_t over);

/// 0xAARRGGBB of `color`.
inline std::uint32_t argb(Color color) {
  return static_cast<std::uint32_t>(color.a) << 24U | static_cast<std::uint32_t>(color.r) << 16U |
         static_cast<std::uint32_t>(color.g) << 8U | color.b;
}

/// The first pixel of row `y` of a 32-bit surface.
inline std::uint32_t* row_of(const SDL_Surface& surface, int y) {
  return reinterpret_cast<std::uint32_t*>(static_cast<std::uint8_t*>(surface.pixels) +
                                          static_cast<std::ptrdiff_t>(y) * surface.pitch);
}

}  // namespace noren
