#include "feed/fuzz_entry.h"
#include "feed/ical_reading.h"

using noren::Content;
using noren::Event;

namespace {

constexpr const char* kTwo =
    "BEGIN:VEVENT\r\nUID:1@kawabe\r\nDTSTART;TZID=Asia/Tokyo:20240218T100000\r\n"
    "DTEND;TZID=Asia/Tokyo:20240218T120000\r\nSUMMARY:女性管理職のための\r\n 交流会\\, 春の回\r\n"
    "DESCRIPTION:お茶を\\n飲みながら\r\nLOCATION:区民館\\; 二階\r\nURL:https://example.jp/1\r\n"
    "CATEGORIES:交流,お茶\r\nBEGIN:VALARM\r\nTRIGGER:-PT15M\r\nSUMMARY:ベル\r\nEND:VALARM\r\n"
    "END:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2@kawabe\r\nDTSTART:20240216T113000Z\r\nDURATION:PT1H30M\r\n"
    "SUMMARY:説明会\r\nLOCATION:https://meet.example.com/abc\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n";

}  // namespace

TEST_CASE("a calendar gives its events, recognised by its content") {
  IcalReading venue;
  const auto read = venue.read(venue.calendar(kTwo));
  REQUIRE(read);
  CHECK(read->format == "ical");
  REQUIRE(read->content.events.size() == 2);
  const Event& first = read->content.events[0];
  CHECK(first.title == "女性管理職のための交流会, 春の回");
  CHECK(first.id == "1@kawabe");
  CHECK(first.kind == noren::EventKind::meetup);
  CHECK(first.place == "区民館; 二階");
  CHECK(first.summary == "お茶を 飲みながら");
  CHECK(first.url == "https://example.jp/1");
  CHECK(venue.shown(first.schedule) == "2024-02-18T10:00/2024-02-18T12:00");
  const Event& second = read->content.events[1];
  CHECK(venue.shown(second.schedule) == "2024-02-16T20:30/2024-02-16T22:00");
  CHECK(second.attendance == Event::Attendance::online);
  CHECK(second.place.empty());
  CHECK(second.url.empty());  // an address to join by is not one to apply at
  CHECK(second.status == noren::EventStatus::cancelled);
  CHECK(read->content.problems.empty());
}

TEST_CASE("lines may end in any way and be folded anywhere") {
  IcalReading venue;
  const Content expected = venue.content(venue.calendar(kTwo));
  for (const char* ending : {"\n", "\r"}) {
    std::string text;
    for (const char c : venue.calendar(kTwo))
      if (c != '\r') text += c == '\n' ? std::string(ending) : std::string(1, c);
    CHECK(venue.content(text).events == expected.events);
  }
  // Folded within a character, as programs that count bytes do.
  const std::string split = "BEGIN:VEVENT\nSUMMARY:\xE4\xBC\n \x9A\nDTSTART:20240218\nEND:VEVENT\n";
  CHECK(venue.content(venue.calendar(split)).events.at(0).title == "会");
}

TEST_CASE("days without a time end on the day before DTEND") {
  IcalReading venue;
  CHECK(venue.dates("DTSTART;VALUE=DATE:20240218\n") == Dates{"2024-02-18"});
  CHECK(venue.dates("DTSTART:20240218\n") == Dates{"2024-02-18"});
  CHECK(venue.dates("DTSTART;VALUE=DATE:20240218\nDTEND;VALUE=DATE:20240219\n") ==
        Dates{"2024-02-18"});
  CHECK(venue.dates("DTSTART;VALUE=DATE:20240218\nDTEND;VALUE=DATE:20240221\n") ==
        Dates{"2024-02-18..2024-02-20"});
  CHECK(venue.dates("DTSTART;VALUE=DATE:20240218\nDURATION:P1W\n") ==
        Dates{"2024-02-18..2024-02-24"});
  CHECK(venue.dates("DTSTART;VALUE=DATE:20240218\nDTEND;VALUE=DATE:20240218\n") ==
        Dates{"2024-02-18"});
  CHECK(venue.dates("DTSTART;VALUE=DATE;TZID=America/New_York:20240218\n") == Dates{"2024-02-18"});
}

