#include "feed/json_sieve.h"

namespace noren {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\xEF\xBB\xBF";
constexpr std::string_view kAddress = "http";

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

bool JsonSieve::cuts_here(char c, const std::string& kept) const {
  if (kept.size() < kWholeJson || escaped_ || hex_left_ > 0 || continues_character(c)) return false;
  return length_ >= (begin_ == kAddress ? kLongestAddress : kLongestString);
}

void JsonSieve::pass_byte(char c, std::string& kept) {
  if (!in_string_) {
    kept += c;
    if (c != '"') return;
    in_string_ = true;
    cut_ = false;
    length_ = 0;
    begin_.clear();
    return;
  }
  const bool closes = c == '"' && !escaped_;
  if (!closes && !cut_) cut_ = cuts_here(c, kept);
  if (closes || !cut_) kept += c;
  if (closes) in_string_ = false;
  ++length_;
  if (begin_.size() < kAddress.size()) begin_ += c;
  if (hex_left_ > 0) {
    --hex_left_;
  } else if (escaped_) {
    escaped_ = false;
    if (c == 'u') hex_left_ = 4;
  } else {
    escaped_ = c == '\\';
  }
}

void JsonSieve::pass(std::string_view chunk, std::string& kept) {
  if (document_ == Document::unknown) {
    const std::size_t first = chunk.find_first_not_of(kBlanks);
    if (first != std::string_view::npos)
      document_ = chunk[first] == '{' || chunk[first] == '[' ? Document::json : Document::other;
  }
  if (document_ != Document::json) {
    kept += chunk;
    return;
  }
  for (const char c : chunk)
    pass_byte(c, kept);
}

}  // namespace noren
