#pragma once

#include <cstdint>
#include <vector>

#include "text/cluster.h"

namespace noren {

/// What is done with punctuation at the ends of a line.
enum class LineEdges : std::uint8_t {
  whole,    // nothing: the advances as they are
  trimmed,  // an opening bracket at the start flush, a closing mark at the end cut to its ink's
            // half
  hanging,  // as trimmed, and 、。 at the end stand outside the measure
};

/// Clusters [from, to) as one line, spaces at its ends left out.
struct SetLine {
  std::size_t from = 0;
  std::size_t to = 0;
  double width = 0;       // em, without what is trimmed or hangs
  double start_trim = 0;  // em cut off before the first cluster
};

/// Widths of any line of a text in constant time. The text must outlive it.
class LineMeasure {
 public:
  LineMeasure(const SetText& text, LineEdges edges, double letter_spacing);

  [[nodiscard]] SetLine line(std::size_t from, std::size_t to) const;

 private:
  const SetText& text_;
  LineEdges edges_;
  double letter_spacing_;
  std::vector<double> before_;             // em from the text's start to each cluster's gap
  std::vector<std::size_t> next_visible_;  // the first cluster at or after that is no space
  std::vector<std::size_t> last_visible_;  // the end after the last one before that is no space
};

}  // namespace noren
