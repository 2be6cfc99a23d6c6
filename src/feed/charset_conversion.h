#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace noren {

/// U+FFFD, which stands for what can't be decoded.
inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct ConvertedText {
  std::string text;            // UTF-8
  std::size_t ill_formed = 0;  // bytes that were replaced
};

/// `bytes` out of the charset that iconv knows as `from`; nothing when it knows none of that name.
std::optional<ConvertedText> converted_text(std::string_view bytes, const std::string& from);

}  // namespace noren