TEST_CASE("an end that says nothing is no end") {
  IcalReading venue;
  CHECK(venue.dates("DTSTART:20240218T100000\n") == Dates{"2024-02-18T10:00"});
  CHECK(venue.dates("DTSTART:20240218T100000\nDURATION:PT0S\n") == Dates{"2024-02-18T10:00"});
  CHECK(venue.dates("DTSTART:20240218T100000\nDTEND:20240218T100000\n") ==
        Dates{"2024-02-18T10:00"});
  const Content content = venue.content(
      venue.calendar(venue.entry("DTSTART:20240218T100000\nDTEND:20240217T100000\n")));
  CHECK(venue.shown(content.events.at(0).schedule) == "2024-02-18T10:00");
  REQUIRE(content.problems.size() == 1);
  CHECK(content.problems[0].where == "VEVENT[0].DTEND");
}

TEST_CASE("a day and a time may be mixed, and midnight be 24:00") {
  IcalReading venue;
  CHECK(venue.dates("DTSTART:20240218T220000\nDTEND:20240218T240000\n") ==
        Dates{"2024-02-18T22:00/2024-02-19T00:00"});
  CHECK(venue.dates("DTSTART:20240218T220000\nDTEND;VALUE=DATE:20240219\n") ==
        Dates{"2024-02-18T22:00/2024-02-19T00:00"});
  CHECK(venue.dates("DTSTART;VALUE=DATE:20240218\nDTEND:20240219T150000\n") ==
        Dates{"2024-02-18..2024-02-19"});
}

TEST_CASE("of several versions of an event the newest is shown") {
  IcalReading venue;
  const auto version = [&](const char* start, const char* sequence) {
    return venue.entry(std::string("UID:a\nDTSTART:") + start + "\nSEQUENCE:" + sequence + "\n");
  };
  CHECK(venue.all_dates(version("20240218T100000", "2") + version("20240219T100000", "0") +
                        version("20240218T100000", "2")) == Dates{"2024-02-18T10:00"});
  CHECK(venue.all_dates(version("20240218T100000", "1") + version("20240219T100000", "3")) ==
        Dates{"2024-02-19T10:00"});
  // Some programs give every event one UID.
  CHECK(venue.all_dates(version("20240218T100000", "0") + version("20240219T100000", "0")).size() ==
        2);
}

TEST_CASE("what can't be used of a calendar is named, the rest stays") {
  IcalReading venue;
  const Content content = venue.content(venue.calendar(
      venue.entry("DTSTART:20240230T100000\n") + venue.entry("UID:x\n") +
      "BEGIN:VEVENT\nDTSTART:20240218T100000\nEND:VEVENT\n" + venue.entry("DTSTART:20240218\n") +
      "X\n:::\nBEGIN:VTODO\nSUMMARY:買い物\nEND:VTODO\n"));
  CHECK(content.events.size() == 1);
  CHECK(content.dropped == 3);
  REQUIRE(content.problems.size() == 3);
  CHECK(content.problems[0].where == "VEVENT[0].DTSTART");
  CHECK(content.problems[1].where == "VEVENT[1].DTSTART");
  CHECK(content.problems[2].where == "VEVENT[2].title");
}

TEST_CASE("a calendar without events, cut, or no calendar at all says so") {
  IcalReading venue;
  const Content empty = venue.content(venue.calendar("BEGIN:VFREEBUSY\nEND:VFREEBUSY\n"));
  CHECK(empty.events.empty());
  CHECK(empty.problems.at(0).what.en.find("VEVENT") != std::string::npos);
  const Content cut = venue.content("BEGIN:VCALENDAR\n" + venue.entry("DTSTART:20240218\n") +
                                    "BEGIN:VEVENT\nSUMMARY:切れた\nDTSTART:20240219\n");
  CHECK(cut.events.size() == 1);
  CHECK(cut.problems.at(0).what.en.find("cut") != std::string::npos);
  venue.source.format = "ical";
  CHECK(venue.failure("{\"events\":[]}").what.en.find("BEGIN:VCALENDAR") != std::string::npos);
}

