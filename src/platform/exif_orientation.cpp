#include "platform/exif_orientation.h"

#include <cstdint>

#include "platform/byte_order.h"

namespace noren {

int exif_orientation(std::string_view tiff) {
  constexpr std::size_t kEntryBytes = 12;
  constexpr std::uint32_t kOrientation = 0x0112;
  constexpr std::uint32_t kShort = 3;
  constexpr std::string_view kPrefix("Exif\0\0", 6);
  if (tiff.starts_with(kPrefix)) tiff.remove_prefix(kPrefix.size());
  if (tiff.size() < 8) return 1;
  const auto order = tiff.substr(0, 2);
  if (order != "II" && order != "MM") return 1;
  const auto number = [&](std::size_t at, std::size_t count) {
    return order == "MM" ? big_endian(tiff, at, count) : little_endian(tiff, at, count);
  };
  const std::size_t directory = number(4, 4);
  if (directory > tiff.size() - 2) return 1;
  const std::size_t entries = number(directory, 2);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t at = directory + 2 + i * kEntryBytes;
    if (at + kEntryBytes > tiff.size()) return 1;
    if (number(at, 2) != kOrientation || number(at + 2, 2) != kShort) continue;
    const auto value = static_cast<int>(number(at + 8, 2));
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

}  // namespace noren
