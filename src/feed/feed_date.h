#pragma once

#include <optional>
#include <string_view>

#include "base/instant.h"
#include "base/zone.h"

namespace noren {

/// The date of a post as blogs write it: RFC 3339, RFC 822 with its obsolete zones and comments
/// (the weekday is not looked at), or seconds since 1970. `zone` holds where none is named.
/// Nothing for anything else.
std::optional<Instant> parse_feed_date(std::string_view text, const Zone& zone);

}  // namespace noren
