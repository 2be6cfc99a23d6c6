#include "model/clock_policy.h"

#include <algorithm>

namespace noren {
namespace {

constexpr Millis kAgreement = std::chrono::seconds(2);
constexpr Millis kContradiction = std::chrono::minutes(5);
// Servers' clocks and ours differ by minutes at most; beyond this one of the two is wrong.
constexpr Millis kBackwards = std::chrono::hours(1);

Instant estimate(const LearnedTime& time, Uptime uptime) {
  return time.at + (uptime - time.when);
}

Instant best_guess(const ClockReading& reading, const ClockKnowledge& knowledge) {
  return std::max(
      {reading.wall, knowledge.build_date, knowledge.last_known.value_or(knowledge.build_date)});
}

TrustedTime by_server(Instant now, const ClockKnowledge& knowledge) {
  const Instant floor = knowledge.last_known.value_or(now);
  if (now >= floor) return {now, ClockTrust::trusted, TrustedTime::Basis::server};
  const auto trust = floor - now <= kBackwards ? ClockTrust::trusted : ClockTrust::untrusted;
  return {floor, trust, TrustedTime::Basis::server};
}

/// The table without simulated clocks and standing doubt.
TrustedTime real_time(const ClockReading& reading, const ClockKnowledge& knowledge) {
  const bool possible = reading.wall >= knowledge.build_date;
  if (possible && reading.kernel == ClockReading::Kernel::synchronised) {
    return {reading.wall, ClockTrust::trusted, TrustedTime::Basis::kernel};
  }
  if (knowledge.learned) {
    return by_server(estimate(*knowledge.learned, reading.uptime), knowledge);
  }
  if (possible && knowledge.demand == ClockKnowledge::Demand::plausible) {
    return {reading.wall, ClockTrust::trusted, TrustedTime::Basis::system};
  }
  return {best_guess(reading, knowledge), ClockTrust::untrusted, TrustedTime::Basis::none};
}

Millis distance(Instant a, Instant b) {
  return a < b ? b - a : a - b;
}

}  // namespace

TrustedTime trusted_time(const ClockReading& reading, const ClockKnowledge& knowledge) {
  if (knowledge.simulated) {
    const auto& clock = *knowledge.simulated;
    return {clock.at + (reading.uptime - clock.since), clock.trust, TrustedTime::Basis::simulated};
  }
  if (knowledge.doubt == ClockKnowledge::Doubt::always) {
    return {best_guess(reading, knowledge), ClockTrust::untrusted, TrustedTime::Basis::none};
  }
  return real_time(reading, knowledge);
}

ClockKnowledge learn(ClockKnowledge knowledge, const LearnedTime& time, Sources sources) {
  const bool plain = time.origin == LearnedTime::Origin::plain_http;
  if (time.at < knowledge.build_date) return knowledge;
  if (plain && sources == Sources::some_over_tls) return knowledge;
  if (!knowledge.learned) {
    knowledge.learned = time;
    return knowledge;
  }
  const bool known_plain = knowledge.learned->origin == LearnedTime::Origin::plain_http;
  if (plain != known_plain) {  // proof replaces hearsay, never the other way round
    if (known_plain) {
      knowledge.learned = time;
      knowledge.rival.reset();
    }
    return knowledge;
  }
  const auto off = distance(time.at, estimate(*knowledge.learned, time.when));
  if (off <= kContradiction) {
    knowledge.rival.reset();
    if (off > kAgreement) knowledge.learned = time;
    return knowledge;
  }
  const bool confirmed =
      knowledge.rival && distance(time.at, estimate(*knowledge.rival, time.when)) <= kContradiction;
  if (confirmed) {
    knowledge.learned = time;
    knowledge.rival.reset();
  } else {
    knowledge.rival = time;
  }
  return knowledge;
}

CertificateTime certificate_time(const ClockReading& reading, const ClockKnowledge& knowledge) {
  const TrustedTime real = real_time(reading, knowledge);
  if (real.trust == ClockTrust::trusted) return {real.now, CertificateTime::Certainty::exact};
  return {best_guess(reading, knowledge), CertificateTime::Certainty::at_least};
}

}  // namespace noren
