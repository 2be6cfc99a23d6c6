#pragma once

#include <optional>
#include <string>

#include "base/instant.h"

namespace noren {

/// A date (perhaps with its time) as tables spell it, as RFC 3339 without an offset where none is
/// written: what plain_time reads, "2/18/2024", "18-Feb-24", the serial numbers of spreadsheets
/// (45340.5: days since 30 December 1899), and the dates of people that name their year
/// (「令和6年2月18日(日)」). Nothing for what else there is. `today` is what people's words hang
/// on.
std::optional<std::string> table_day(const std::string& text, Date today);

/// `time` ("9:00", "25:30", 0.375 of a day) on the day that `day` (RFC 3339) begins with; nothing
/// when it says more or something else.
std::optional<std::string> table_time(const std::string& day, const std::string& time);

}  // namespace noren
