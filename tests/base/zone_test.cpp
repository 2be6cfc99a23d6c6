#include "base/zone.h"

#include "catch.h"

using namespace std::chrono_literals;

namespace noren {
namespace {

Zone ruled(const char* name, const char* rule) {
  const auto parsed = PosixRule::parse(rule);
  REQUIRE(parsed.has_value());
  return {name, parsed->offset_at(Instant{}), {}, parsed};
}

Zone berlin() {
  return ruled("Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3");
}
Zone new_york() {
  return ruled("America/New_York", "EST5EDT,M3.2.0,M11.1.0");
}
Zone lord_howe() {
  return ruled("Australia/Lord_Howe", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0");
}

CivilTime civil(const char* text) {
  const auto parsed = parse_rfc3339(text);
  REQUIRE(parsed.has_value());
  return parsed->civil;
}

Instant utc(const char* text) {
  return Zone().to_instant(civil(text));
}

std::string local(const Zone& zone, Instant at) {
  return format_rfc3339(zone.to_civil(at),
                        std::chrono::duration_cast<std::chrono::minutes>(zone.offset_at(at)));
}

std::string in_utc(Instant at) {
  return local(Zone(), at).substr(0, 19);
}

}  // namespace

TEST_CASE("a zone without summer time is the same all year") {
  const Zone tokyo = ruled("Asia/Tokyo", "JST-9");
  CHECK(local(tokyo, utc("2024-01-01T00:00")) == "2024-01-01T09:00:00+09:00");
  CHECK(local(tokyo, utc("2099-07-01T15:00")) == "2099-07-02T00:00:00+09:00");
  CHECK(tokyo == tokyo);
  CHECK(tokyo.midnight(std::chrono::year(2024) / 2 / 29) == utc("2024-02-28T15:00"));
}

TEST_CASE("summer time begins and ends on the second, in any year") {
  CHECK(local(berlin(), utc("2024-03-31T00:59:59")) == "2024-03-31T01:59:59+01:00");
  CHECK(local(berlin(), utc("2024-03-31T01:00:00")) == "2024-03-31T03:00:00+02:00");
  CHECK(local(berlin(), utc("2024-10-27T00:59:59")) == "2024-10-27T02:59:59+02:00");
  CHECK(local(berlin(), utc("2024-10-27T01:00:00")) == "2024-10-27T02:00:00+01:00");
  CHECK(local(new_york(), utc("2038-03-14T06:59:59")) == "2038-03-14T01:59:59-05:00");
  CHECK(local(new_york(), utc("2038-03-14T07:00:00")) == "2038-03-14T03:00:00-04:00");
  CHECK(local(new_york(), utc("2200-11-02T06:00:00")) == "2200-11-02T01:00:00-05:00");
  CHECK(local(lord_howe(), utc("2024-04-06T14:59:59")) == "2024-04-07T01:59:59+11:00");
  CHECK(local(lord_howe(), utc("2024-04-06T15:00:00")) == "2024-04-07T01:30:00+10:30");
  CHECK(local(lord_howe(), utc("2024-12-31T13:00:00")) == "2025-01-01T00:00:00+11:00");
}

TEST_CASE("rules by day of the year count leap days as POSIX says") {
  const Zone julian = ruled("x", "AAA0BBB,J60/0,J365/0");  // 1 March in every year
  CHECK(local(julian, utc("2024-02-29T23:59:59")) == "2024-02-29T23:59:59+00:00");
  CHECK(local(julian, utc("2024-03-01T00:00:00")) == "2024-03-01T01:00:00+01:00");
  CHECK(local(julian, utc("2023-03-01T00:00:00")) == "2023-03-01T01:00:00+01:00");
  const Zone zero = ruled("x", "AAA0BBB,59/0,364/0");  // 29 February in leap years
  CHECK(local(zero, utc("2024-02-29T00:00:00")) == "2024-02-29T01:00:00+01:00");
  CHECK(local(zero, utc("2023-03-01T00:00:00")) == "2023-03-01T01:00:00+01:00");
}

TEST_CASE("rules whose changes leave their day or year are followed") {
  const Zone always = ruled("x", "XXX3EDT4,0/0,J365/23");  // summer all year long
  CHECK(always.offset_at(utc("2024-01-01T02:59:59")) == -4h);
  CHECK(always.offset_at(utc("2024-07-01T00:00:00")) == -4h);
  CHECK(always.offset_at(utc("2025-01-01T03:00:00")) == -4h);
  const Zone nuuk = ruled("America/Nuuk", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
  CHECK(nuuk.offset_at(utc("2024-03-31T00:59:59")) == -2h);
  CHECK(nuuk.offset_at(utc("2024-03-31T01:00:00")) == -1h);
  const Zone dublin = ruled("Europe/Dublin", "IST-1GMT0,M10.5.0,M3.5.0/1");
  CHECK(dublin.offset_at(utc("2024-01-15T12:00:00")) == 0h);
  CHECK(dublin.offset_at(utc("2024-07-15T12:00:00")) == 1h);
}

TEST_CASE("what is no POSIX rule is refused") {
  for (const char* text :
       {"", "JST", "J-9", "-9", "<+09>", "<+09-9", "JST-9x", "JST-25", "CET-1CEST",
        "CET-1CEST,M3.5.0", "CET-1CEST,M13.1.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
        "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,M3.5.0/168,M10.5.0", "CET-1CEST,J0,J10",
        "CET-1CEST,366,1", "CET-1CEST,M3.5.0,M10.5.0/3x", "CET-1:60", "CET-9999999999"}) {
    INFO(text);
    CHECK_FALSE(PosixRule::parse(text).has_value());
  }
}

TEST_CASE("a wall-clock time that does not exist is read with the offset before the gap") {
  CHECK(in_utc(berlin().to_instant(civil("2024-03-31T02:30"))) == "2024-03-31T01:30:00");
  CHECK(in_utc(berlin().to_instant(civil("2024-03-31T01:59"))) == "2024-03-31T00:59:00");
  CHECK(in_utc(berlin().to_instant(civil("2024-03-31T03:00"))) == "2024-03-31T01:00:00");
  CHECK(in_utc(new_york().to_instant(civil("2050-03-13T02:30"))) == "2050-03-13T07:30:00");
}

TEST_CASE("a wall-clock time that occurs twice is the earlier one") {
  CHECK(in_utc(berlin().to_instant(civil("2024-10-27T02:30"))) == "2024-10-27T00:30:00");
  CHECK(in_utc(new_york().to_instant(civil("2024-11-03T01:30"))) == "2024-11-03T05:30:00");
  CHECK(in_utc(lord_howe().to_instant(civil("2024-04-07T01:45"))) == "2024-04-06T14:45:00");
}

TEST_CASE("a day that begins with a gap begins after it") {
  const Zone beirut = ruled("Asia/Beirut", "EET-2EEST,M3.5.0/0,M10.5.0/0");
  const Instant first = beirut.midnight(std::chrono::year(2024) / 3 / 31);
  CHECK(local(beirut, first) == "2024-03-31T01:00:00+03:00");
  CHECK(local(beirut, first - 1ms) == "2024-03-30T23:59:59+02:00");
}

TEST_CASE("every hour of years with changes goes to the wall and back") {
  for (const Zone& zone : {berlin(), new_york(), lord_howe()}) {
    int ambiguous = 0;
    for (Instant at = utc("2036-01-01T00:00"); at < utc("2041-01-01T00:00"); at += 30min) {
      const Instant back = zone.to_instant(zone.to_civil(at));
      if (back == at) continue;
      ++ambiguous;  // only the second pass of a repeated hour comes back as the first
      if (back > at || zone.to_civil(back) != zone.to_civil(at)) FAIL(in_utc(at));
    }
    CHECK(ambiguous == (zone.name() == "Australia/Lord_Howe" ? 5 : 10));
  }
}

TEST_CASE("listed transitions hold until the last, then the rule") {
  const auto rule = PosixRule::parse("JST-9");
  const Zone zone("made-up", 2h, {{utc("1950-01-01T00:00"), 3h}, {utc("2000-01-01T00:00"), 5h}},
                  rule);
  CHECK(zone.offset_at(utc("1900-01-01T00:00")) == 2h);
  CHECK(zone.offset_at(utc("1949-12-31T23:59:59")) == 2h);
  CHECK(zone.offset_at(utc("1950-01-01T00:00")) == 3h);
  CHECK(zone.offset_at(utc("1999-12-31T23:59:59")) == 3h);
  CHECK(zone.offset_at(utc("2000-01-01T00:00")) == 9h);
  const Zone ruleless("made-up", 2h, {{utc("1950-01-01T00:00"), 3h}}, std::nullopt);
  CHECK(ruleless.offset_at(utc("2100-01-01T00:00")) == 3h);
}

TEST_CASE("a fixed zone is named by its offset") {
  CHECK(Zone::fixed(9h).name() == "+09:00");
  CHECK(Zone::fixed(-(9h + 30min)).name() == "-09:30");
  CHECK(Zone::fixed(5h + 45min).offset_at(Instant{}) == 5h + 45min);
  CHECK(Zone().name() == "UTC");
}

TEST_CASE("times before 1970 fall on the right day") {
  CHECK(local(Zone::fixed(9h), Instant(Millis(-1))) == "1970-01-01T08:59:59+09:00");
  CHECK(local(Zone::fixed(-1h), Instant(Millis(-1))) == "1969-12-31T22:59:59-01:00");
}

}  // namespace noren
