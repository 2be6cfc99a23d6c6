#pragma once

#include <string>
#include <string_view>

#include "base/problem.h"
#include "feed/format_mapping.h"

namespace noren {

/// The name of the format that `text` (well-formed UTF-8) is in, by its content: "noren",
/// "jsonfeed", one of `formats` (may be null). Fails, saying what it seems to be instead, when it
/// is in none.
Result<std::string> recognise_format(std::string_view text, const std::string& where,
                                     const FormatMappings* formats);

/// Whether `text` is a web page, for people rather than programs.
bool is_web_page(std::string_view text);

/// What is wrong with a text that can be in no format at all: empty, or a page for people (the
/// login page of a Wi-Fi comes with status 200). Nothing when it may be a feed.
Result<void> refuse_pages(std::string_view text, const std::string& where);

}  // namespace noren
