#include "venue_fixture.h"

namespace noren {

using fixture::Venue;

namespace {

AlertSlide only_alert(const std::vector<Slide>& alerts) {
  REQUIRE(alerts.size() == 1);
  CHECK(alerts[0].kind == SlideKind::alert);
  return std::get<AlertSlide>(alerts[0].body);
}

Settings::ClosedDays yearly(unsigned month, unsigned day, unsigned last_month, unsigned last_day) {
  Settings::ClosedDays closed;
  closed.yearly_first = std::chrono::month(month) / std::chrono::day(day);
  closed.yearly_last = std::chrono::month(last_month) / std::chrono::day(last_day);
  return closed;
}

}  // namespace

TEST_CASE("a cancelled event fills the screen on its eve and its day only") {
  Venue venue;
  venue.add("a", "2024-02-18T10:00").status = EventStatus::cancelled;
  CHECK(venue.alerts("2024-02-16T23:59:59").empty());
  const AlertSlide eve = only_alert(venue.alerts("2024-02-17T00:00"));
  CHECK(eve.heading == "お知らせ");
  CHECK(eve.text == "明日の交流会は中止とさせていただきます。");
  CHECK(eve.line == "2月18日（日） 10:00〜　女性管理職のための交流会");
  CHECK(only_alert(venue.alerts("2024-02-18T00:00")).text ==
        "本日の交流会は中止とさせていただきます。");
  CHECK(venue.alerts("2024-02-18T11:59:59").size() == 1);
  CHECK(venue.alerts("2024-02-18T12:00").empty());
  venue.trust = ClockTrust::untrusted;
  CHECK(venue.alerts("2024-02-18T00:00").empty());
}

TEST_CASE("a postponed event is announced likewise, one of many by its title") {
  Venue venue;
  venue.add("a", "2024-02-18T10:00").status = EventStatus::postponed;
  CHECK(only_alert(venue.alerts("2024-02-18T08:00")).text ==
        "本日の交流会は延期とさせていただきます。");
  venue.add("b", "2024-02-18T15:00").title = "午後の会";
  CHECK(only_alert(venue.alerts("2024-02-18T08:00")).text ==
        "本日の「女性管理職のための交流会」は延期とさせていただきます。");
}

TEST_CASE("an event that takes place raises no alert") {
  Venue venue;
  venue.add("a", "2024-02-18T10:00");
  venue.add("b", "2024-02-18T12:00").status = EventStatus::full;
  venue.add_standing("c").status = EventStatus::cancelled;
  CHECK(venue.alerts("2024-02-18T08:00").empty());
}

TEST_CASE("a feed's alerts and notices show from their time to their end") {
  Venue venue;
  venue.program.notices = {
      {Notice::Level::alert, "地震のため閉館します", "お気をつけて", venue.at("2024-02-18T10:00"),
       venue.at("2024-02-18T11:00")},
      {Notice::Level::notice, "開始が10分遅れます", "", {}, venue.at("2024-02-18T10:30")},
      {Notice::Level::notice, "2階です", "", venue.at("2024-02-18T10:15"), {}}};
  CHECK(venue.alerts("2024-02-18T09:59:59.999").empty());
  CHECK(only_alert(venue.alerts("2024-02-18T10:00")).line == "お気をつけて");
  CHECK(venue.alerts("2024-02-18T11:00").empty());
  CHECK(venue.surround("2024-02-18T10:00").notice == "開始が10分遅れます");
  CHECK(venue.surround("2024-02-18T10:15").notice == "開始が10分遅れます　2階です");
  CHECK(venue.surround("2024-02-18T10:30").notice == "2階です");
}

TEST_CASE("the chrome says the venue's date and minute") {
  const Venue venue;
  const Surround surround = venue.surround("2024-02-14T09:05:59");
  CHECK(surround.name == "A lot of flowers");
  CHECK(surround.date == "2月14日（水）");
  CHECK(surround.clock == "09:05");
  CHECK(surround.notice.empty());
  CHECK(venue.surround("2040-02-29T00:00").date == "2月29日（水）");
}

TEST_CASE("closed days over New Year are said from a week ahead to their last evening") {
  Venue venue;
  venue.settings.closed = {yearly(12, 29, 1, 3)};
  const std::string words = "12月29日から1月3日までお休みいたします。";
  CHECK(venue.surround("2024-12-21T23:59").notice.empty());
  CHECK(venue.surround("2024-12-22T00:00").notice == words);
  CHECK(venue.surround("2024-12-29T12:00").notice == words);
  CHECK(venue.surround("2025-01-03T23:59").notice == words);
  CHECK(venue.surround("2025-01-04T00:00").notice.empty());
  CHECK(venue.surround("2031-01-01T00:00").notice == words);
  venue.trust = ClockTrust::untrusted;
  CHECK(venue.surround("2024-12-30T00:00").notice.empty());
}

TEST_CASE("a single closed day, and a range of one year, are said alone") {
  Venue venue;
  Settings::ClosedDays once;
  once.first = std::chrono::year(2024) / 3 / 4;
  once.last = std::chrono::year(2024) / 3 / 6;
  venue.settings.closed = {yearly(2, 11, 2, 11), once, yearly(2, 29, 2, 29)};
  CHECK(venue.surround("2024-02-11T12:00").notice == "2月11日はお休みいたします。");
  CHECK(venue.surround("2024-02-12T00:00").notice.empty());
  CHECK(venue.surround("2024-02-27T00:00").notice ==
        "2月29日はお休みいたします。　3月4日から3月6日までお休みいたします。");
  CHECK(venue.surround("2025-03-01T00:00").notice.empty());
  CHECK(venue.surround("2025-02-28T00:00").notice == "2月28日はお休みいたします。");
}

}  // namespace noren
