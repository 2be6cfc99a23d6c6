#include "venue_fixture.h"

using namespace std::chrono_literals;

namespace noren {

using fixture::paper;
using fixture::text;
using fixture::Venue;

TEST_CASE("an event's cloth and countdown follow it from afar to its end") {
  Venue venue;
  venue.add("a", "2024-02-18T10:00").url = "https://example.jp/a";
  const auto seen = [&](const char* time) {
    const PaperSlide slide = paper(venue.deck(time), "event/a");
    return text(slide.cloth) + " / " + text(slide.pill) + " / " + slide.codes.at(0).verb;
  };
  const std::string apply = " / お申し込みはこちら";
  CHECK(seen("2023-04-01T12:00") == "2024年2月18 日曜日 10:00~ / none" + apply);
  CHECK(seen("2023-04-24T12:00") == "2月18 日曜日 10:00~ / none" + apply);  // 300 days
  CHECK(seen("2024-02-03T12:00") == "2月18 日曜日 10:00~ / none" + apply);
  CHECK(seen("2024-02-04T12:00") == "2月18 日曜日 10:00~ / あと14日" + apply);
  CHECK(seen("2024-02-14T14:05") == "2月18 日曜日 10:00~ / あと4日" + apply);
  CHECK(seen("2024-02-17T23:59") == "2月18 日曜日 10:00~ / 明日" + apply);
  CHECK(seen("2024-02-18T00:00") == "本日 2月18日（日） 10:00~ / 開始まで約10時間" + apply);
  CHECK(seen("2024-02-18T08:30") == "本日 2月18日（日） 10:00~ / 開始まで約2時間" + apply);
  CHECK(seen("2024-02-18T08:31") == "本日 2月18日（日） 10:00~ / 開始まで約1時間" + apply);
  CHECK(seen("2024-02-18T09:00") == "本日 2月18日（日） 10:00~ / 開始まで約1時間" + apply);
  CHECK(seen("2024-02-18T09:01") == "本日 2月18日（日） 10:00~ / 開始まで55分" + apply);
  CHECK(seen("2024-02-18T09:15") == "本日 2月18日（日） 10:00~ / 開始まで45分" + apply);
  CHECK(seen("2024-02-18T09:15:59") == "本日 2月18日（日） 10:00~ / 開始まで45分" + apply);
  CHECK(seen("2024-02-18T09:16") == "本日 2月18日（日） 10:00~ / 開始まで40分" + apply);
  CHECK(seen("2024-02-18T09:55") == "本日 2月18日（日） 10:00~ / 開始まで5分" + apply);
  CHECK(seen("2024-02-18T09:56") == "本日 2月18日（日） 10:00~ / まもなく開始" + apply);
  CHECK(seen("2024-02-18T10:00") == "ただいま|開催中 / 10:00〜 / くわしくはこちら");
  CHECK(seen("2024-02-18T11:59:59.999") == "ただいま|開催中 / 10:00〜 / くわしくはこちら");
  CHECK(fixture::find(venue.deck("2024-02-18T12:00"), "event/a") == nullptr);
}

TEST_CASE("a cloth says the hours as people read them") {
  Venue venue;
  venue.settings.slides.events = 20;
  venue.add("one-day", "2024-02-18T10:00", "2024-02-18T12:30");
  venue.add("to-midnight", "2024-02-18T20:00", "2024-02-19T00:00");
  venue.add("over-midnight", "2024-02-18T22:00", "2024-02-19T02:00");
  venue.add("several", "2024-02-22T09:05", "2024-02-24T17:00");
  venue.add("over-months", "2024-02-28T10:00", "2024-03-02T17:00");
  venue.add("all-day", "2024-02-23");
  venue.add("all-days", "2024-02-22", "2024-02-26");
  venue.add("all-days-over-months", "2024-02-29", "2024-03-01");
  venue.add("new-year", "2024-12-31T22:00", "2025-01-01T01:00");
  const auto deck = venue.deck("2024-02-14T14:05");
  const auto cloth = [&](const char* id) { return text(paper(deck, id).cloth); };
  CHECK(cloth("event/one-day") == "2月18 日曜日 10:00-12:30");
  CHECK(cloth("event/to-midnight") == "2月18 日曜日 20:00-24:00");
  CHECK(cloth("event/over-midnight") == "2月18 日曜日 22:00~");
  CHECK(cloth("event/several") == "2月22 木曜日 -〜24日(土)");
  CHECK(cloth("event/over-months") == "2月28 水曜日 -〜3月2日(土)");
  CHECK(cloth("event/all-day") == "2月23 金曜日 終日");
  CHECK(cloth("event/all-days") == "2月22 木曜日 -〜26日(月)");
  CHECK(cloth("event/all-days-over-months") == "2月29 木曜日 -〜3月1日(金)");
  CHECK(cloth("event/new-year") == "2024年12月31 火曜日 22:00~");
}

TEST_CASE("a weekday that nobody can be sure of is left out everywhere") {
  Venue venue;
  venue.add("a", "2024-02-18T10:00").schedule.weekday = Schedule::Weekday::doubtful;
  venue.add("b", "2024-02-22", "2024-02-24").schedule.weekday = Schedule::Weekday::doubtful;
  const auto deck = venue.deck("2024-02-14T14:05");
  CHECK(text(paper(deck, "event/a").cloth) == "2月18  10:00~");
  CHECK(text(paper(deck, "event/b").cloth) == "2月22  -〜24日");
  CHECK(fixture::agenda(deck).rows.at(0).weekday.empty());
  CHECK(text(paper(venue.deck("2024-02-18T08:00"), "event/a").cloth) == "本日 2月18日 10:00~");
}

TEST_CASE("an event of whole days is 本日 on each of its days") {
  Venue venue;
  venue.add("a", "2024-02-22", "2024-02-24");
  venue.add("b", "2024-02-23");
  CHECK(text(paper(venue.deck("2024-02-21T23:59"), "event/a").pill) == "明日");
  const auto deck = venue.deck("2024-02-23T00:00");
  CHECK(text(paper(deck, "event/a").cloth) == "本日 2月23日（金） -〜24日(土)");
  CHECK(text(paper(deck, "event/a").pill) == "none");
  CHECK(text(paper(deck, "event/b").cloth) == "本日 2月23日（金） 終日");
  CHECK(fixture::find(venue.deck("2024-02-25T00:00"), "event/a") == nullptr);
}

TEST_CASE("a running event says its hours in the pill") {
  Venue venue;
  venue.add("span", "2024-02-18T10:00", "2024-02-18T12:30");
  venue.add("days", "2024-02-17T10:00", "2024-02-19T12:00");
  const auto deck = venue.deck("2024-02-18T11:00");
  CHECK(text(paper(deck, "event/span").pill) == "10:00–12:30");
  CHECK(paper(deck, "event/span").pill->mark == Pill::Mark::live);
  CHECK(paper(deck, "event/span").pill->role == Pill::Role::time);
  CHECK(text(paper(deck, "event/days").pill) == "〜19日(月)");
}

TEST_CASE("with a clock that nobody set nothing is counted, today or over") {
  for (const char* clock : {"1970-01-01T09:00", "2017-01-01T00:00", "2024-02-18T09:58",
                            "2024-02-18T10:30", "2031-01-01T00:00"}) {
    INFO(clock);
    Venue venue;
    venue.trust = ClockTrust::untrusted;
    venue.add("a", "2024-02-18T10:00", "2024-02-18T12:00");
    const auto deck = venue.deck(clock);
    const PaperSlide slide = paper(deck, "event/a");
    CHECK(text(slide.cloth) == "2月18 日曜日 10:00-12:00");
    CHECK_FALSE(slide.pill.has_value());
    CHECK(slide.codes.size() == 1);
    CHECK(fixture::find(deck, "event/a")->cadence == Slide::Cadence::every_turn);
    CHECK(fixture::agenda(deck).heading == "これからの予定");
    CHECK(text(fixture::agenda(deck).rows.at(0)) == "2/18 日 10:00 女性管理職のための交流会 ");
    CHECK(venue.surround(clock).clock.empty());
    CHECK(venue.surround(clock).date.empty());
  }
}

TEST_CASE("an event that was called off keeps its slide until its start, without a code") {
  for (const auto& [status, stamp] :
       {std::pair(EventStatus::cancelled, "中止"), std::pair(EventStatus::postponed, "延期")}) {
    Venue venue;
    venue.add("a", "2024-02-18T10:00").status = status;
    const PaperSlide slide = paper(venue.deck("2024-02-18T09:59"), "event/a");
    CHECK(slide.stamp == stamp);
    CHECK(slide.codes.empty());
    CHECK_FALSE(slide.pill.has_value());
    CHECK(fixture::agenda(venue.deck("2024-02-18T09:59")).rows.at(0).stamp == stamp);
    CHECK(fixture::find(venue.deck("2024-02-18T10:00"), "event/a") == nullptr);
    CHECK(fixture::agenda(venue.deck("2024-02-18T10:00")).rows.empty());
  }
}

TEST_CASE("a called-off event of whole days is shown through its first day") {
  Venue venue;
  venue.add("a", "2024-02-18", "2024-02-20").status = EventStatus::cancelled;
  CHECK(paper(venue.deck("2024-02-18T23:59"), "event/a").stamp == "中止");
  CHECK(fixture::find(venue.deck("2024-02-19T00:00"), "event/a") == nullptr);
}

TEST_CASE("a full event is stamped and keeps its code") {
  Venue venue;
  venue.add("a", "2024-02-18T10:00").status = EventStatus::full;
  const PaperSlide slide = paper(venue.deck("2024-02-16T10:00"), "event/a");
  CHECK(slide.stamp == "満席");
  CHECK(slide.codes.size() == 1);
  CHECK_FALSE(slide.pill.has_value());
  CHECK(text(paper(venue.deck("2024-02-18T10:30"), "event/a").pill) == "10:00〜");
}

TEST_CASE("the code leads to the event, else to the community, with the feed's words if any") {
  Venue venue;
  venue.add("own", "2024-02-18T10:00").url = "https://example.jp/own";
  venue.add("house", "2024-02-18T11:00");
  venue.add("worded", "2024-02-18T12:00").verb = "いまから参加する";
  const auto before = venue.deck("2024-02-18T09:00");
  CHECK(paper(before, "event/own").codes.at(0) ==
        QrCall{"https://example.jp/own", "お申し込みはこちら"});
  CHECK(paper(before, "event/house").codes.at(0) ==
        QrCall{"https://example.jp/", "くわしくはこちら"});
  CHECK(paper(before, "event/worded").codes.at(0).verb == "いまから参加する");
  CHECK(paper(venue.deck("2024-02-18T12:10"), "event/worded").codes.at(0).verb ==
        "いまから参加する");
  venue.settings.community.url.clear();
  CHECK(paper(venue.deck("2024-02-18T09:00"), "event/house").codes.empty());
}

TEST_CASE("a title that is the kind's word leaves the label to the community's line") {
  Venue venue;
  venue.add("a", "2024-02-18T10:00").title = "交流会";
  venue.add("b", "2024-02-18T11:00").title = "春の交流会";
  Event& other = venue.add("c", "2024-02-18T12:00");
  other.kind = EventKind::event;
  other.title = "花市";
  const auto deck = venue.deck("2024-02-14T09:00");
  CHECK(paper(deck, "event/a").label == "女性管理職のためのコミュニティ");
  CHECK(paper(deck, "event/b").label == "交流会");
  CHECK(paper(deck, "event/c").label == "イベント");
  CHECK(fixture::find(deck, "event/c")->kind == SlideKind::event);
  CHECK(paper(deck, "event/c").livery == Livery::event);
}

TEST_CASE("places are said as the feed has them") {
  Venue venue;
  Event& event = venue.add("a", "2024-02-18T10:00");
  const auto place = [&](Event::Attendance attendance, const char* where) {
    event.attendance = attendance;
    event.place = where;
    return paper(venue.deck("2024-02-14T09:00"), "event/a").place;
  };
  using Attendance = Event::Attendance;
  CHECK(place(Attendance::online, "") == Place{"オンライン", PlaceIcon::online});
  CHECK(place(Attendance::online, "Zoom") == Place{"オンライン（Zoom）", PlaceIcon::online});
  CHECK(place(Attendance::online, "オンライン開催") == Place{"オンライン開催", PlaceIcon::online});
  CHECK(place(Attendance::both, "本町会館") == Place{"本町会館・オンライン", PlaceIcon::place});
  CHECK(place(Attendance::both, "") == Place{"会場・オンライン", PlaceIcon::place});
  CHECK(place(Attendance::on_site, "本町会館") == Place{"本町会館", PlaceIcon::place});
  CHECK_FALSE(place(Attendance::unknown, "").has_value());
}

TEST_CASE("deadline, fee and capacity make one line of facts") {
  Venue venue;
  Event& event = venue.add("a", "2024-02-18T10:00");
  event.deadline = "2月16日";
  event.fee = "参加費無料";
  event.capacity = "12名";
  CHECK(paper(venue.deck("2024-02-14T09:00"), "event/a").facts ==
        "申込締切 2月16日　参加費無料　定員 12名");
}

TEST_CASE("a standing offer is open at any time") {
  Venue venue;
  venue.add_standing("c").url = "https://example.jp/c";
  const auto deck = venue.deck("2199-12-31T23:59");
  const PaperSlide slide = paper(deck, "standing/c");
  CHECK(text(slide.cloth) == "随時|受付中");
  CHECK_FALSE(slide.pill.has_value());
  CHECK(slide.codes.at(0).verb == "お申し込みはこちら");
  CHECK(fixture::find(deck, "standing/c")->kind == SlideKind::consultation);
}

TEST_CASE("dates are the venue's, never UTC's, and right after 2038 and over summer time") {
  Venue venue;
  venue.zone = Zone("Europe/Berlin", 1h, {}, PosixRule::parse("CET-1CEST,M3.5.0,M10.5.0/3"));
  venue.add("a", "2040-03-25T19:30", "2040-03-25T21:00");
  venue.add("b", "2040-03-25T03:10");
  const auto deck = venue.deck("2040-03-24T23:59");
  CHECK(text(paper(deck, "event/a").cloth) == "3月25 日曜日 19:30-21:00");
  CHECK(text(paper(deck, "event/a").pill) == "明日");
  // The hour from 2 to 3 does not exist: 01:55 is a quarter of an hour before 03:10.
  CHECK(text(paper(venue.deck("2040-03-25T01:55"), "event/b").pill) == "開始まで15分");
  CHECK(fixture::find(venue.deck("2040-03-25T01:55"), "event/b")->cadence ==
        Slide::Cadence::every_second);
}

TEST_CASE("English slides say the same in English") {
  Venue venue;
  venue.words = fixture::words("en");
  venue.add("a", "2024-02-18T10:00").url = "https://example.jp/a";
  const PaperSlide slide = paper(venue.deck("2024-02-14T14:05"), "event/a");
  CHECK(text(slide.cloth) == "Feb18 Sunday 10:00~");
  CHECK(text(slide.pill) == "in 4 days");
  CHECK(slide.label == "Meetup");
  CHECK(slide.codes.at(0).verb == "Sign up here");
  CHECK(text(paper(venue.deck("2024-02-18T09:15"), "event/a").cloth) == "Today Sun, Feb 18 10:00~");
  CHECK(text(paper(venue.deck("2024-02-18T09:15"), "event/a").pill) == "starts in 45 min");
  CHECK(venue.surround("2024-02-14T14:05").date == "Wed, Feb 14");
}

}  // namespace noren
