#pragma once

// Inside platform only: the inner loops of the software canvas.

#include <cstddef>
#include <cstdint>

namespace noren {

/// A pixel with its alpha multiplied into its colours.
std::uint32_t premultiplied(std::uint32_t straight);

/// `pixel` (multiplied) with `alpha`/255 of its strength.
std::uint32_t faded(std::uint32_t pixel, std::uint32_t alpha);

/// Lays `count` multiplied pixels over as many of `to`, each with `alpha`/255 of its strength. Four
/// at a time. What it brings beside SDL's own blits: bench/README.md.
void blend_row(std::uint32_t* to, const std::uint32_t* from, std::size_t count,
               std::uint32_t alpha);

/// The same with one multiplied pixel again and again.
void blend_color(std::uint32_t* to, std::uint32_t color, std::size_t count);

/// Puts into `to` a mixture of `count` opaque pixels each: `share` of 256 parts are of `over`.
void mix_row(std::uint32_t* to, const std::uint32_t* under, const std::uint32_t* over,
             std::size_t count, std::uint32_t share);

}  // namespace noren
