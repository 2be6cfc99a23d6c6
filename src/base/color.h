#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace noren {

/// sRGB, alpha not multiplied in.
struct Color {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  std::uint8_t a = 255;

  bool operator==(const Color&) const = default;
};

/// "#RRGGBB" or "#RGB"; nothing for anything else.
std::optional<Color> parse_color(std::string_view text);

/// The colour with its alpha set to `alpha` (0..1).
Color with_alpha(Color color, double alpha);

/// Contrast ratio of WCAG 2.x, 1..21, of two opaque colours.
double contrast_ratio(Color a, Color b);

/// `top` laid over opaque `below` with the alpha of `top`.
Color laid_over(Color top, Color below);

}  // namespace noren
