#pragma once

#include <string>
#include <utility>
#include <vector>

#include "feed/value_reader.h"

namespace noren {

/// An address for people and their telephones: http or https, or empty.
Read<std::string> web_address();

/// The address of a source: http, https, file: or dir:.
Read<std::string> source_address();

/// The name of a feed format; "auto" is none. Formats of the venue's own are allowed.
Read<std::string> format_name();

using Headers = std::vector<std::pair<std::string, std::string>>;

/// An object of HTTP headers. $ENV{NAME} and $FILE{path} stay as they are, their form is checked.
Read<Headers> http_headers();

}  // namespace noren
