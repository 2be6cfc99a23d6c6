#pragma once

#include <string>
#include <string_view>

namespace noren::testing {

/// `bytes` as a gzip stream.
std::string gzipped(std::string_view bytes);

}  // namespace noren::testing
