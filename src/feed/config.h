#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "model/settings.h"

namespace noren {

/// A configuration as read: what can be used, and what is wrong with the rest.
struct Config {
  Settings settings;
  /// Unknown keys and wrong values, each "FILE:LINE:COLUMN POINTER" and "VALUE: why"; the key's
  /// default stands in `settings`.
  Problems errors;
  /// What can be used but should be mended (a full-width comma that was understood, …).
  Problems warnings;
};

/// Reads the bytes of a configuration file named `file` (for messages): UTF-8 or UTF-16 with or
/// without BOM, CRLF, comments, full-width ，：“”｛｝［］, a last comma too many. Fails only when
/// the text can't be understood as one JSON object; the problem names line and column.
Result<Config> parse_config(std::string_view bytes, const std::string& file);

/// "FILE:LINE:COLUMN POINTER" of the value at `pointer` ("/timezone", "/sources/0/url") in the same
/// bytes, for problems that are found after parsing (a zone that does not exist, a theme's file
/// that is missing). Of what contains it where the file does not say it; "FILE POINTER" of a file
/// that can't be parsed.
std::string place_in_config(std::string_view bytes, const std::string& file,
                            const std::string& pointer);

/// The pointer of every key that parse_config reads, "*" for any element or name:
/// "/sources/*/url". The tests hold config/noren.schema.json against it.
std::vector<std::string> config_keys();

}  // namespace noren
