#pragma once

#include <optional>
#include <string>

#include "base/instant.h"

namespace noren {

/// Tells systemd how the service is; without systemd each call does nothing.
class ServiceNotify {
 public:
  /// Reads from the environment whether and how often systemd wants a sign of life.
  ServiceNotify();

  /// The first slide stands on the screen.
  void ready() const;

  /// A frame decision was made, or a step of the loop that takes its time came to its end. To be
  /// called at least twice per watchdog_interval(), by the loop itself and by nothing else.
  void alive() const;

  /// One line for `systemctl status`; sent only when it differs from the last.
  void status(const std::string& line);

  void stopping() const;

  /// After how long a silence systemd restarts the service; none: it does not watch.
  [[nodiscard]] std::optional<Millis> watchdog_interval() const { return interval_; }

 private:
  std::optional<Millis> interval_;
  std::string status_;
};

}  // namespace noren
