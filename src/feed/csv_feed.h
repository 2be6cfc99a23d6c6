#pragma once

#include <string_view>

#include "feed/source_reader.h"

namespace noren {

/// Whether `text` (well-formed UTF-8) begins like a table with headings that are understood.
bool looks_like_csv(std::string_view text);

/// Reads the events of a table, a row each: a published spreadsheet or an export of one. A table
/// with a column 公開日 and none of a date holds posts. Problems name line, column and heading.
Result<Content> read_csv_feed(std::string_view text, const ReadContext& context);

}  // namespace noren
