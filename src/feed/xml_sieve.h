#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace noren {

/// Lets an XML feed through while it arrives and leaves out what no slide shows: once it is larger
/// than kWholeXml, the text of an element of an entry is cut, and so is the markup within it. What
/// comes out is well-formed if what goes in is.
class XmlSieve {
 public:
  /// Bytes up to which everything stays.
  static constexpr std::size_t kWholeXml = 1024UL * 1024;
  /// Bytes that are kept of one element's text after that.
  static constexpr std::size_t kLongestText = 1024;

  /// Appends to `kept` what stays of the next `chunk`.
  void pass(std::string_view chunk, std::string& kept);

 private:
  enum class State { text, markup, cdata } state_ = State::text;

  void pass_text(char c, std::string& kept);
  void pass_markup(char c, std::string& kept);
  void pass_cdata(char c, std::string& kept);
  void end_markup(std::string& kept);
  void take_tag(std::string& kept);
  void keep_markup(std::string& kept) const;
  [[nodiscard]] bool is_over(const std::string& kept) const;
  [[nodiscard]] bool ends_markup() const;

  std::string markup_;  // from its "<" on, until its end
  /// Whether that passes as it comes: while everything does, so that an end that is missing is
  /// seen.
  enum class Passing { at_once, when_known } passing_ = Passing::at_once;
  char quote_ = '\0';
  std::size_t run_ = 0;           // bytes of the element's text so far
  std::size_t depth_ = 0;         // 0: outside of an entry, 1: in it, 2: in an element of it, …
  std::size_t dropped_from_ = 0;  // depth at which markup is left out; 0: none is
  std::string tail_;              // the last two bytes of a CDATA section
};

}  // namespace noren
