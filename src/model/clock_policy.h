#pragma once

#include <optional>

#include "base/instant.h"
#include "model/venue_time.h"

namespace noren {

/// What the machine's clocks say at one moment.
struct ClockReading {
  Instant wall{};
  Uptime uptime{};
  enum class Kernel { free_running, synchronised } kernel = Kernel::free_running;
};

/// A time that a server told.
struct LearnedTime {
  Instant at{};
  Uptime when{};  // by the monotonic clock
  enum class Origin { plain_http, verified_tls } origin = Origin::plain_http;

  bool operator==(const LearnedTime&) const = default;
};

/// The clock that `--at` asks for: it runs on from `at`, and nothing that servers or the kernel
/// say touches it.
struct SimulatedClock {
  Instant at{};
  Uptime since{};
  ClockTrust trust = ClockTrust::trusted;

  bool operator==(const SimulatedClock&) const = default;
};

/// Everything that the time is judged by, besides the reading: a value.
struct ClockKnowledge {
  Instant build_date{};
  std::optional<Instant> last_known;   // the last trusted time of an earlier run, from the cache
  std::optional<LearnedTime> learned;  // from servers, in this run
  std::optional<LearnedTime> rival;    // told once, far from `learned`; a second one wins
  std::optional<SimulatedClock> simulated;
  /// `show` runs for months and waits for proof; `render` and `check` are called by a person and
  /// take the system clock at its word unless it is before the build.
  enum class Demand { proof, plausible } demand = Demand::proof;
  /// --clock-untrusted: as on a board whose clock was never set.
  enum class Doubt { none, always } doubt = Doubt::none;

  bool operator==(const ClockKnowledge&) const = default;
};

/// The time and whether it may be claimed on the wall.
struct TrustedTime {
  Instant now{};
  ClockTrust trust = ClockTrust::untrusted;
  enum class Basis { simulated, kernel, system, server, none } basis = Basis::none;

  bool operator==(const TrustedTime&) const = default;
};

/// The table, first row that fits:
///   simulated clock            -> it, with its own trust
///   always in doubt            -> the best guess, untrusted
///   kernel says synchronised,
///     not before the build     -> the kernel's, trusted (also before the last known time, which
///                                 an earlier run may have got wrong)
///   a server told the time     -> monotonic time from there; up to an hour before the last known
///                                 time: that instead; further back: untrusted
///   `plausible` will do,
///     not before the build     -> the system's, trusted
///   nothing                    -> the latest of system clock, last known time and build date,
///                                 untrusted
TrustedTime trusted_time(const ClockReading& reading, const ClockKnowledge& knowledge);

/// Whether the configuration has a source whose Date is proven; then those of plain ones, which
/// any box on the way can set, don't count.
enum class Sources { some_over_tls, plain_only };

/// `knowledge` after a server told `time`. Times before the build are refused; a plain one never
/// replaces a proven one; one within 2 s of what is known changes nothing, so that the clock does
/// not jitter; one more than 5 minutes off must be told twice in a row.
ClockKnowledge learn(ClockKnowledge knowledge, const LearnedTime& time, Sources sources);

/// The time that certificates are held against.
struct CertificateTime {
  Instant at{};
  /// `at_least`: it is this late or later. Then a certificate must not have expired before `at`,
  /// but may begin after it: a board that lay in a cupboard for months meets certificates younger
  /// than all it knows, and whoever signed one says that it was then already. No more is given
  /// away than by checking at `at`: both take what expired since.
  enum class Certainty { exact, at_least } certainty = Certainty::exact;

  bool operator==(const CertificateTime&) const = default;
};

/// The trusted time where there is one (a simulated clock is no reason to distrust the real web),
/// else at least the latest of clock, last known time and build date, so that a board that wakes
/// in 1970 can fetch.
CertificateTime certificate_time(const ClockReading& reading, const ClockKnowledge& knowledge);

}  // namespace noren
