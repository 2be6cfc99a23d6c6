#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <system_error>

#include <tl/expected.hpp>

namespace noren {

/// Everything from `fd` to its end, at most `limit` bytes: file_too_large beyond that. For regular
/// files, whose size is not believed.
tl::expected<std::string, std::error_code> read_bounded(int fd, std::size_t limit);

/// The same of a file that is larger than what is kept of it: each piece goes through `sieve`,
/// which appends what stays. At most `limit` bytes are kept, and at most `whole` are read.
tl::expected<std::string, std::error_code> read_sieved(
    int fd, std::size_t limit, std::size_t whole,
    const std::function<void(std::string_view, std::string&)>& sieve);

/// Writes all of `bytes` to `fd`, through interruptions.
std::error_code write_all(int fd, const char* bytes, std::size_t count);

}  // namespace noren
