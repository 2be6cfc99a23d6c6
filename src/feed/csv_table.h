#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace noren {

/// One cell of a table, with the place of its first character: 1-based, columns count code points.
struct CsvCell {
  std::string text;
  int line = 1;
  int column = 1;
};

using CsvRow = std::vector<CsvCell>;

/// The rows of a table that are not empty, at most 20,000 of at most 200 cells each: RFC 4180 with
/// commas, tabs or semicolons (whichever the first line has most of; "sep=;" of Excel is obeyed),
/// line ends of any sort, cells in quotes with line ends in them. `text` is well-formed UTF-8. A
/// quote that is never closed is a fault: `where` names its place.
Result<std::vector<CsvRow>> csv_rows(std::string_view text, const std::string& where);

}  // namespace noren
