#include "app/time_keeper.h"

#include <algorithm>

namespace noren {

TimeKeeper::TimeKeeper(const Options& options, ClockKnowledge::Demand demand, const Zone& zone,
                       std::optional<Instant> last_known) {
  const bool doubted = options.clock == Options::Clock::untrusted;
  knowledge_.build_date = build_date();
  knowledge_.last_known = last_known;
  knowledge_.demand = demand;
  if (doubted) knowledge_.doubt = ClockKnowledge::Doubt::always;
  if (!options.at) return;
  const ParsedTime& at = *options.at;
  const Instant instant =
      at.offset ? Zone::fixed(*at.offset).to_instant(at.civil) : zone.to_instant(at.civil);
  knowledge_.simulated = SimulatedClock{instant, clock_.uptime(),
                                        doubted ? ClockTrust::untrusted : ClockTrust::trusted};
}

ClockReading TimeKeeper::reading() const {
  return {clock_.now(), clock_.uptime(),
          clock_.sync() == Clock::Sync::synchronised ? ClockReading::Kernel::synchronised
                                                     : ClockReading::Kernel::free_running};
}

TrustedTime TimeKeeper::trusted() const {
  const std::scoped_lock lock(mutex_);
  return trusted_time(reading(), knowledge_);
}

VenueTime TimeKeeper::now(const Zone& zone) const {
  const TrustedTime time = trusted();
  return {time.now, time.trust, &zone};
}

CertificateTime TimeKeeper::certificate_time() const {
  const std::scoped_lock lock(mutex_);
  return noren::certificate_time(reading(), knowledge_);
}

void TimeKeeper::learn(const ServerTime& told, const std::vector<Settings::Source>& sources) {
  const bool some_over_tls = std::any_of(sources.begin(), sources.end(), [](const auto& source) {
    return source.url.starts_with("https:");
  });
  const LearnedTime time{told.at, clock_.uptime(),
                         told.origin == ServerTime::Origin::verified_tls
                             ? LearnedTime::Origin::verified_tls
                             : LearnedTime::Origin::plain_http};
  const std::scoped_lock lock(mutex_);
  knowledge_ =
      noren::learn(knowledge_, time, some_over_tls ? Sources::some_over_tls : Sources::plain_only);
}

std::optional<Instant> TimeKeeper::worth_keeping() const {
  const TrustedTime time = trusted();
  const bool real =
      time.trust == ClockTrust::trusted && time.basis != TrustedTime::Basis::simulated;
  return real ? std::optional(time.now) : std::nullopt;
}

}  // namespace noren
