#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace noren {

enum class Language { ja, en };

/// One sentence in the two languages that Noren speaks to its people. Both are made where the
/// sentence is needed; the reader's language is known only where it is printed.
struct Bilingual {
  std::string ja;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::ja ? ja : en;
  }
  bool operator==(const Bilingual&) const = default;
};

/// Formats the same arguments (fmt syntax) into both sentences.
template <class... Args>
Bilingual say(fmt::format_string<Args...> ja, fmt::format_string<Args...> en, const Args&... args) {
  const auto arguments = fmt::make_format_args(args...);
  return {fmt::vformat(ja, arguments), fmt::vformat(en, arguments)};
}

/// "ja" or "en" from a language tag or a locale such as "ja_JP.UTF-8"; `otherwise` for any other.
Language language_of(std::string_view tag, Language otherwise);

}  // namespace noren
