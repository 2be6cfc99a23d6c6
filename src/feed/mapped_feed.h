#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "feed/content_collector.h"
#include "feed/format_mapping.h"
#include "feed/json_stream.h"
#include "feed/mapped_entry.h"

namespace noren {

/// The mapping that recognises a document of that outline: the one of which the largest group of
/// shapes is there. Null when none does.
const FormatMapping* recognised_format(const JsonOutline& outline, const FormatMappings& formats);

/// Reads the events or posts of a JSON document (well-formed UTF-8) by `mapping` and hands them to
/// `collector`. Fails when it is no JSON, or when no list of the mapping is there.
Result<MappingFindings> read_mapped_json(std::string_view text, const FormatMapping& mapping,
                                         const ReadContext& context, ContentCollector& collector);

}  // namespace noren
