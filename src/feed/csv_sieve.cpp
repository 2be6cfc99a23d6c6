#include "feed/csv_sieve.h"

#include "feed/csv_table.h"

namespace noren {
namespace {

constexpr std::string_view kAddress = "http";

/// Bytes that follow the first one of a character of UTF-8; below zero: it begins none.
int utf8_following(unsigned char c) {
  if (c < 0x80U) return 0;
  if (c >= 0xC2U && c < 0xE0U) return 1;
  if (c >= 0xE0U && c < 0xF0U) return 2;
  return c >= 0xF0U && c < 0xF5U ? 3 : -1;
}

}  // namespace

bool CsvSieve::may_be_table(std::string_view begin) {
  const std::string_view line = begin.substr(0, begin.find_first_of("\r\n"));
  const bool is_wide = begin.find('\0') != std::string_view::npos;
  // JSON behind a word (a call of JSONP) is repaired, not cut.
  return !is_wide && line.find('{') == std::string_view::npos;
}

bool CsvSieve::is_between_characters(char c) const {
  return is_utf8_ ? (static_cast<unsigned char>(c) & 0xC0U) != 0x80U : !is_trail_;
}

void CsvSieve::follow_characters(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (utf8_left_ > 0) {
    is_utf8_ = is_utf8_ && (byte & 0xC0U) == 0x80U;
    --utf8_left_;
  } else {
    const int following = utf8_following(byte);
    is_utf8_ = is_utf8_ && following >= 0;
    utf8_left_ = following < 0 ? 0 : following;
  }
  is_trail_ = !is_trail_ && ((byte >= 0x81U && byte < 0xA0U) || (byte >= 0xE0U && byte < 0xFDU));
}

void CsvSieve::follow_quotes(char c) {
  const bool is_quote = c == '"';
  const bool opens = is_quote && (length_ == 0 || closed_);
  closed_ = is_quote && quoted_;
  quoted_ = opens || (quoted_ && !closed_);
}

void CsvSieve::pass_byte(char c, std::string& kept) {
  const bool between = is_between_characters(c);
  follow_characters(c);
  if (!quoted_ && (c == separator_ || c == '\n' || c == '\r')) {
    kept += c;
    begin_.clear();
    length_ = 0;
    cut_ = false;
    closed_ = false;
    return;
  }
  follow_quotes(c);
  const bool is_address = begin_ == kAddress || begin_ == "\"htt";
  const std::size_t longest = is_address ? kLongestAddress : kLongestCell;
  if (kept.size() >= kWholeTable && length_ >= longest && between) cut_ = true;
  // Of two quotes neither goes alone; the lines keep their numbers.
  if (!cut_ || c == '"' || c == '\n') kept += c;
  if (begin_.size() < kAddress.size()) begin_ += c;
  ++length_;
}

void CsvSieve::pass(std::string_view chunk, std::string& kept) {
  if (separator_ == '\0') separator_ = csv_separator(chunk);
  for (const char c : chunk)
    pass_byte(c, kept);
}

}  // namespace noren
