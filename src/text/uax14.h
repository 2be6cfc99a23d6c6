#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace noren {

enum class LineBreak : std::uint8_t { forbidden, allowed, mandatory };

/// How UAX #14 is applied: as published, or as Japanese display text wants it: full-width ～ like
/// 〜, ‖ kept off line starts, no break between a full stop and digits (Vol.3).
enum class LineBreakTailoring : std::uint8_t { none, japanese };

/// Line breaks by UAX #14 (Unicode 15.0), strict (small kana and ー never start a line), with the
/// number rule of its section 8.2, example 7. Element i is the break before text[i]; the first is
/// forbidden, the last (at text.size()) mandatory. Linear.
std::vector<LineBreak> line_breaks(std::u32string_view text, LineBreakTailoring tailoring);

}  // namespace noren
