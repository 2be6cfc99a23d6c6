#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "text/spacing_class.h"
#include "text/typesetter.h"

namespace noren {
namespace {

// Longer "readings" and bases are bracketed sentences, not ruby.
constexpr std::size_t kLongestReading = 60;
constexpr std::size_t kLongestBase = 40;

bool is_katakana(char32_t character) {
  return spacing_class(character) == SpacingClass::kana &&
         (character >= 0x30A0 && character <= 0x31FF);
}

/// The scripts whose run before 《 is its base without ｜ being written.
enum class BaseScript { none, han, katakana, latin };

BaseScript script_of(char32_t character) {
  const SpacingClass kind = spacing_class(character);
  if (kind == SpacingClass::han || character == U'ヶ' || character == U'ヵ') return BaseScript::han;
  if (is_katakana(character)) return BaseScript::katakana;
  if (kind == SpacingClass::latin || kind == SpacingClass::digit) return BaseScript::latin;
  return BaseScript::none;
}

/// Reads Aozora notation from left to right, with the base that an explicit ｜ has opened.
class AozoraReader {
 public:
  explicit AozoraReader(std::u32string source) : source_(std::move(source)) {}

  RubyText read() {
    for (std::size_t at = 0; at < source_.size();) {
      if (source_[at] == U'｜') {
        flush_bar();
        bar_ = text_.characters.size();
        ++at;
        continue;
      }
      if (source_[at] == U'《') {
        if (const auto after = take_ruby(at)) {
          at = *after;
          continue;
        }
      }
      text_.characters += source_[at++];
    }
    flush_bar();
    return std::move(text_);
  }

 private:
  /// A ｜ that no reading followed was meant as a character.
  void flush_bar() {
    if (bar_) text_.characters.insert(*bar_, 1, U'｜');
    bar_.reset();
  }

  /// The end of the bracket at `open` when it is a reading with a base; the base is marked.
  std::optional<std::size_t> take_ruby(std::size_t open) {
    const std::size_t close = source_.find_first_of(U"》《\n", open + 1);
    if (close == std::u32string::npos || source_[close] != U'》') return std::nullopt;
    const std::size_t length = close - open - 1;
    if (length == 0 || length > kLongestReading) return std::nullopt;
    const std::size_t start = bar_ ? *bar_ : implicit_base();
    const std::size_t base = text_.characters.size() - start;
    if (base == 0 || base > kLongestBase) return std::nullopt;
    text_.ruby.push_back({start, base, source_.substr(open + 1, length)});
    bar_.reset();
    return close + 1;
  }

  [[nodiscard]] std::size_t implicit_base() const {
    const std::size_t floor =
        text_.ruby.empty() ? 0 : text_.ruby.back().at + text_.ruby.back().length;
    std::size_t start = text_.characters.size();
    if (start == floor) return start;
    const BaseScript script = script_of(text_.characters[start - 1]);
    if (script == BaseScript::none) return start;
    while (start > floor && script_of(text_.characters[start - 1]) == script)
      --start;
    return start;
  }

  std::u32string source_;
  RubyText text_;
  std::optional<std::size_t> bar_;
};

}  // namespace

RubyText RubyText::plain(std::string_view text) {
  return {decode_utf8(text), {}};
}

RubyText RubyText::aozora(std::string_view text) {
  return AozoraReader(decode_utf8(text)).read();
}

}  // namespace noren
