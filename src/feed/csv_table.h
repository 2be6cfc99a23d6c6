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

/// The sign between the cells of the table that begins like this: a comma, a tab or a semicolon, or
/// what its line "sep=" says.
char csv_separator(std::string_view text);

/// The rows of a table that are not empty, at most 20,000 of at most 200 cells each: RFC 4180 with
/// any of these separators, line ends of any sort, cells in quotes with line ends in them. `text`
/// is well-formed UTF-8. A quote that is never closed is a fault: `where` names its place.
Result<std::vector<CsvRow>> csv_rows(std::string_view text, const std::string& where);

/// The rows that are whole in the beginning of a table.
std::vector<CsvRow> first_csv_rows(std::string_view begin);

}  // namespace noren
