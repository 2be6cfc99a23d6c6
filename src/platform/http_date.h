#pragma once

#include <optional>
#include <string_view>

#include "base/instant.h"

namespace noren {

/// The three forms of HTTP-date in RFC 9110 5.6.7 ("Sun, 06 Nov 1994 08:49:37 GMT"); nothing for
/// anything else. 64-bit throughout, unlike curl_getdate.
std::optional<Instant> parse_http_date(std::string_view text);

/// Retry-After as seconds or as a date, which counts from `now`; within 0 and one hour.
std::optional<Millis> parse_retry_after(std::string_view text, Instant now);

}  // namespace noren
