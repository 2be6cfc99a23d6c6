#include "platform/system_clock.h"

#include <ctime>

#include <sys/timex.h>
#include <unistd.h>

namespace noren {
namespace {

Millis reading(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return Millis(std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000);
}

}  // namespace

SystemClock::SystemClock() : started_(reading(CLOCK_BOOTTIME)) {}

Instant SystemClock::now() const {
  return Instant(reading(CLOCK_REALTIME));
}

Uptime SystemClock::uptime() const {
  return reading(CLOCK_BOOTTIME) - started_;
}

Clock::Sync SystemClock::sync() const {
  timex state{};  // modes 0: only asks
  const int verdict = adjtimex(&state);
  if (verdict >= 0 && verdict != TIME_ERROR && (state.status & STA_UNSYNC) == 0) {
    return Sync::synchronised;
  }
  // systemd-timesyncd sets this after its first answer since boot, whatever the kernel thinks of
  // the quality by now.
  return access("/run/systemd/timesync/synchronized", F_OK) == 0 ? Sync::synchronised
                                                                 : Sync::free_running;
}

Instant build_date() {
  return Instant(std::chrono::seconds(std::int64_t{NOREN_BUILD_DATE}));
}

}  // namespace noren
