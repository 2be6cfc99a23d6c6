#pragma once

#include <map>
#include <string>
#include <vector>

#include "feed/csv_table.h"

namespace noren {

/// What the columns of a table mean: the index of each, by the member of the format noren that it
/// fills, or "date", "time", "end_date", "end_time".
struct CsvHeadings {
  std::map<std::string, std::size_t> columns;
  std::size_t row = 0;             // that holds the headings
  std::vector<CsvCell> not_known;  // headings that mean nothing here

  [[nodiscard]] bool has(const std::string& member) const { return columns.contains(member); }
};

/// The headings among the first ten rows: a title (催し, 題名, title …) and a date (日付, 開催日,
/// date …; for posts 公開日, published …), in Japanese or English, with notes in brackets left out;
/// other headings count by a word that they hold. Without both, `columns` is empty.
CsvHeadings csv_headings(const std::vector<CsvRow>& rows);

}  // namespace noren
