#include "platform/wakeup.h"

#include <algorithm>
#include <climits>
#include <cstdint>
#include <vector>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace noren {

Wakeup::Wakeup() : fd_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Wakeup::~Wakeup() {
  close(fd_);
}

void Wakeup::ring() const {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = write(fd_, &one, sizeof one);
}

Wakeup::Cause Wakeup::wait(Millis timeout, std::span<const int> others) {
  std::vector<pollfd> fds{{fd_, POLLIN, 0}};
  for (const int other : others)
    fds.push_back({other, POLLIN, 0});
  const auto limit =
      timeout.count() < 0 ? -1 : static_cast<int>(std::min<std::int64_t>(timeout.count(), INT_MAX));
  if (poll(fds.data(), fds.size(), limit) <= 0) return Cause::timeout;
  if (fds[0].revents == 0) return Cause::other;
  std::uint64_t rings = 0;
  [[maybe_unused]] const auto consumed = read(fd_, &rings, sizeof rings);
  return Cause::rung;
}

}  // namespace noren
