#pragma once

#include <string>
#include <string_view>

namespace noren {

/// `url` as it may stand in logs, messages and status files: user and password, query values that
/// are or look like keys, "private-…" parts of calendar addresses and the fragment are "***".
std::string masked_url(std::string_view url);

}  // namespace noren
