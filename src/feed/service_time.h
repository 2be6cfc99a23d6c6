#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/zone.h"

namespace noren {

/// A time as services and tables write it, spelled as RFC 3339 does: slashes and dots in dates
/// ("2018/01/10 13:00", "2026.08.16"), hours past 24 ("25:30"), the dates of RSS. What is none of
/// these ("2月18日(日) 10:00〜") is handed back as it is, to be read as people's writing; nothing
/// for what means no date ("", "0000-00-00 00:00:00").
std::optional<std::string> plain_time(std::string_view text);

/// Seconds or milliseconds since 1970 as RFC 3339; nothing for other texts.
std::optional<std::string> time_of_unix(std::string_view text);

/// `start` (RFC 3339, with or without an offset) and an ISO 8601 duration ("PT2H", "P1DT30M"): when
/// it ends, spelled like `start`. Nothing when the duration is zero, which services write for an
/// unknown one, or when either can't be read.
std::optional<std::string> time_after(std::string_view start, std::string_view duration);

}  // namespace noren
