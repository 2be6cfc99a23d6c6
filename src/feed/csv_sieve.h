#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace noren {

/// Lets a table through while it arrives and leaves out what no slide shows: once it is larger than
/// kWholeTable, long cells are cut. Cells, rows and line ends stay where they are.
class CsvSieve {
 public:
  /// Bytes up to which everything stays.
  static constexpr std::size_t kWholeTable = 1024UL * 1024;
  /// Bytes that are kept of a cell after that; of an address, which would lead astray, more.
  static constexpr std::size_t kLongestCell = 1024;
  static constexpr std::size_t kLongestAddress = 2100;

  /// Whether a text that begins like this, and that is neither XML nor a calendar, can be a table
  /// in a charset whose commas and quotes are those of ASCII.
  static bool may_be_table(std::string_view begin);

  /// Appends to `kept` what stays of the next `chunk`. The first one holds the line of the
  /// headings.
  void pass(std::string_view chunk, std::string& kept);

 private:
  void pass_byte(char c, std::string& kept);
  [[nodiscard]] bool is_between_characters(char c) const;
  void follow_characters(char c);
  void follow_quotes(char c);

  char separator_ = '\0';   // once it is known
  std::string begin_;       // of the cell, its first bytes
  std::size_t length_ = 0;  // bytes of the cell so far
  bool quoted_ = false;
  bool closed_ = false;  // by the byte before, unless that quote is the first of two
  bool cut_ = false;     // the rest of the cell is left out

  int utf8_left_ = 0;      // bytes of a character of UTF-8 to come
  bool is_utf8_ = true;    // so far
  bool is_trail_ = false;  // the next byte is the second of a character of Shift_JIS
};

}  // namespace noren
