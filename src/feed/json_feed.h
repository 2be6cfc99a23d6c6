#pragma once

#include <string_view>

#include "feed/json_stream.h"
#include "feed/source_reader.h"

namespace noren {

/// Whether a document of that outline is a JSON Feed (jsonfeed.org, 1.0 or 1.1).
bool looks_like_json_feed(const JsonOutline& outline);

/// Reads the posts of a JSON Feed; `text` is well-formed UTF-8.
Result<Content> read_json_feed(std::string_view text, const ReadContext& context);

}  // namespace noren
