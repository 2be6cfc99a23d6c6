#include "platform/pixel_rows.h"

#include <cstring>

namespace noren {
namespace {

// Four pixels, as words and as the halves that hold two channels of eight bits each. A language
// extension of both compilers that turns into SSE2 or NEON without a line for either.
using Words = std::uint32_t __attribute__((vector_size(16)));
using Halves = std::uint16_t __attribute__((vector_size(16)));

constexpr std::size_t kLanes = 4;
constexpr std::uint32_t kEven = 0x00FF00FFU;

Words spread(std::uint32_t value) {
  return Words{value, value, value, value};
}

// x / 255, rounded, for products of two bytes.
Halves div255(Halves x) {
  x += 128;
  return (x + (x >> 8)) >> 8;
}

// Every channel of `pixels` times the byte that stands in both halves of `factor`, over 255.
Words scaled(Words pixels, Words factor) {
  const auto by = reinterpret_cast<Halves>(factor);
  const Halves even = div255(reinterpret_cast<Halves>(pixels & kEven) * by);
  const Halves odd = div255(reinterpret_cast<Halves>((pixels >> 8) & kEven) * by);
  return reinterpret_cast<Words>(even) | reinterpret_cast<Words>(odd) << 8;
}

Words doubled(Words byte) {
  return byte | byte << 16;
}

// Channels never overflow: a multiplied one is no larger than its alpha.
Words over(Words below, Words pixels) {
  return pixels + scaled(below, doubled(255 - (pixels >> 24)));
}

Words load(const std::uint32_t* from, std::size_t count) {
  Words words{};
  std::memcpy(&words, from, count * sizeof *from);
  return words;
}

void store(std::uint32_t* to, Words words, std::size_t count) {
  std::memcpy(to, &words, count * sizeof *to);
}

// `result_of(i, n)`: what comes to stand at the `n` places from `i`.
template <class ResultOf>
void for_lanes(std::uint32_t* to, std::size_t count, ResultOf result_of) {
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes)
    store(to + i, result_of(i, kLanes), kLanes);
  if (i < count) store(to + i, result_of(i, count - i), count - i);
}

}  // namespace

std::uint32_t premultiplied(std::uint32_t straight) {
  const std::uint32_t alpha = straight >> 24U;
  return faded(straight | 0xFF000000U, alpha);
}

std::uint32_t faded(std::uint32_t pixel, std::uint32_t alpha) {
  return scaled(spread(pixel), doubled(spread(alpha)))[0];
}

void blend_row(std::uint32_t* to, const std::uint32_t* from, std::size_t count,
               std::uint32_t alpha) {
  if (alpha == 255) {
    for_lanes(to, count, [&](std::size_t i, std::size_t n) {
      return over(load(to + i, n), load(from + i, n));
    });
    return;
  }
  const Words strength = doubled(spread(alpha));
  for_lanes(to, count, [&](std::size_t i, std::size_t n) {
    return over(load(to + i, n), scaled(load(from + i, n), strength));
  });
}

void blend_color(std::uint32_t* to, std::uint32_t color, std::size_t count) {
  const Words pixels = spread(color);
  const Words rest = doubled(spread(255 - (color >> 24U)));
  for_lanes(to, count,
            [&](std::size_t i, std::size_t n) { return pixels + scaled(load(to + i, n), rest); });
}

void mix_row(std::uint32_t* to, const std::uint32_t* under, const std::uint32_t* over,
             std::size_t count, std::uint32_t share) {
  const auto part = reinterpret_cast<Halves>(doubled(spread(share)));
  const auto rest = reinterpret_cast<Halves>(doubled(spread(256 - share)));
  const auto mixed = [&](Words below, Words above) {
    return reinterpret_cast<Words>(reinterpret_cast<Halves>(below) * rest +
                                   reinterpret_cast<Halves>(above) * part);
  };
  for_lanes(to, count, [&](std::size_t i, std::size_t n) {
    const Words below = load(under + i, n);
    const Words above = load(over + i, n);
    const Words even = mixed(below & kEven, above & kEven);
    const Words odd = mixed((below >> 8) & kEven, (above >> 8) & kEven);
    return ((even >> 8) & kEven) | (odd & ~kEven);
  });
}

}  // namespace noren
