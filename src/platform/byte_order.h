#pragma once

#include <cstdint>
#include <string_view>

namespace noren {

/// The number in `count` (at most 4) bytes at `at`, most significant first. Bytes beyond the end
/// are read as 0.
inline std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto byte = at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
    number = number << 8U | byte;
  }
  return number;
}

/// The same, least significant first.
inline std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t number = 0;
  for (std::size_t i = count; i-- > 0;) {
    const auto byte = at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
    number = number << 8U | byte;
  }
  return number;
}

}  // namespace noren
