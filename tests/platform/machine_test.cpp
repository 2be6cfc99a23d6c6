#include <array>
#include <chrono>
#include <thread>

#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "catch.h"
#include "platform/descriptor.h"
#include "platform/service_notify.h"
#include "platform/system_clock.h"
#include "support/temp_folder.h"

namespace noren {
namespace {

TEST_CASE("the machine's clocks run, and no earlier than the build") {
  const SystemClock clock;
  const Uptime first = clock.uptime();
  CHECK(first >= Millis(0));
  CHECK(first < std::chrono::minutes(1));
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(clock.uptime() > first);
  const auto here = std::chrono::floor<Millis>(std::chrono::system_clock::now());
  CHECK(clock.now() - here < std::chrono::seconds(10));
  CHECK(here - clock.now() < std::chrono::seconds(10));
  CHECK(build_date() > Instant(std::chrono::sys_days(Date{std::chrono::year(2024) / 1 / 1})));
}

/// The socket on which systemd listens to its services.
class NotifySocket {
 public:
  explicit NotifySocket(const std::string& path)
      : fd_(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    REQUIRE(path.size() < sizeof address.sun_path);
    path.copy(address.sun_path, path.size());
    REQUIRE(bind(fd_.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    setenv("NOTIFY_SOCKET", path.c_str(), 1);
  }
  ~NotifySocket() {
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
  }
  NotifySocket(const NotifySocket&) = delete;
  NotifySocket& operator=(const NotifySocket&) = delete;

  [[nodiscard]] std::string next() const {
    std::array<char, 512> message{};
    const auto got = recv(fd_.get(), message.data(), message.size(), 0);
    return got < 0 ? "" : std::string(message.data(), static_cast<std::size_t>(got));
  }

 private:
  Descriptor fd_;
};

TEST_CASE("systemd hears when the show is ready, alive and at its end") {
  const testing::TempFolder temp;
  const NotifySocket systemd((temp.path() / "notify").string());
  setenv("WATCHDOG_USEC", "10000000", 1);
  ServiceNotify service;
  CHECK(service.watchdog_interval() == std::chrono::seconds(10));
  service.ready();
  CHECK(systemd.next() == "READY=1");
  service.alive();
  CHECK(systemd.next() == "WATCHDOG=1");
  service.status("12 slides\nMAINPID=1");
  CHECK(systemd.next() == "STATUS=12 slides MAINPID=1");
  service.status("12 slides\nMAINPID=1");
  CHECK(systemd.next().empty());
  service.stopping();
  CHECK(systemd.next() == "STOPPING=1");
}

TEST_CASE("without systemd nothing is said and nothing fails") {
  unsetenv("NOTIFY_SOCKET");
  unsetenv("WATCHDOG_USEC");
  ServiceNotify service;
  CHECK(!service.watchdog_interval());
  service.ready();
  service.alive();
  service.status("x");
  service.stopping();
}

}  // namespace
}  // namespace noren
