#include "feed/json_repair.h"

#include <charconv>
#include <system_error>

namespace noren {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_number_part(char c) {
  return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == 'e' || c == 'E';
}

class JsonMender {
 public:
  explicit JsonMender(std::string_view text) : text_(text) {}

  JsonRepair mend() {
    JsonRepair repair;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\0') {
        repair.nul_at = at_;
        break;
      }
      if (c == '"')
        mend_string();
      else if (c == ',')
        mend_comma();
      else if (is_number_part(c) || c == 'N' || c == 'I')
        mend_literal();
      else
        ++at_;
    }
    if (copied_ > 0) repair.text = mended_.append(text_.substr(copied_));
    return repair;
  }

 private:
  /// Puts `with` in the place of the next `length` bytes.
  void replace(std::size_t length, std::string_view with) {
    mended_.append(text_.substr(copied_, at_ - copied_)).append(with);
    at_ += length;
    copied_ = at_;
  }

  void mend_string() {
    ++at_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return;
      }
      if (c == '\\')
        mend_escape();
      else if (static_cast<unsigned char>(c) < 0x20)
        replace(1, c == '\n' ? "\\n" : " ");
      else
        ++at_;
    }
  }

  /// The code unit of a \uXXXX at `at`.
  [[nodiscard]] std::optional<unsigned> code_unit(std::size_t at) const {
    if (at + 6 > text_.size() || text_[at] != '\\' || text_[at + 1] != 'u') return std::nullopt;
    unsigned value = 0;
    const char* const first = text_.data() + at + 2;
    const auto [end, error] = std::from_chars(first, first + 4, value, 16);
    if (error != std::errc() || end != first + 4) return std::nullopt;
    return value;
  }

  void mend_escape() {
    const std::optional<unsigned> unit = code_unit(at_);
    if (!unit) {
      at_ += 2;  // of any other escape the second byte is never a closing quote
      return;
    }
    const bool high = *unit >= 0xD800 && *unit <= 0xDBFF;
    const bool low = *unit >= 0xDC00 && *unit <= 0xDFFF;
    if (!high && !low) {
      at_ += 6;
      return;
    }
    const std::optional<unsigned> next = code_unit(at_ + 6);
    if (high && next && *next >= 0xDC00 && *next <= 0xDFFF)
      at_ += 12;
    else
      replace(6, "\\ufffd");
  }

  /// A comma between a value and a closing bracket is dropped; any other is the parser's business.
  void mend_comma() {
    std::size_t next = at_ + 1;
    while (next < text_.size() && is_space(text_[next]))
      ++next;
    std::size_t before = at_;
    while (before > 0 && is_space(text_[before - 1]))
      --before;
    const bool closes = next < text_.size() && (text_[next] == ']' || text_[next] == '}');
    const bool follows_value =
        before > 0 && std::string_view("[{,:").find(text_[before - 1]) == std::string_view::npos;
    if (closes && follows_value)
      replace(1, "");
    else
      ++at_;
  }

  void mend_literal() {
    std::size_t end = at_;
    while (end < text_.size() && is_number_part(text_[end]))
      ++end;
    const std::string_view rest = text_.substr(end);
    for (const std::string_view word : {"NaN", "Infinity"}) {
      if (rest.substr(0, word.size()) != word || end > at_ + 1) continue;
      replace(end - at_ + word.size(), "null");
      return;
    }
    const std::string_view token = text_.substr(at_, end - at_);
    double value = 0;
    const auto [stop, error] = std::from_chars(token.data(), token.data() + token.size(), value);
    if (error == std::errc::result_out_of_range && stop == token.data() + token.size()) {
      const std::string quoted = '"' + std::string(token.substr(0, 64)) + '"';
      replace(token.size(), quoted);
      return;
    }
    at_ = end > at_ ? end : at_ + 1;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t copied_ = 0;  // bytes of text_ that are in mended_ or were replaced
  std::string mended_;
};

}  // namespace

JsonRepair repair_json(std::string_view text) {
  return JsonMender(text).mend();
}

}  // namespace noren
