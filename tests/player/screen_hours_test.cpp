#include "player/screen_hours.h"

#include "venue_fixture.h"

using namespace std::chrono_literals;

namespace noren {

using fixture::Venue;

namespace {

constexpr int hm(int hour, int minute) {
  return hour * 60 + minute;
}

constexpr unsigned kMonToFri = 0b0111110;

ScreenHours at(const Venue& venue, const std::string& text, const Holidays& holidays = {}) {
  return screen_hours(venue.settings, holidays, venue.now(text));
}

bool lit(const Venue& venue, const std::string& text, const Holidays& holidays = {}) {
  return at(venue, text, holidays).light == Light::lit;
}

Venue with_hours(std::vector<Settings::Hours> hours) {
  Venue venue;
  venue.settings.display.hours = std::move(hours);
  return venue;
}

/// A zone with summer time as in central Europe.
Zone summer_zone() {
  return {"Europe/Berlin", 3600s, {}, PosixRule::parse("CET-1CEST,M3.5.0,M10.5.0/3")};
}

Date date(int year, unsigned month, unsigned day) {
  return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

Notice notice(Notice::Level level, const std::string& text) {
  return {level, text, "", std::nullopt, std::nullopt};
}

}  // namespace

TEST_CASE("without hours the screen is always lit") {
  Venue venue;
  venue.settings.closed = {{date(2024, 2, 14), date(2024, 2, 14), {}, {}}};
  CHECK(lit(venue, "2024-02-14T03:00"));
}

TEST_CASE("hours without weekdays come every day") {
  const Venue venue = with_hours({{0x7F, hm(9, 0), hm(21, 30)}});
  for (int day = 11; day <= 17; ++day) {
    const std::string date = "2024-02-" + std::to_string(day);
    CHECK_FALSE(lit(venue, date + "T08:59:59"));
    CHECK(lit(venue, date + "T09:00:00"));
    CHECK(lit(venue, date + "T21:29:59"));
    CHECK_FALSE(lit(venue, date + "T21:30:00"));
  }
}

TEST_CASE("the next change is the edge of a span") {
  const Venue venue = with_hours({{kMonToFri, hm(9, 0), hm(12, 0)}, {0x7F, hm(13, 0), hm(17, 0)}});
  CHECK(at(venue, "2024-02-14T08:00").until == venue.at("2024-02-14T09:00"));
  CHECK(at(venue, "2024-02-14T09:00").until == venue.at("2024-02-14T12:00"));
  CHECK(at(venue, "2024-02-14T12:00").until == venue.at("2024-02-14T13:00"));
  CHECK(at(venue, "2024-02-14T17:00").until == venue.at("2024-02-15T09:00"));
  CHECK(at(venue, "2024-02-16T17:00").until == venue.at("2024-02-17T13:00"));
}

TEST_CASE("hours over midnight belong to the day on which they begin") {
  const Venue venue = with_hours({{1U << 5U, hm(18, 0), hm(2, 0)}});  // Friday
  CHECK_FALSE(lit(venue, "2024-02-16T01:00"));
  CHECK(lit(venue, "2024-02-16T18:00"));
  CHECK(lit(venue, "2024-02-17T01:59"));
  CHECK_FALSE(lit(venue, "2024-02-17T02:00"));
  CHECK_FALSE(lit(venue, "2024-02-17T18:00"));
}

TEST_CASE("a whole day and equal times light the screen for a day") {
  CHECK(lit(with_hours({{0x7F, 0, hm(24, 0)}}), "2024-02-16T23:59:59"));
  const Venue monday = with_hours({{1U << 1U, hm(9, 0), hm(9, 0)}});
  CHECK_FALSE(lit(monday, "2024-02-12T08:59"));
  CHECK(lit(monday, "2024-02-13T08:59"));
  CHECK_FALSE(lit(monday, "2024-02-13T09:00"));
}

TEST_CASE("spans that touch or overlap leave no dark moment between them") {
  const Venue venue = with_hours(
      {{0x7F, hm(9, 0), hm(12, 0)}, {0x7F, hm(12, 0), hm(15, 0)}, {0x7F, hm(14, 0), hm(18, 0)}});
  for (Instant now = venue.at("2024-02-14T09:00"); now < venue.at("2024-02-14T18:00"); now += 1min)
    REQUIRE(screen_hours(venue.settings, {}, {now, ClockTrust::trusted, &venue.zone}).light ==
            Light::lit);
}

TEST_CASE("closed days are dark, with and without a year, and over the year's end") {
  Venue venue = with_hours({{0x7F, hm(9, 0), hm(21, 0)}});
  Settings::ClosedDays yearly;
  yearly.yearly_first = std::chrono::December / 29;
  yearly.yearly_last = std::chrono::January / 3;
  venue.settings.closed = {yearly, {date(2024, 8, 10), date(2024, 8, 16), {}, {}}};
  CHECK(lit(venue, "2024-12-28T12:00"));
  CHECK_FALSE(lit(venue, "2024-12-29T12:00"));
  CHECK_FALSE(lit(venue, "2025-01-03T12:00"));
  CHECK(lit(venue, "2025-01-04T12:00"));
  CHECK_FALSE(lit(venue, "2024-08-16T12:00"));
  CHECK(lit(venue, "2025-08-12T12:00"));
}

TEST_CASE("holidays are dark when the configuration has a list of them") {
  const Venue venue = with_hours({{kMonToFri, hm(9, 0), hm(21, 0)}});
  const Holidays holidays{{date(2024, 2, 12), date(2024, 2, 23)}, std::chrono::year(2024)};
  CHECK(lit(venue, "2024-02-12T12:00"));
  CHECK_FALSE(lit(venue, "2024-02-12T12:00", holidays));
  CHECK(lit(venue, "2024-02-13T12:00", holidays));
  CHECK_FALSE(lit(venue, "2024-02-23T12:00", holidays));
  CHECK_FALSE(holidays.ended_before(date(2024, 12, 31)));
  CHECK(holidays.ended_before(date(2025, 1, 1)));
  CHECK_FALSE(Holidays{}.ended_before(date(2025, 1, 1)));
}

TEST_CASE("an evening before a closed day ends as usual after midnight") {
  Venue venue = with_hours({{0x7F, hm(18, 0), hm(2, 0)}});
  venue.settings.closed = {{date(2024, 2, 15), date(2024, 2, 15), {}, {}}};
  CHECK(lit(venue, "2024-02-15T01:00"));
  CHECK_FALSE(lit(venue, "2024-02-15T02:00"));
  CHECK_FALSE(lit(venue, "2024-02-15T19:00"));
  CHECK_FALSE(lit(venue, "2024-02-16T01:00"));
  CHECK(lit(venue, "2024-02-16T18:00"));
}

TEST_CASE("with a clock that is not believed the screen stays lit") {
  Venue venue = with_hours({{0x7F, hm(9, 0), hm(21, 0)}});
  venue.trust = ClockTrust::untrusted;
  CHECK(lit(venue, "1970-01-01T00:10"));
}

TEST_CASE("hours follow the wall clock through changes of summer time") {
  Venue venue = with_hours({{0x7F, hm(1, 0), hm(4, 0)}});
  venue.zone = summer_zone();
  const auto minutes_lit = [&](const std::string& day) {
    int count = 0;
    const Instant begin = venue.zone.midnight(parse_rfc3339(day)->civil.date);
    for (Instant now = begin; now < begin + 24h; now += 1min)
      if (screen_hours(venue.settings, {}, {now, ClockTrust::trusted, &venue.zone}).light ==
          Light::lit)
        ++count;
    return count;
  };
  CHECK(minutes_lit("2024-03-30") == 180);
  CHECK(minutes_lit("2024-03-31") == 120);
  CHECK(minutes_lit("2024-10-27") == 240);
}

TEST_CASE("following its own boundaries a year of hours misses no change") {
  Venue venue = with_hours({{kMonToFri, hm(9, 0), hm(21, 30)}, {1U << 6U, hm(22, 0), hm(2, 30)}});
  venue.zone = summer_zone();
  venue.settings.closed = {{date(2024, 5, 1), date(2024, 5, 3), {}, {}}};
  Instant now = venue.at("2024-01-01T00:00");
  ScreenHours state = screen_hours(venue.settings, {}, {now, ClockTrust::trusted, &venue.zone});
  for (; now < venue.at("2025-01-01T00:00"); now += 5min) {
    const ScreenHours again =
        screen_hours(venue.settings, {}, {now, ClockTrust::trusted, &venue.zone});
    REQUIRE(again.until > now);
    if (now < state.until)
      REQUIRE(again.light == state.light);
    else
      state = again;
  }
}

TEST_CASE("a notice that comes wakes the screen for a while, and one that was there does not") {
  const Venue venue;
  Program program;
  const VenueTime now = venue.now("2024-02-14T23:00");
  ScreenWaking waking = woken_by_notices({}, program, now, 0ms);
  CHECK(waking.until == 0ms);
  program.notices = {notice(Notice::Level::notice, "鍵を忘れた方へ")};
  waking = woken_by_notices(waking, program, now, 1min);
  CHECK(waking.until == 1min + kAwake);
  waking = woken_by_notices(waking, program, now, 10min);
  CHECK(waking.until == 1min + kAwake);
  program.notices.push_back(notice(Notice::Level::notice, "もう一つ"));
  waking = woken_by_notices(waking, program, now, 12min);
  CHECK(waking.until == 12min + kAwake);
}

TEST_CASE("a notice wakes the screen when its time comes, not before and not after") {
  const Venue venue;
  Program program;
  program.notices = {{Notice::Level::notice, "朝礼", "", venue.at("2024-02-14T06:00"),
                      venue.at("2024-02-14T07:00")}};
  ScreenWaking waking = woken_by_notices({}, program, venue.now("2024-02-14T05:59"), 1min);
  CHECK(waking.until == 0ms);
  waking = woken_by_notices({}, program, venue.now("2024-02-14T07:00"), 1min);
  CHECK(waking.until == 0ms);
  waking = woken_by_notices(waking, program, venue.now("2024-02-14T06:00"), 2min);
  CHECK(waking.until == 2min + kAwake);
}

TEST_CASE("an alert keeps the screen awake as long as it stands") {
  const Venue venue;
  Program program;
  program.notices = {notice(Notice::Level::alert, "閉館します")};
  const VenueTime now = venue.now("2024-02-14T23:00");
  ScreenWaking waking;
  for (Uptime uptime = 0min; uptime < 3h; uptime += 10min) {
    waking = woken_by_notices(waking, program, now, uptime);
    CHECK(waking.until == uptime + kAwake);
  }
  program.notices.clear();
  CHECK(woken_by_notices(waking, program, now, 3h).until == waking.until);
}

TEST_CASE("the display is told at each change and again after ten minutes") {
  CHECK(order_due({}, Light::lit, 0ms));
  CHECK(order_due({}, Light::dark, 0ms));
  const PowerOrders dark{PowerOrders::Given::dark, 5min};
  CHECK(order_due(dark, Light::lit, 5min));
  CHECK_FALSE(order_due(dark, Light::dark, 15min - 1ms));
  CHECK(order_due(dark, Light::dark, 15min));
}

}  // namespace noren
