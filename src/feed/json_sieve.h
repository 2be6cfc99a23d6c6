#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace noren {

/// Lets an answer through while it arrives and leaves out what no slide shows: once a JSON document
/// is larger than kWholeJson, strings (the bodies of posts, above all) are cut. What comes out is
/// JSON exactly if what goes in is. Other texts pass as they are.
class JsonSieve {
 public:
  /// Bytes up to which everything stays.
  static constexpr std::size_t kWholeJson = 1024UL * 1024;
  /// Bytes that are kept of a string after that; of an address, which would lead astray, more.
  static constexpr std::size_t kLongestString = 1024;
  static constexpr std::size_t kLongestAddress = 2100;

  /// Appends to `kept` what stays of the next `chunk`.
  void pass(std::string_view chunk, std::string& kept);

 private:
  void pass_byte(char c, std::string& kept);
  [[nodiscard]] bool cuts_here(char c, const std::string& kept) const;

  enum class Document { unknown, json, other } document_ = Document::unknown;
  bool in_string_ = false;
  bool escaped_ = false;
  int hex_left_ = 0;        // digits of \uXXXX to come
  bool cut_ = false;        // the rest of this string is left out
  std::size_t length_ = 0;  // bytes of the string so far
  std::string begin_;       // its first bytes
};

}  // namespace noren
