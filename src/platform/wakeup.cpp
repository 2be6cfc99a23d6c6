#include "platform/wakeup.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <climits>

namespace noren {

Wakeup::Wakeup() : fd_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Wakeup::~Wakeup() { close(fd_); }

void Wakeup::ring() const {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = write(fd_, &one, sizeof one);
}

Wakeup::Cause Wakeup::wait(Millis timeout, int other) {
  std::array<pollfd, 2> fds{{{fd_, POLLIN, 0}, {other, POLLIN, 0}}};
  const auto limit = timeout.count() < 0
                         ? -1
                         : static_cast<int>(std::min<std::int64_t>(timeout.count(), INT_MAX));
  const int ready = poll(fds.data(), other < 0 ? 1 : 2, limit);
  if (ready <= 0) return Cause::timeout;
  if (fds[0].revents != 0) {
    std::uint64_t rings = 0;
    [[maybe_unused]] const auto consumed = read(fd_, &rings, sizeof rings);
    return Cause::rung;
  }
  return Cause::other;
}

}  // namespace noren
