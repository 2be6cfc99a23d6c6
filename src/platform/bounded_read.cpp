#include "platform/bounded_read.h"

#include <algorithm>
#include <cerrno>
#include <vector>

#include <unistd.h>

namespace noren {

tl::expected<std::string, std::error_code> read_bounded(int fd, std::size_t limit) {
  constexpr std::size_t kStep = 64U << 10U;
  std::string bytes;
  while (true) {
    const std::size_t had = bytes.size();
    // One byte past the limit tells a file that is too large from one that just fits.
    const std::size_t wanted = std::min(kStep, limit + 1 - had);
    bytes.resize(had + wanted);
    const ssize_t got = ::read(fd, bytes.data() + had, wanted);
    if (got < 0 && errno != EINTR) {
      return tl::unexpected(std::error_code(errno, std::generic_category()));
    }
    bytes.resize(had + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) return bytes;
    if (bytes.size() > limit) {
      return tl::unexpected(std::make_error_code(std::errc::file_too_large));
    }
  }
}

tl::expected<std::string, std::error_code> read_sieved(
    int fd, std::size_t limit, std::size_t whole,
    const std::function<void(std::string_view, std::string&)>& sieve) {
  std::vector<char> piece(64U << 10U);
  std::string kept;
  std::size_t seen = 0;
  while (true) {
    const ssize_t got = ::read(fd, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return tl::unexpected(std::error_code(errno, std::generic_category()));
    if (got == 0) return kept;
    seen += static_cast<std::size_t>(got);
    sieve({piece.data(), static_cast<std::size_t>(got)}, kept);
    if (seen > whole || kept.size() > limit)
      return tl::unexpected(std::make_error_code(std::errc::file_too_large));
  }
}

std::error_code write_all(int fd, const char* bytes, std::size_t count) {
  while (count > 0) {
    const ssize_t written = ::write(fd, bytes, count);
    if (written < 0) {
      if (errno == EINTR) continue;
      return {errno, std::generic_category()};
    }
    bytes += written;
    count -= static_cast<std::size_t>(written);
  }
  return {};
}

}  // namespace noren
