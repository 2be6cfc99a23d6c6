#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace noren {

/// Bytes of the longest address that is taken.
inline constexpr std::size_t kLongestUrl = 2048;

/// `reference` resolved against `base` (RFC 3986, section 5): http and https only. Nothing when
/// the result is no http(s) address of a host, is longer than kLongestUrl or holds blanks or
/// control characters. "www.…" without a scheme is taken as https.
std::optional<std::string> link_url(std::string_view reference, std::string_view base);

/// As link_url, for pictures: a feed that is a file itself (`base` begins with "file:") may name
/// pictures by "file:PATH" or by a path relative to its folder; the result is then "file:PATH".
std::optional<std::string> image_url(std::string_view reference, std::string_view base);

}  // namespace noren
