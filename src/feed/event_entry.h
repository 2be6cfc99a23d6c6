#pragma once

#include <optional>

#include "feed/content_collector.h"
#include "feed/entry_reader.h"

namespace noren {

/// The members of an event in the format noren. A mapping of another format fills these, so that
/// every format goes through the same rules.
const std::vector<std::string>& event_members();

/// Reads an event of the format noren and hands it to `collector`, or counts it as dropped and
/// says why.
void read_event(const JsonEntry& entry, const ReadContext& context, ContentCollector& collector);

}  // namespace noren
