#include "base/color.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace noren {
namespace {

// Relative luminance as WCAG 2.x defines it.
double luminance(Color color) {
  const auto linear = [](std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

}  // namespace

std::optional<Color> parse_color(std::string_view text) {
  if (text.empty() || text.front() != '#') return std::nullopt;
  std::string digits(text.substr(1));
  if (digits.size() == 3)
    digits = {digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]};
  if (digits.size() != 6) return std::nullopt;
  unsigned value = 0;
  const auto end = digits.data() + digits.size();
  if (const auto parsed = std::from_chars(digits.data(), end, value, 16);
      parsed.ec != std::errc{} || parsed.ptr != end)
    return std::nullopt;
  return Color{static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
               static_cast<std::uint8_t>(value), 255};
}

Color with_alpha(Color color, double alpha) {
  color.a = static_cast<std::uint8_t>(std::lround(std::clamp(alpha, 0.0, 1.0) * 255));
  return color;
}

double contrast_ratio(Color a, Color b) {
  const double one = luminance(a);
  const double two = luminance(b);
  return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

Color laid_over(Color top, Color below) {
  const auto mix = [&](std::uint8_t over, std::uint8_t under) {
    return static_cast<std::uint8_t>((over * top.a + under * (255 - top.a) + 127) / 255);
  };
  return {mix(top.r, below.r), mix(top.g, below.g), mix(top.b, below.b), 255};
}

}  // namespace noren
