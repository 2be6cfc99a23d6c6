#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "platform/pixels.h"

namespace noren {

/// How different two pictures look. Each is averaged over blocks of 4 x 4 px first, so that an edge
/// smoothed in another way, or moved by a fraction of a pixel, does not count, while a moved word,
/// another colour or a missing line does.
struct PictureDistance {
  double mean = 0;   // of all blocks, 0..255
  double worst = 0;  // mean over the worst neighbourhood of 8 x 8 blocks, 0..255

  /// SAME, GOOD, BAD as the eye would say it.
  [[nodiscard]] bool good() const { return mean <= 0.8 && worst <= 10; }
};

namespace detail {

constexpr int kBlock = 4;
constexpr int kNeighbourhood = 8;

struct Blocks {
  int columns = 0;
  int rows = 0;
  std::vector<double> differences;
};

inline double block_mean(const Pixels& picture, int column, int row, unsigned shift) {
  double sum = 0;
  for (int y = row * kBlock; y < (row + 1) * kBlock; ++y)
    for (int x = column * kBlock; x < (column + 1) * kBlock; ++x)
      sum += static_cast<double>(
          (picture.argb[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.size.w) +
                        static_cast<std::size_t>(x)] >>
           shift) &
          255U);
  return sum / (kBlock * kBlock);
}

inline Blocks block_differences(const Pixels& one, const Pixels& other) {
  Blocks blocks{one.size.w / kBlock, one.size.h / kBlock, {}};
  for (int row = 0; row < blocks.rows; ++row)
    for (int column = 0; column < blocks.columns; ++column) {
      double difference = 0;
      for (const unsigned shift : {16U, 8U, 0U})
        difference +=
            std::abs(block_mean(one, column, row, shift) - block_mean(other, column, row, shift));
      blocks.differences.push_back(difference / 3);
    }
  return blocks;
}

}  // namespace detail

/// Pictures of different sizes are as far apart as can be.
inline PictureDistance distance(const Pixels& one, const Pixels& other) {
  if (one.size != other.size || one.argb.empty()) return {255, 255};
  const detail::Blocks blocks = detail::block_differences(one, other);
  PictureDistance result;
  for (const double difference : blocks.differences)
    result.mean += difference;
  result.mean /= static_cast<double>(std::max<std::size_t>(1, blocks.differences.size()));
  for (int top = 0; top < blocks.rows; top += detail::kNeighbourhood)
    for (int left = 0; left < blocks.columns; left += detail::kNeighbourhood) {
      double sum = 0;
      int count = 0;
      for (int row = top; row < std::min(top + detail::kNeighbourhood, blocks.rows); ++row)
        for (int column = left; column < std::min(left + detail::kNeighbourhood, blocks.columns);
             ++column, ++count)
          sum += blocks.differences[static_cast<std::size_t>(row) *
                                        static_cast<std::size_t>(blocks.columns) +
                                    static_cast<std::size_t>(column)];
      result.worst = std::max(result.worst, sum / std::max(1, count));
    }
  return result;
}

}  // namespace noren
