#include "model/phase.h"

#include "catch.h"

using namespace std::chrono_literals;

namespace noren {
namespace {

const Zone& tokyo() {
  static const Zone zone = Zone::fixed(9h);
  return zone;
}

Zone berlin() {
  return {"Europe/Berlin", 1h, {}, PosixRule::parse("CET-1CEST,M3.5.0,M10.5.0/3")};
}

Instant at(const char* text, const Zone& zone = tokyo()) {
  return zone.to_instant(parse_rfc3339(text).value().civil);
}

VenueTime now(const char* text, const Zone& zone = tokyo()) {
  return {at(text, zone), ClockTrust::trusted, &zone};
}

Schedule timed(const char* start, const char* end = nullptr, const Zone& zone = tokyo()) {
  Schedule schedule;
  schedule.form = Schedule::Form::timed;
  schedule.start = at(start, zone);
  if (end != nullptr) schedule.end = at(end, zone);
  return schedule;
}

Schedule all_day(const char* first, const char* last) {
  Schedule schedule;
  schedule.form = Schedule::Form::all_day;
  schedule.first = parse_rfc3339(first).value().civil.date;
  schedule.last = parse_rfc3339(last).value().civil.date;
  return schedule;
}

}  // namespace

TEST_CASE("an event goes through its phases, each boundary to the millisecond") {
  const Schedule event = timed("2024-02-18T10:00", "2024-02-18T12:00");
  const auto phase = [&](const char* time) { return phase_of(event, now(time)); };
  CHECK(phase("2024-02-03T23:59:59.999") == Phase::later);
  CHECK(phase("2024-02-04T00:00") == Phase::upcoming);
  CHECK(phase("2024-02-16T23:59:59.999") == Phase::upcoming);
  CHECK(phase("2024-02-17T00:00") == Phase::tomorrow);
  CHECK(phase("2024-02-17T23:59:59.999") == Phase::tomorrow);
  CHECK(phase("2024-02-18T00:00") == Phase::today);
  CHECK(phase("2024-02-18T09:55:00") == Phase::today);
  CHECK(phase("2024-02-18T09:55:00.001") == Phase::soon);
  CHECK(phase("2024-02-18T09:59:59.999") == Phase::soon);
  CHECK(phase("2024-02-18T10:00") == Phase::running);
  CHECK(phase("2024-02-18T11:59:59.999") == Phase::running);
  CHECK(phase("2024-02-18T12:00") == Phase::over);
}

TEST_CASE("an event whose end is not known, or is before its start, is over after two hours") {
  for (const Schedule& event :
       {timed("2024-02-18T10:00"), timed("2024-02-18T10:00", "2024-02-18T10:00"),
        timed("2024-02-18T10:00", "2024-02-17T10:00")}) {
    CHECK(phase_of(event, now("2024-02-18T11:59:59.999")) == Phase::running);
    CHECK(phase_of(event, now("2024-02-18T12:00")) == Phase::over);
  }
}

TEST_CASE("an event of whole days is on from its first midnight to the one after its last") {
  const Schedule event = all_day("2024-02-28", "2024-03-01");
  CHECK(phase_of(event, now("2024-02-27T23:59:59.999")) == Phase::tomorrow);
  CHECK(phase_of(event, now("2024-02-28T00:00")) == Phase::today);
  CHECK(phase_of(event, now("2024-02-29T12:00")) == Phase::today);
  CHECK(phase_of(event, now("2024-03-01T23:59:59.999")) == Phase::today);
  CHECK(phase_of(event, now("2024-03-02T00:00")) == Phase::over);
  CHECK(days_until(event, now("2024-02-29T12:00")) == -1);
  CHECK(start_of(event, tokyo()) == at("2024-02-28T00:00"));
  CHECK(end_of(event, tokyo()) == at("2024-03-02T00:00"));
}

TEST_CASE("a standing offer has no date and is never over") {
  CHECK(phase_of(Schedule{}, now("2199-01-01T00:00")) == Phase::dateless);
  CHECK_FALSE(start_of(Schedule{}, tokyo()).has_value());
  CHECK_FALSE(end_of(Schedule{}, tokyo()).has_value());
}

TEST_CASE("with a clock that nobody set nothing is over, today or counted") {
  for (const char* clock :
       {"1970-01-01T09:00", "2017-06-01T00:00", "2024-02-18T10:30", "2044-01-01T00:00"}) {
    VenueTime untrusted = now(clock);
    untrusted.trust = ClockTrust::untrusted;
    CHECK(phase_of(timed("2024-02-18T10:00"), untrusted) == Phase::later);
    CHECK(phase_of(all_day("2024-02-18", "2024-02-18"), untrusted) == Phase::later);
    CHECK(phase_of(Schedule{}, untrusted) == Phase::dateless);
    Event event;
    event.schedule = timed("2024-02-18T10:00");
    CHECK_FALSE(is_urgent(event, untrusted));
  }
}

TEST_CASE("days are counted on the venue's calendar, over leap days, years and summer time") {
  CHECK(days_until(timed("2024-03-01T00:30"), now("2024-02-28T23:30")) == 2);
  CHECK(days_until(timed("2023-03-01T00:30"), now("2023-02-28T23:30")) == 1);
  CHECK(days_until(timed("2025-01-01T00:00"), now("2024-12-31T23:59:59")) == 1);
  CHECK(days_until(timed("2040-01-02T08:00"), now("2039-12-31T23:00")) == 2);
  const Zone zone = berlin();
  // 31 March 2024 has 23 hours.
  CHECK(days_until(timed("2024-04-01T00:00", nullptr, zone), now("2024-03-31T00:00", zone)) == 1);
  CHECK(phase_of(timed("2024-04-01T00:00", nullptr, zone), now("2024-03-31T00:00", zone)) ==
        Phase::tomorrow);
  CHECK(phase_of(timed("2024-03-31T03:00", nullptr, zone), now("2024-03-31T01:55:01", zone)) ==
        Phase::soon);
}

TEST_CASE("an event minutes after midnight is soon the evening before") {
  CHECK(phase_of(timed("2024-02-19T00:03"), now("2024-02-18T23:59")) == Phase::soon);
}

TEST_CASE("an event is urgent from a quarter of an hour before its start to its end") {
  Event event;
  event.schedule = timed("2024-02-18T10:00", "2024-02-18T12:00");
  CHECK_FALSE(is_urgent(event, now("2024-02-18T09:44:59.999")));
  CHECK(is_urgent(event, now("2024-02-18T09:45")));
  CHECK(is_urgent(event, now("2024-02-18T11:59:59.999")));
  CHECK_FALSE(is_urgent(event, now("2024-02-18T12:00")));
  event.status = EventStatus::full;
  CHECK(is_urgent(event, now("2024-02-18T10:30")));
  event.status = EventStatus::cancelled;
  CHECK_FALSE(is_urgent(event, now("2024-02-18T10:30")));
  event.status = EventStatus::postponed;
  CHECK_FALSE(is_urgent(event, now("2024-02-18T10:30")));
  event.status = EventStatus::scheduled;
  event.schedule = all_day("2024-02-18", "2024-02-18");
  CHECK_FALSE(is_urgent(event, now("2024-02-18T10:30")));
  event.schedule = Schedule{};
  CHECK_FALSE(is_urgent(event, now("2024-02-18T10:30")));
}

}  // namespace noren
