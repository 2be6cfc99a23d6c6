#pragma once

#include <string>
#include <system_error>

#include <tl/expected.hpp>

namespace noren {

/// Everything from `fd` to its end, at most `limit` bytes: file_too_large beyond that. For regular
/// files, whose size is not believed.
tl::expected<std::string, std::error_code> read_bounded(int fd, std::size_t limit);

/// Writes all of `bytes` to `fd`, through interruptions.
std::error_code write_all(int fd, const char* bytes, std::size_t count);

}  // namespace noren
