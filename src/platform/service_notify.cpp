#include "platform/service_notify.h"

#include <systemd/sd-daemon.h>

#include "base/utf8.h"

namespace noren {

ServiceNotify::ServiceNotify() {
  std::uint64_t microseconds = 0;
  if (sd_watchdog_enabled(0, &microseconds) > 0) {
    interval_ = Millis(static_cast<std::int64_t>(microseconds / 1000));
  }
}

void ServiceNotify::ready() const {
  sd_notify(0, "READY=1");
}

void ServiceNotify::alive() const {
  if (interval_) sd_notify(0, "WATCHDOG=1");
}

void ServiceNotify::status(const std::string& line) {
  if (line == status_) return;
  status_ = line;
  sd_notify(0, ("STATUS=" + printable(line)).c_str());
}

void ServiceNotify::stopping() const {
  sd_notify(0, "STOPPING=1");
}

}  // namespace noren
