#include "feed/csv_table.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace noren {
namespace {

constexpr std::size_t kMostRows = 20'000;
constexpr std::size_t kMostCells = 200;
constexpr std::size_t kLongestCell = 65'536;

/// The sign that the first line has most of outside quotes.
char separator_of(std::string_view text) {
  constexpr std::array<char, 3> kSigns{',', '\t', ';'};
  std::array<std::size_t, 3> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    for (std::size_t i = 0; i < kSigns.size(); ++i)
      if (c == kSigns.at(i)) ++counts.at(i);
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return kSigns.at(static_cast<std::size_t>(most - counts.begin()));
}

/// Excel's own line at the head of a table.
std::optional<char> declared_separator(std::string_view text) {
  if (text.substr(0, 4) != "sep=" || text.size() < 6 || (text[5] != '\n' && text[5] != '\r'))
    return std::nullopt;
  return text[4];
}

class TableReader {
 public:
  explicit TableReader(std::string_view text) : text_(text), separator_(csv_separator(text)) {
    if (declared_separator(text)) skip_line();
  }

  /// Stops before a row whose quote is never closed, and says so.
  bool read() {
    while (at_ < text_.size() && rows_.size() < kMostRows) {
      CsvRow row;
      if (!read_row(row)) return false;
      const bool empty = std::all_of(row.begin(), row.end(), [](const CsvCell& cell) {
        return cell.text.find_first_not_of(" \t\r\n") == std::string::npos;
      });
      if (!empty) rows_.push_back(std::move(row));
    }
    return true;
  }

  std::vector<CsvRow> take_rows() { return std::move(rows_); }
  /// Of the cell whose quote is open.
  [[nodiscard]] const CsvCell& open_cell() const { return open_; }

 private:
  void skip_line() {
    while (at_ < text_.size() && text_[at_] != '\n')
      step();
    if (at_ < text_.size()) step();
  }

  void step() {
    const char c = text_[at_++];
    const bool line_end = c == '\n' || (c == '\r' && (at_ >= text_.size() || text_[at_] != '\n'));
    if (line_end) {
      ++line_;
      column_ = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++column_;
    }
  }

  bool read_row(CsvRow& row) {
    for (;;) {
      CsvCell cell{{}, line_, column_};
      if (!read_cell(cell)) return false;
      if (row.size() < kMostCells) row.push_back(std::move(cell));
      if (at_ >= text_.size()) return true;
      const char end = text_[at_];
      const bool crlf = end == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
      step();
      if (crlf) step();
      if (end != separator_) return true;
    }
  }

  /// Stands on the separator, the line end or the end of the text afterwards.
  bool read_cell(CsvCell& cell) {
    const auto add = [&](char c) {
      if (cell.text.size() < kLongestCell) cell.text += c;
    };
    if (at_ < text_.size() && text_[at_] == '"') {
      open_ = cell;
      step();
      for (;; step()) {
        if (at_ >= text_.size()) return false;
        if (text_[at_] == '"') {
          const bool twice = at_ + 1 < text_.size() && text_[at_ + 1] == '"';
          step();
          if (!twice) break;
        }
        add(text_[at_]);
      }
    }
    for (;
         at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r';
         step())
      add(text_[at_]);
    return true;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
  int column_ = 1;
  CsvCell open_;
  std::vector<CsvRow> rows_;
};

}  // namespace

char csv_separator(std::string_view text) {
  return declared_separator(text).value_or(separator_of(text));
}

Result<std::vector<CsvRow>> csv_rows(std::string_view text, const std::string& where) {
  TableReader reader(text);
  if (reader.read()) return reader.take_rows();
  const CsvCell& cell = reader.open_cell();
  return fail(fmt::format("{}:{}:{}", where, cell.line, cell.column),
              say("ここの「\"」が閉じられていません。表が途中で切れていないか確かめてください",
                  "the quote here is never closed; the table may have been cut"));
}

std::vector<CsvRow> first_csv_rows(std::string_view begin) {
  TableReader reader(begin);
  reader.read();
  return reader.take_rows();
}

}  // namespace noren
