#pragma once

#include <string>
#include <vector>

#include "text/break_ranks.h"

namespace noren::test {

/// A text and, per position, whether a line may end there in the eyes of a careful typesetter.
struct MarkedText {
  std::u32string text;
  std::vector<bool> acceptable;
};

/// The texts of a file in tests/text/data/: one a line, marked with | and ¦ (see there).
std::vector<MarkedText> read_marked_texts(const std::string& name);

/// Lines of `text` in a title of `width_em` (full-width characters 1 em, others half of it), at the
/// best ranks that fit, as ends.
std::vector<std::size_t> title_line_ends(const std::u32string& text, double width_em);

/// How the breaks of all texts fare at one width.
struct BreakingQuality {
  std::size_t breaks = 0;
  std::vector<std::string> bad;   // lines joined by a visible mark, for reading
  std::vector<std::string> wide;  // too wide although there is an acceptable place to break
  std::size_t lines = 0;
  std::size_t fewest_lines = 0;  // that the acceptable places allow
  [[nodiscard]] double bad_percent() const {
    return breaks == 0 ? 0 : 100.0 * static_cast<double>(bad.size()) / static_cast<double>(breaks);
  }
};

BreakingQuality measure_breaking(const std::vector<MarkedText>& texts, double width_em);

}  // namespace noren::test