TEST_CASE("a cancelled calendar cancels its events, and a picture is taken from its properties") {
  IcalReading venue;
  const Content content = venue.content(venue.calendar(
      "METHOD:CANCEL\n" +
      venue.entry("DTSTART:20240218\nATTACH;FMTTYPE=image/png:https://example.jp/a.png\n")));
  CHECK(content.events.at(0).status == noren::EventStatus::cancelled);
  CHECK(content.events.at(0).image == "https://example.jp/a.png");
}

TEST_CASE("a calendar in Shift_JIS is read like any") {
  IcalReading venue;
  const std::string text =
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:\x90\xE0\x96\xBE\x89\xEF\n"
      "DTSTART:20240218\nEND:VEVENT\nEND:VCALENDAR\n";
  venue.content_type = "text/calendar; charset=shift_jis";
  CHECK(venue.content(text).events.at(0).title == "説明会");
}

TEST_CASE("a hostile calendar ends soon and costs its own entries alone") {
  IcalReading venue;
  std::string body;
  for (const char* rule :
       {"FREQ=SECONDLY", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=SECONDLY;COUNT=2000000000",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MINUTELY;INTERVAL=7;BYHOUR=23;BYSETPOS=-9",
        "FREQ=DAILY;INTERVAL=32767", "FREQ=HOURLY;BYMINUTE=1,2,3;UNTIL=99991231T000000Z"})
    body += venue.entry(std::string("DTSTART:19700101T000000Z\nRRULE:") + rule + "\n");
  std::string many;
  for (int i = 0; i < 300; ++i)
    many += body;
  const Content content = venue.content(
      venue.calendar(many + "BEGIN:VEVENT\nSUMMARY:次の会\nDTSTART:20240214T120000\nEND:VEVENT\n"));
  CHECK(std::any_of(content.events.begin(), content.events.end(),
                    [](const Event& event) { return event.title == "次の会"; }));
  CHECK(content.events.size() <= 200);
  std::string deep = "0BEGIN:VCALENDAR\n";
  for (int i = 0; i < 50000; ++i)
    deep += "BEGIN:VEVENT\nBEGIN:VTIMEZONE\nBEGIN:STANDARD\n";
  noren::read_any_bytes(deep);
  std::string dates = "0BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\nDTSTART:20240218\n";
  for (int i = 0; i < 50000; ++i)
    dates += "RDATE:20240301T100000\nEXDATE:20240301T100000\n";
  noren::read_any_bytes(dates + "END:VEVENT\n");
}

TEST_CASE("what is not for everybody never comes to the wall, and that is said") {
  IcalReading venue;
  const std::string body = venue.entry("UID:1\nCLASS:PRIVATE\nDTSTART:20240220T010000Z\n") +
                           venue.entry("UID:2\nCLASS:confidential\nDTSTART:20240221T010000Z\n") +
                           venue.entry("UID:3\nCLASS:X-OURS\nDTSTART:20240222T010000Z\n") +
                           venue.entry("UID:4\nCLASS:PUBLIC\nDTSTART:20240223T010000Z\n");
  CHECK(venue.all_dates(body) == Dates{"2024-02-23T10:00"});
  const auto problems = venue.content(venue.calendar(body)).problems;
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].what.ja.find("3 件") != std::string::npos);
}

TEST_CASE("a date of a series that became private is shown neither as it was nor as it is") {
  IcalReading venue;
  const std::string series =
      venue.entry("UID:1\nDTSTART:20240220T010000Z\nRRULE:FREQ=DAILY;COUNT=3\n");
  const std::string moved = "UID:1\nRECURRENCE-ID:20240221T010000Z\nDTSTART:20240221T020000Z\n";
  CHECK(venue.all_dates(series + venue.entry(moved)).size() == 3);
  CHECK(venue.all_dates(series + venue.entry(moved + "CLASS:PRIVATE\n")) ==
        Dates{"2024-02-20T10:00", "2024-02-22T10:00"});
  const std::string hidden =
      venue.entry("UID:1\nCLASS:PRIVATE\nDTSTART:20240220T010000Z\nRRULE:FREQ=DAILY;COUNT=3\n");
  CHECK(venue.all_dates(hidden + venue.entry(moved)).empty());
  CHECK(venue.all_dates(hidden + venue.entry(moved + "CLASS:PUBLIC\n")) ==
        Dates{"2024-02-21T11:00"});
}
