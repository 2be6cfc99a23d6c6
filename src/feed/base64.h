#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace noren {

/// The bytes that `text` stands for (RFC 4648, section 4), white space and missing padding
/// forgiven; nothing when another character stands in it.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace noren
