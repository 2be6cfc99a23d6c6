#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace noren {

/// What stood in the way of a strict JSON parser and was mended.
struct JsonRepair {
  /// The mended text; nothing when it needs no mending.
  std::optional<std::string> text;
  /// Where a NUL byte stands outside strings: such a file was cut or filled with zeros.
  std::optional<std::size_t> nul_at;
};

/// Mends, in one linear pass over well-formed UTF-8, what real feeds get wrong and a strict parser
/// gives the whole document up for: raw control characters in strings (become spaces), halves of
/// surrogate pairs (\ud83d, become U+FFFD), numbers that no double holds (1e400, become strings),
/// NaN and Infinity (become null), a comma before a closing bracket.
JsonRepair repair_json(std::string_view text);

}  // namespace noren
