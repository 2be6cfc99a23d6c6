#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace noren {

/// `value` with each "$ENV{NAME}" replaced by that environment variable and each "$FILE{path}" by
/// the content of that file (relative to `folder`, at most 4 kB, line ends at its end dropped).
/// Fails, naming the variable or file but never a value, when one is missing, empty or no single
/// line. The result must reach no log; `where` is the header's place in the configuration.
Result<std::string> resolve_secrets(std::string_view value, const std::filesystem::path& folder,
                                    const std::string& where);

}  // namespace noren
