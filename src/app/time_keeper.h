#pragma once

#include <mutex>
#include <optional>
#include <vector>

#include "app/command_line.h"
#include "base/zone.h"
#include "model/clock_policy.h"
#include "model/settings.h"
#include "model/venue_time.h"
#include "platform/fetcher.h"
#include "platform/system_clock.h"

namespace noren {

/// What time it is, for every thread: the machine's clocks judged by the clock policy, and what
/// servers told. Any thread; its lock is never held while anything else is waited for.
class TimeKeeper {
 public:
  /// `last_known`: the last trusted time of an earlier run. A simulated clock (--at) without an
  /// offset is read in `zone`.
  TimeKeeper(const Options& options, ClockKnowledge::Demand demand, const Zone& zone,
             std::optional<Instant> last_known);

  /// Now, at a venue in `zone`, which must outlive the use of the result.
  [[nodiscard]] VenueTime now(const Zone& zone) const;
  [[nodiscard]] Uptime uptime() const { return clock_.uptime(); }
  [[nodiscard]] CertificateTime certificate_time() const;

  /// Takes what a server told; `sources` say whether plain ones count.
  void learn(const ServerTime& told, const std::vector<Settings::Source>& sources);

  /// The time worth keeping for the next start: trusted and not simulated.
  [[nodiscard]] std::optional<Instant> worth_keeping() const;

 private:
  [[nodiscard]] ClockReading reading() const;
  [[nodiscard]] TrustedTime trusted() const;

  SystemClock clock_;
  mutable std::mutex mutex_;
  ClockKnowledge knowledge_;  // guarded by mutex_
};

}  // namespace noren
