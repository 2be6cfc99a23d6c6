#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace noren {

/// Lets a calendar through while it arrives and leaves out what no slide shows: once it is larger
/// than kWholeIcal, the properties that don't concern a venue and attachments within the text; long
/// values are cut. Components keep their begin and end.
class IcalSieve {
 public:
  /// Bytes up to which everything stays.
  static constexpr std::size_t kWholeIcal = 1024UL * 1024;
  /// Bytes that are kept of a description after that, of other values, and of lists of dates, of
  /// which each one missing would be a date too many or too few.
  static constexpr std::size_t kLongestDescription = 1024;
  static constexpr std::size_t kLongestValue = 2100;
  static constexpr std::size_t kLongestDates = 16384;

  /// Appends to `kept` what stays of the next `chunk`.
  void pass(std::string_view chunk, std::string& kept);

 private:
  void pass_byte(char c, std::string& kept);
  void begin_line(char c, std::string& kept);
  void pass_value(char c, std::string& kept);
  void take_head(std::string& kept);

  /// Where in a line of the file: at its first byte, after the blank of a fold, before the colon
  /// of a property, behind it.
  enum class Place { begin, fold, head, value } place_ = Place::begin;
  std::string head_;       // name and parameters of a property, until they are judged
  std::size_t limit_ = 0;  // bytes of this property that are kept; 0: none
  std::size_t run_ = 0;    // bytes of it so far
  bool cut_ = false;       // the rest of it is left out
  bool kept_any_ = true;   // of this line of the file, so that its end is kept as well
};

}  // namespace noren
