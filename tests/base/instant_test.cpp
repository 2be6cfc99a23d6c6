#include "base/instant.h"

#include "catch.h"

using namespace std::chrono_literals;

namespace noren {
namespace {

/// The reading as one line, or "none".
std::string read(std::string_view text) {
  const auto parsed = parse_rfc3339(text);
  if (!parsed) return "none";
  const std::string whole = format_rfc3339(parsed->civil, parsed->offset.value_or(0min));
  if (parsed->date_only) return whole.substr(0, 10);
  return parsed->offset ? whole : whole.substr(0, 19);
}

}  // namespace

TEST_CASE("every way in which feeds write an ISO time is read") {
  CHECK(read("2024-02-18T10:00:00+09:00") == "2024-02-18T10:00:00+09:00");
  CHECK(read("2022-10-18T08:30:00.000Z") == "2022-10-18T08:30:00+00:00");
  CHECK(read("2019-03-05T19:30:15.000+00:00") == "2019-03-05T19:30:15+00:00");
  CHECK(read("2015-10-31T19:30:00-0400") == "2015-10-31T19:30:00-04:00");
  CHECK(read("2015-10-31T19:30:00+09") == "2015-10-31T19:30:00+09:00");
  CHECK(read("2017-03-18T01:48:48") == "2017-03-18T01:48:48");
  CHECK(read("2084-07-14 12:00:00") == "2084-07-14T12:00:00");
  CHECK(read("2023-01-15 09:00:00.000000") == "2023-01-15T09:00:00");
  CHECK(read("2018-01-06T08:00") == "2018-01-06T08:00:00");
  CHECK(read("2020-07-24T16:00Z") == "2020-07-24T16:00:00+00:00");
  CHECK(read("2025-07-21T19:00-05:00") == "2025-07-21T19:00:00-05:00");
  CHECK(read("2017-01-01") == "2017-01-01");
  CHECK(read("20260820T110000Z") == "2026-08-20T11:00:00+00:00");
  CHECK(read("20260907T100000") == "2026-09-07T10:00:00");
  CHECK(read("20260907") == "2026-09-07");
  CHECK(read("2024-02-18t10:00:00z") == "2024-02-18T10:00:00+00:00");
  CHECK(read("2024-02-18 10:00:00 +0545") == "2024-02-18T10:00:00+05:45");
  CHECK(read(" 2024-02-18T10:00\r\n") == "2024-02-18T10:00:00");
}

TEST_CASE("fractions of a second are kept to the millisecond") {
  CHECK(parse_rfc3339("2019-10-12T07:20:50.52Z")->civil.of_day == 7h + 20min + 50s + 520ms);
  CHECK(parse_rfc3339("2019-10-12T07:20:50.123999999Z")->civil.of_day == 7h + 20min + 50s + 123ms);
  CHECK(parse_rfc3339("2019-10-12T07:20:50,5")->civil.of_day == 7h + 20min + 50s + 500ms);
}

TEST_CASE("24:00 is the next midnight and a leap second the next minute") {
  CHECK(read("2024-02-28T24:00:00") == "2024-02-29T00:00:00");
  CHECK(read("2023-12-31T24:00") == "2024-01-01T00:00:00");
  CHECK(read("2016-12-31T23:59:60Z") == "2017-01-01T00:00:00+00:00");
  CHECK(read("2024-02-28T24:01:00") == "none");
  CHECK(read("2024-02-28T25:00:00") == "none");
}

TEST_CASE("days that do not exist are no dates") {
  CHECK(read("2024-02-29") == "2024-02-29");
  CHECK(read("2023-02-29") == "none");
  CHECK(read("1900-02-29") == "none");
  CHECK(read("2000-02-29") == "2000-02-29");
  CHECK(read("2024-13-01") == "none");
  CHECK(read("2024-04-31T10:00") == "none");
  CHECK(read("0000-01-01") == "none");
}

TEST_CASE("what is no time is refused whole") {
  for (const char* text : {"",
                           " ",
                           "today",
                           "2024",
                           "2024-02",
                           "2024-2-18",
                           "2024-0218",
                           "202402-18",
                           "18:30:00",
                           "2024-02-18T",
                           "2024-02-18T1:00",
                           "2024-02-18T10",
                           "2024-02-18T10:60",
                           "2024-02-18T10:00:61",
                           "2024-02-18T10:00:00.",
                           "2024-02-18T10:00+9",
                           "2024-02-18T10:00+09:60",
                           "2024-02-18T10:00+24:00",
                           "2024-02-18T10:00JST",
                           "2024-02-18T10:00Zjunk",
                           "2024-02-18T10:00:00+09:00[Asia/Tokyo]",
                           "-024-02-18",
                           "２０２４-02-18",
                           "1518478934"}) {
    INFO(text);
    CHECK(read(text) == "none");
  }
  CHECK(read(std::string(1'000'000, '9')) == "none");
}

TEST_CASE("durations are a number and a unit") {
  CHECK(parse_duration("12s") == Millis(12'000));
  CHECK(parse_duration("10m") == Millis(600'000));
  CHECK(parse_duration("600ms") == Millis(600));
  CHECK(parse_duration("2h") == Millis(7'200'000));
  CHECK(parse_duration("3d") == Millis(259'200'000));
  CHECK(parse_duration("1.5s") == Millis(1500));
  CHECK(parse_duration("0.25m") == Millis(15'000));
  CHECK(parse_duration("0s") == Millis(0));
}

TEST_CASE("what is no duration, or longer than any that is meant, is refused") {
  for (const char* text : {"", "12", "s", "-1s", "+1s", "1 s", " 1s", "1s ", ".5s", "1.s", "1.2.3s",
                           "1e3s", "NaNs", "infs", "10min", "１s", "9999999999999s", "40000d"}) {
    INFO(text);
    CHECK_FALSE(parse_duration(text).has_value());
  }
  CHECK_FALSE(parse_duration(std::string(10'000, '9') + "s").has_value());
}

TEST_CASE("times are written with their offset") {
  const CivilTime civil{std::chrono::year(2024) / 2 / 14, 14h + 5min + 9s + 999ms};
  CHECK(format_rfc3339(civil, 9h) == "2024-02-14T14:05:09+09:00");
  CHECK(format_rfc3339(civil, -(3h + 30min)) == "2024-02-14T14:05:09-03:30");
  CHECK(format_rfc3339({std::chrono::year(987) / 1 / 2, 0ms}, 0min) == "0987-01-02T00:00:00+00:00");
}

TEST_CASE("every day from 1900 to 2200 is written and read back") {
  const Date first = std::chrono::year(1900) / 1 / 1;
  unsigned weekday = 1;  // a Monday
  for (Date date = first; date.year() <= std::chrono::year(2200); date = plus_days(date, 1)) {
    const auto parsed = parse_rfc3339(format_rfc3339({date, 23h}, 9h));
    const bool same = parsed && parsed->civil.date == date && weekday_of(date) == weekday;
    if (!same) FAIL(format_rfc3339({date, 0ms}, 0min));
    weekday = (weekday + 1) % 7;
  }
  CHECK(days_between(first, std::chrono::year(2200) / 1 / 1) == 109'573);
}

}  // namespace noren
