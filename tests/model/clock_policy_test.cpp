#include "model/clock_policy.h"

#include "catch.h"

namespace noren {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using Kernel = ClockReading::Kernel;
using Basis = TrustedTime::Basis;
using Origin = LearnedTime::Origin;

constexpr Instant kBuilt{std::chrono::sys_days(Date{std::chrono::year(2025) / 1 / 1})};
constexpr Instant kReal{std::chrono::sys_days(Date{std::chrono::year(2026) / 2 / 14})};
constexpr Instant k1970{};
constexpr Instant k2017{std::chrono::sys_days(Date{std::chrono::year(2017) / 6 / 1})};
constexpr auto kYear = hours(24 * 365);
constexpr Uptime kStart{5000};

ClockKnowledge fresh() {
  ClockKnowledge knowledge;
  knowledge.build_date = kBuilt;
  return knowledge;
}

ClockKnowledge taught(Instant at, Origin origin = Origin::verified_tls) {
  return learn(fresh(), {at, kStart, origin}, Sources::plain_only);
}

ClockReading reading(Instant wall, Kernel kernel = Kernel::free_running, Uptime uptime = kStart) {
  return {wall, uptime, kernel};
}

void check(const TrustedTime& time, Instant now, ClockTrust trust, Basis basis) {
  CHECK(time.now == now);
  CHECK(time.trust == trust);
  CHECK(time.basis == basis);
}

TEST_CASE("a board that wakes in the past claims nothing until somebody tells the time") {
  for (const Instant wall : {k1970, k2017}) {
    check(trusted_time(reading(wall), fresh()), kBuilt, ClockTrust::untrusted, Basis::none);
    ClockKnowledge knowledge = fresh();
    knowledge.last_known = kReal;
    check(trusted_time(reading(wall), knowledge), kReal, ClockTrust::untrusted, Basis::none);
  }
}

TEST_CASE("a clock that looks right but that nobody keeps is not enough for a wall") {
  check(trusted_time(reading(kReal), fresh()), kReal, ClockTrust::untrusted, Basis::none);
}

TEST_CASE("a person who calls render or check takes the system's clock at its word") {
  ClockKnowledge knowledge = fresh();
  knowledge.demand = ClockKnowledge::Demand::plausible;
  check(trusted_time(reading(kReal), knowledge), kReal, ClockTrust::trusted, Basis::system);
  check(trusted_time(reading(k2017), knowledge), kBuilt, ClockTrust::untrusted, Basis::none);
}

TEST_CASE("the kernel's time is shown once it says that it is synchronised") {
  check(trusted_time(reading(kReal, Kernel::synchronised), fresh()), kReal, ClockTrust::trusted,
        Basis::kernel);
  // Also over what servers said and what an earlier run believed.
  ClockKnowledge knowledge = taught(kReal + hours(5));
  knowledge.last_known = kReal + kYear;
  check(trusted_time(reading(kReal, Kernel::synchronised), knowledge), kReal, ClockTrust::trusted,
        Basis::kernel);
  // But no kernel is right before this program was built.
  check(trusted_time(reading(k2017, Kernel::synchronised), fresh()), kBuilt, ClockTrust::untrusted,
        Basis::none);
  check(trusted_time(reading(k2017, Kernel::synchronised), taught(kReal)), kReal,
        ClockTrust::trusted, Basis::server);
}

TEST_CASE("after the first answer the right minute is known and runs on by itself") {
  const ClockKnowledge knowledge = taught(kReal);
  check(trusted_time(reading(k1970, Kernel::free_running, kStart + minutes(90)), knowledge),
        kReal + minutes(90), ClockTrust::trusted, Basis::server);
}

TEST_CASE("steps of the wall clock move nothing once a server told the time") {
  const ClockKnowledge knowledge = taught(kReal);
  for (const Millis step : {Millis(-hours(1)), Millis(hours(24)), Millis(20 * kYear)}) {
    check(trusted_time(reading(kReal + step), knowledge), kReal, ClockTrust::trusted,
          Basis::server);
  }
}

TEST_CASE("the time never goes back before the one that an earlier run knew") {
  ClockKnowledge knowledge = taught(kReal);
  knowledge.last_known = kReal + minutes(3);
  check(trusted_time(reading(k1970), knowledge), kReal + minutes(3), ClockTrust::trusted,
        Basis::server);
  check(trusted_time(reading(k1970, Kernel::free_running, kStart + minutes(10)), knowledge),
        kReal + minutes(10), ClockTrust::trusted, Basis::server);
  // Days apart, one of the two is wrong, and nobody knows which: no claim.
  knowledge.last_known = kReal + hours(72);
  check(trusted_time(reading(k1970), knowledge), kReal + hours(72), ClockTrust::untrusted,
        Basis::server);
}

TEST_CASE("a Date before the build is refused") {
  CHECK(learn(fresh(), {k2017, kStart, Origin::verified_tls}, Sources::some_over_tls) == fresh());
}

TEST_CASE("a plain Date counts only where no source can prove one") {
  const LearnedTime plain{kReal, kStart, Origin::plain_http};
  CHECK(learn(fresh(), plain, Sources::some_over_tls) == fresh());
  CHECK(learn(fresh(), plain, Sources::plain_only).learned == plain);
  // Proof replaces hearsay at once, hearsay never proof.
  const LearnedTime proven{kReal + hours(3), kStart, Origin::verified_tls};
  const auto both = learn(learn(fresh(), plain, Sources::plain_only), proven, Sources::plain_only);
  CHECK(both.learned == proven);
  CHECK(learn(both, plain, Sources::plain_only) == both);
}

TEST_CASE("answers that agree do not make the clock jitter, drift is followed") {
  const ClockKnowledge knowledge = taught(kReal);
  const Uptime later = kStart + hours(1);
  const auto told = [&](Millis off) {
    return LearnedTime{kReal + hours(1) + off, later, Origin::verified_tls};
  };
  CHECK(learn(knowledge, told(seconds(-2)), Sources::some_over_tls) == knowledge);
  CHECK(learn(knowledge, told(seconds(2)), Sources::some_over_tls) == knowledge);
  CHECK(learn(knowledge, told(seconds(8)), Sources::some_over_tls).learned == told(seconds(8)));
}

TEST_CASE("one server with a wrong clock does not move the wall's, two answers in a row do") {
  const ClockKnowledge right = taught(kReal);
  const LearnedTime wrong{kReal + hours(7), kStart, Origin::verified_tls};
  const LearnedTime agreeing{kReal + minutes(1), kStart + minutes(1), Origin::verified_tls};
  const LearnedTime again{kReal + hours(7) + minutes(2), kStart + minutes(2), Origin::verified_tls};
  const auto doubted = learn(right, wrong, Sources::some_over_tls);
  CHECK(doubted.learned == right.learned);
  CHECK(learn(doubted, again, Sources::some_over_tls).learned == again);
  // Alternating answers of a right and a wrong server: the right one stays.
  const auto reassured = learn(doubted, agreeing, Sources::some_over_tls);
  CHECK(!reassured.rival);
  CHECK(learn(reassured, again, Sources::some_over_tls).learned == right.learned);
}

TEST_CASE("a simulated clock runs on from where it was set, untouched by everything else") {
  ClockKnowledge knowledge = taught(kReal);
  knowledge.last_known = kReal + kYear;
  knowledge.simulated = SimulatedClock{k2017, kStart, ClockTrust::trusted};
  check(trusted_time(reading(kReal, Kernel::synchronised, kStart + minutes(7)), knowledge),
        k2017 + minutes(7), ClockTrust::trusted, Basis::simulated);
  knowledge.simulated->trust = ClockTrust::untrusted;
  check(trusted_time(reading(kReal, Kernel::synchronised), knowledge), k2017, ClockTrust::untrusted,
        Basis::simulated);
}

TEST_CASE("a board can be told to behave as if its clock were never set") {
  ClockKnowledge knowledge = taught(kReal);
  knowledge.doubt = ClockKnowledge::Doubt::always;
  CHECK(trusted_time(reading(kReal, Kernel::synchronised), knowledge).trust ==
        ClockTrust::untrusted);
}

TEST_CASE("certificates are checked at the best time that is known") {
  using Certainty = CertificateTime::Certainty;
  const auto at_least = [](Instant at) { return CertificateTime{at, Certainty::at_least}; };
  const auto exactly = [](Instant at) { return CertificateTime{at, Certainty::exact}; };
  CHECK(certificate_time(reading(k1970), fresh()) == at_least(kBuilt));
  CHECK(certificate_time(reading(kReal), fresh()) == at_least(kReal));
  ClockKnowledge knowledge = fresh();
  knowledge.last_known = kReal;
  CHECK(certificate_time(reading(k1970), knowledge) == at_least(kReal));
  CHECK(certificate_time(reading(kReal - hours(72)), knowledge) == at_least(kReal));
  // A clock far ahead is overruled by what a server proved, or by a synchronised kernel.
  CHECK(certificate_time(reading(kReal + 20 * kYear), taught(kReal)) == exactly(kReal));
  CHECK(certificate_time(reading(kReal, Kernel::synchronised), taught(kReal + hours(1))) ==
        exactly(kReal));
  // The real web is not asked in simulated time.
  knowledge = fresh();
  knowledge.simulated = SimulatedClock{k2017, kStart, ClockTrust::trusted};
  CHECK(certificate_time(reading(kReal), knowledge) == at_least(kReal));
}

}  // namespace
}  // namespace noren
