#pragma once

#include <string>
#include <string_view>

#include "feed/json_stream.h"
#include "feed/source_reader.h"

namespace noren {

/// Whether a document of that outline is in the format noren: an object with one of its lists, a
/// list of events or posts, or one event or post alone.
bool looks_like_noren(const JsonOutline& outline);

/// Reads the format noren; `text` is well-formed UTF-8. Fails when it is no JSON or holds nothing
/// of the format; an empty list is success.
Result<Content> read_noren_feed(std::string_view text, const ReadContext& context);

}  // namespace noren
