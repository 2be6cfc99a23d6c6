#include "text/line_break_class.h"

namespace noren {
namespace {

#include "text/line_break_table.inc"

constexpr std::uint8_t kWide = 0x40;
constexpr std::uint8_t kPictograph = 0x80;

}  // namespace

LineBreakProperties line_break_properties(char32_t character) {
  if (character > 0x10FFFF) return {};
  const std::uint8_t value = kBlocks[kBlockOf[character >> 8]][character & 0xFF];
  return {static_cast<LineBreakClass>(value & 0x3F), (value & kWide) != 0,
          (value & kPictograph) != 0};
}

}  // namespace noren
