#pragma once

#include <string_view>

#include "feed/source_reader.h"

namespace noren {

/// Reads the events of an iCalendar (RFC 5545); `text` is well-formed UTF-8. Recurring events are
/// spelled out from a week before to a year after today. Bounded: events, dates of a series, and
/// the work that all rules may take.
Result<Content> read_ical_feed(std::string_view text, const ReadContext& context);

}  // namespace noren
