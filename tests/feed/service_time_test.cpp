#include "feed/service_time.h"

#include "catch.h"

using noren::plain_time;
using noren::time_after;
using noren::time_of_unix;

TEST_CASE("times are spelled alike, however a service or a table writes them") {
  const std::pair<const char*, const char*> times[] = {
      {"2018-02-22T19:00:00+09:00", "2018-02-22T19:00:00+09:00"},
      {" 2022-10-18T08:30:00.000Z ", "2022-10-18T08:30:00.000Z"},
      {"2015-10-31T19:30:00-0400", "2015-10-31T19:30:00-0400"},
      {"2023-01-15 09:00:00.000000", "2023-01-15 09:00:00.000000"},
      {"2018/1/10 13:00", "2018-01-10T13:00"},
      {"２０１８／０１／１０　９：０５", "2018-01-10T09:05"},
      {"2026.08.16", "2026-08-16"},
      {"2026-8-6", "2026-08-06"},
      {"2024-02-18 25:30", "2024-02-19T01:30"},
      {"2024-12-31 24:00:00", "2024-12-31 24:00:00"},
      {"2024/12/31 24:00", "2025-01-01T00:00"},
      {"20260820T110000Z", "20260820T110000Z"},
      {"20260820", "20260820"},
      {"Thu, 25 Jan 2024 14:18:17 +0900", "2024-01-25T05:18:17+00:00"},
  };
  for (const auto& [written, meant] : times) {
    INFO(written);
    CHECK(plain_time(written).value_or("none") == meant);
  }
}

TEST_CASE("what means no date is none, and people's own writing is left to its reader") {
  CHECK_FALSE(plain_time(""));
  CHECK_FALSE(plain_time("  "));
  CHECK_FALSE(plain_time("0000-00-00 00:00:00"));
  CHECK_FALSE(plain_time(std::string(5000, '1')));
  CHECK(plain_time("2月18日(日) 10:00〜") == "2月18日(日) 10:00〜");
  CHECK(plain_time("2024/13/40 10:00") == "2024/13/40 10:00");
  CHECK(plain_time("2024-02-18 31:00") == "2024-02-18 31:00");
}

TEST_CASE("seconds and milliseconds since 1970 are told apart") {
  CHECK(time_of_unix("1518478934") == "2018-02-12T23:42:14+00:00");
  CHECK(time_of_unix("1518478934000") == "2018-02-12T23:42:14+00:00");
  for (const char* none : {"", "0", "-5", "12x", "99999999999999999999", "99999999999999"})
    CHECK_FALSE(time_of_unix(none));
}

TEST_CASE("a duration is counted from the start, by the clock that the start is written in") {
  CHECK(time_after("2016-12-27T19:30:00+08:00", "PT2H") == "2016-12-27T21:30:00+08:00");
  CHECK(time_after("2024-02-18T23:30", "PT1H45M") == "2024-02-19T01:15:00");
  CHECK(time_after("2024-02-18T10:00:00Z", "P34DT5H") == "2024-03-23T15:00:00+00:00");
}

TEST_CASE("a duration of zero is an unknown one") {
  for (const char* none : {"PT0S", "P", "", "2h", "PT", "PT5X", "P2H", "-PT2H", "PT9999999H"})
    CHECK_FALSE(time_after("2024-02-18T10:00:00Z", none));
  CHECK_FALSE(time_after("2024-02-18", "PT2H"));
  CHECK_FALSE(time_after("10時", "PT2H"));
}
