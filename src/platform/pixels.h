#pragma once

#include <cstdint>
#include <vector>

#include "base/geometry.h"

namespace noren {

/// A picture in memory: row by row, 0xAARRGGBB, alpha not multiplied in.
struct Pixels {
  Size size;
  std::vector<std::uint32_t> argb;

  bool operator==(const Pixels&) const = default;
};

}  // namespace noren
