#include "platform/picture_scaling.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace noren {
namespace {

// What one output pixel takes from the input along one axis: pixels `first`.. with weights.
struct Span {
  int first = 0;
  std::vector<double> weights;
};

std::vector<Span> spans_of(int from, int to) {
  std::vector<Span> spans(static_cast<std::size_t>(to));
  const double scale = static_cast<double>(from) / to;
  // Shrinking, an output pixel averages all that it covers; enlarging, it mixes two neighbours.
  const double reach = std::max(scale, 1.0);
  for (int i = 0; i < to; ++i) {
    Span& span = spans[static_cast<std::size_t>(i)];
    const double center = (i + 0.5) * scale;
    const double low = center - reach / 2;
    const double high = center + reach / 2;
    const int first = std::clamp(static_cast<int>(std::floor(low)), 0, from - 1);
    const int last = std::clamp(static_cast<int>(std::ceil(high)) - 1, first, from - 1);
    span.first = first;
    double sum = 0;
    for (int at = first; at <= last; ++at) {
      const double weight =
          std::max(1e-6, std::min(high, at + 1.0) - std::max(low, static_cast<double>(at)));
      span.weights.push_back(weight);
      sum += weight;
    }
    for (double& weight : span.weights)
      weight /= sum;
  }
  return spans;
}

using Sums = std::array<double, 4>;  // alpha, then colours multiplied by alpha

Sums sums_of(std::uint32_t pixel) {
  const double alpha = pixel >> 24U;
  return {alpha, ((pixel >> 16U) & 255U) * alpha, ((pixel >> 8U) & 255U) * alpha,
          (pixel & 255U) * alpha};
}

std::uint32_t pixel_of(const Sums& sums) {
  if (sums[0] < 0.5) return 0;
  const auto byte = [](double value) {
    return static_cast<std::uint32_t>(std::clamp(std::lround(value), 0L, 255L));
  };
  return byte(sums[0]) << 24U | byte(sums[1] / sums[0]) << 16U | byte(sums[2] / sums[0]) << 8U |
         byte(sums[3] / sums[0]);
}

}  // namespace

Pixels scaled_to(const Pixels& picture, Size size) {
  if (size.w <= 0 || size.h <= 0 || picture.size.w <= 0 || picture.size.h <= 0) return {};
  if (size == picture.size) return picture;
  const auto across = spans_of(picture.size.w, size.w);
  const auto down = spans_of(picture.size.h, size.h);
  Pixels result{size, std::vector<std::uint32_t>(static_cast<std::size_t>(size.w) *
                                                 static_cast<std::size_t>(size.h))};
  std::vector<Sums> line(static_cast<std::size_t>(picture.size.w));
  for (int y = 0; y < size.h; ++y) {
    std::fill(line.begin(), line.end(), Sums{});
    const Span& rows = down[static_cast<std::size_t>(y)];
    for (std::size_t k = 0; k < rows.weights.size(); ++k) {
      const std::uint32_t* from =
          picture.argb.data() +
          (static_cast<std::size_t>(rows.first) + k) * static_cast<std::size_t>(picture.size.w);
      for (std::size_t x = 0; x < line.size(); ++x) {
        const Sums sums = sums_of(from[x]);
        for (std::size_t c = 0; c < 4; ++c)
          line[x][c] += sums[c] * rows.weights[k];
      }
    }
    for (int x = 0; x < size.w; ++x) {
      const Span& columns = across[static_cast<std::size_t>(x)];
      Sums sums{};
      for (std::size_t k = 0; k < columns.weights.size(); ++k)
        for (std::size_t c = 0; c < 4; ++c)
          sums[c] += line[static_cast<std::size_t>(columns.first) + k][c] * columns.weights[k];
      result.argb[static_cast<std::size_t>(y) * static_cast<std::size_t>(size.w) +
                  static_cast<std::size_t>(x)] = pixel_of(sums);
    }
  }
  return result;
}

Pixels fitted(const Pixels& picture, Size box, Fitting fitting) {
  if (box.w <= 0 || box.h <= 0 || picture.size.w <= 0 || picture.size.h <= 0) return {};
  const double across = static_cast<double>(box.w) / picture.size.w;
  const double down = static_cast<double>(box.h) / picture.size.h;
  const double scale = fitting == Fitting::cover ? std::max(across, down) : std::min(across, down);
  if (fitting == Fitting::contain)
    return scaled_to(picture,
                     {std::clamp(static_cast<int>(std::lround(picture.size.w * scale)), 1, box.w),
                      std::clamp(static_cast<int>(std::lround(picture.size.h * scale)), 1, box.h)});
  const int w = std::clamp(static_cast<int>(std::lround(box.w / scale)), 1, picture.size.w);
  const int h = std::clamp(static_cast<int>(std::lround(box.h / scale)), 1, picture.size.h);
  const int left = (picture.size.w - w) / 2;
  const int top = (picture.size.h - h) / 2;
  Pixels cropped{{w, h}, {}};
  cropped.argb.reserve(static_cast<std::size_t>(w) * static_cast<std::size_t>(h));
  for (int y = 0; y < h; ++y) {
    const auto* row = picture.argb.data() +
                      static_cast<std::size_t>(top + y) * static_cast<std::size_t>(picture.size.w) +
                      static_cast<std::size_t>(left);
    cropped.argb.insert(cropped.argb.end(), row, row + w);
  }
  return scaled_to(cropped, box);
}

}  // namespace noren
