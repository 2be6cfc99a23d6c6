#pragma once

#include "base/instant.h"

namespace noren {

/// The seam between the program and the machine's clocks.
class Clock {
 public:
  virtual ~Clock() = default;

  /// The wall clock, right or wrong.
  [[nodiscard]] virtual Instant now() const = 0;

  /// Never set back, never stepped; goes on while the machine sleeps.
  [[nodiscard]] virtual Uptime uptime() const = 0;

  /// Whether the kernel says that something keeps its clock right.
  enum class Sync { free_running, synchronised };
  [[nodiscard]] virtual Sync sync() const = 0;
};

/// The machine's own clocks; uptime counts from the making of this object. Any thread.
class SystemClock : public Clock {
 public:
  SystemClock();

  [[nodiscard]] Instant now() const override;
  [[nodiscard]] Uptime uptime() const override;
  [[nodiscard]] Sync sync() const override;

 private:
  Millis started_;
};

/// When this program was built: of its last commit, or SOURCE_DATE_EPOCH. No clock is right before
/// it.
Instant build_date();

}  // namespace noren
