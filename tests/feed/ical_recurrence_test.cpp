#include "feed/ical_reading.h"

TEST_CASE("a weekly event is spelled out a week back and a year ahead") {
  IcalReading venue;
  const Dates dates = venue.dates(
      "UID:w\nDTSTART;TZID=Asia/Tokyo:20230104T190000\nDURATION:PT2H\nRRULE:FREQ=WEEKLY\n");
  REQUIRE(dates.size() == 54);
  CHECK(dates.front() == "2024-02-07T19:00/2024-02-07T21:00");
  CHECK(dates.back() == "2025-02-12T19:00/2025-02-12T21:00");
}

TEST_CASE("rules name their days") {
  IcalReading venue;
  const auto dates = [&](const std::string& rule) {
    return venue.dates("DTSTART:20240201T100000\nRRULE:" + rule + ";UNTIL=20240601T000000\n");
  };
  const std::string first = "2024-02-";
  CHECK(dates("FREQ=MONTHLY;BYDAY=3SU") ==
        Dates{"2024-02-18T10:00", "2024-03-17T10:00", "2024-04-21T10:00", "2024-05-19T10:00"});
  CHECK(dates("FREQ=MONTHLY;BYDAY=-1FR") ==
        Dates{"2024-02-23T10:00", "2024-03-29T10:00", "2024-04-26T10:00", "2024-05-31T10:00"});
  CHECK(dates("FREQ=MONTHLY;BYMONTHDAY=-1") ==
        Dates{"2024-02-29T10:00", "2024-03-31T10:00", "2024-04-30T10:00", "2024-05-31T10:00"});
  CHECK(dates("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1") ==
        Dates{"2024-02-29T10:00", "2024-03-29T10:00", "2024-04-30T10:00", "2024-05-31T10:00"});
  CHECK(dates("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=20") ==
        Dates{"2024-02-20T10:00", "2024-04-20T10:00"});
  CHECK(dates("FREQ=YEARLY;BYMONTH=3,5;BYDAY=1SA") ==
        Dates{"2024-03-02T10:00", "2024-05-04T10:00"});
  CHECK(dates("FREQ=YEARLY;BYYEARDAY=100") == Dates{"2024-04-09T10:00"});
  CHECK(dates("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO") == Dates{"2024-05-13T10:00"});
  CHECK(dates("FREQ=DAILY;INTERVAL=40") ==
        Dates{"2024-03-12T10:00", "2024-04-21T10:00", "2024-05-31T10:00"});
  CHECK(dates("FREQ=HOURLY;INTERVAL=1000") == Dates{"2024-03-14T02:00", "2024-04-24T18:00"});
  CHECK(dates("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;BYHOUR=9,18;BYMINUTE=30") ==
        Dates{"2024-02-01T10:00"});
}

TEST_CASE("weeks begin where the rule says") {
  IcalReading venue;
  venue.today = std::chrono::year(1997) / 8 / 6;
  const auto dates = [&](const char* start) {
    return venue.dates(
        std::string(
            "DTSTART:19970805T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=") +
        start + "\n");
  };
  CHECK(dates("MO") ==
        Dates{"1997-08-05T09:00", "1997-08-10T09:00", "1997-08-19T09:00", "1997-08-24T09:00"});
  CHECK(dates("SU") ==
        Dates{"1997-08-05T09:00", "1997-08-17T09:00", "1997-08-19T09:00", "1997-08-31T09:00"});
}

TEST_CASE("days are taken out, added and replaced") {
  IcalReading venue;
  const std::string master =
      "UID:s\nDTSTART;TZID=Asia/Tokyo:20240214T190000\nDURATION:PT1H\n"
      "RRULE:FREQ=WEEKLY;COUNT=4\n";
  CHECK(venue.dates(master + "EXDATE;TZID=Asia/Tokyo:20240221T190000\nEXDATE:20240228T100000Z\n") ==
        Dates{"2024-02-14T19:00/2024-02-14T20:00", "2024-03-06T19:00/2024-03-06T20:00"});
  CHECK(venue.dates(master + "EXDATE;VALUE=DATE:20240214,20240221,20240228\n") ==
        Dates{"2024-03-06T19:00/2024-03-06T20:00"});
  CHECK(venue.dates("DTSTART:20240214T190000\nRDATE:20240301T180000,20240302T180000\n"
                    "RDATE;VALUE=PERIOD:20240303T180000/PT1H\n") ==
        Dates{"2024-02-14T19:00", "2024-03-01T18:00", "2024-03-02T18:00", "2024-03-03T18:00"});
  CHECK(venue.all_dates(venue.entry(master) +
                        "BEGIN:VEVENT\nUID:s\nSUMMARY:移した回\nDTSTART:20240222T100000Z\n"
                        "RECURRENCE-ID:20240221T100000Z\nEND:VEVENT\n") ==
        Dates{"2024-02-14T19:00/2024-02-14T20:00", "2024-02-28T19:00/2024-02-28T20:00",
              "2024-03-06T19:00/2024-03-06T20:00", "2024-02-22T19:00 移した回"});
}

TEST_CASE("a change from one date on moves all that follow") {
  IcalReading venue;
  CHECK(venue.all_dates(
            venue.entry(
                "UID:s\nDTSTART;TZID=Asia/Tokyo:20240214T190000\nRRULE:FREQ=WEEKLY;COUNT=4\n") +
            "BEGIN:VEVENT\nUID:s\nSUMMARY:遅い回\nDTSTART;TZID=Asia/Tokyo:20240222T203000\n"
            "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Asia/Tokyo:20240221T190000\nEND:VEVENT\n") ==
        Dates{"2024-02-14T19:00", "2024-02-29T20:30 遅い回", "2024-03-07T20:30 遅い回",
              "2024-02-22T20:30 遅い回"});
}

TEST_CASE("every date of a series keeps a place of its own, a cancelled one its stamp") {
  IcalReading venue;
  const auto events =
      venue
          .content(venue.calendar(
              venue.entry("UID:s\nDTSTART:20240214T100000Z\nRRULE:FREQ=DAILY;COUNT=3\n") +
              venue.entry("UID:s\nDTSTART:20240215T100000Z\nRECURRENCE-ID:20240215T100000Z\n"
                          "STATUS:CANCELLED\n")))
          .events;
  REQUIRE(events.size() == 3);
  CHECK(events[0].id != events[1].id);
  CHECK(events[2].status == noren::EventStatus::cancelled);
  CHECK(venue.clock(events[2].schedule.start) == "2024-02-15T19:00");
}

TEST_CASE("a series that is over or far away is there with its nearest date") {
  IcalReading venue;
  CHECK(venue.dates("DTSTART:20200101T100000\nRRULE:FREQ=MONTHLY;COUNT=3\n") ==
        Dates{"2020-03-01T10:00"});
  CHECK(venue.dates("DTSTART:20280101T100000\nRRULE:FREQ=MONTHLY\n") == Dates{"2028-01-01T10:00"});
  CHECK(venue.dates("DTSTART:20200229T100000\nRRULE:FREQ=YEARLY\n") == Dates{"2024-02-29T10:00"});
  // An end before the begin leaves the begin.
  CHECK(venue.dates("DTSTART;VALUE=DATE:20240302\nRRULE:FREQ=WEEKLY;UNTIL=20240301\n") ==
        Dates{"2024-03-02"});
}

TEST_CASE("UNTIL is inclusive, in whatever zone it is written") {
  IcalReading venue;
  const std::string start = "DTSTART;TZID=Asia/Tokyo:20240214T190000\nRRULE:FREQ=DAILY;UNTIL=";
  CHECK(venue.dates(start + "20240216T100000Z\n").size() == 3);
  CHECK(venue.dates(start + "20240216T095959Z\n").size() == 2);
  CHECK(venue.dates(start + "20240216T190000\n").size() == 3);
  CHECK(venue.dates(start + "20240216\n").size() == 3);
  CHECK(venue.dates("DTSTART;VALUE=DATE:20240214\nRRULE:FREQ=DAILY;UNTIL=20240216\n") ==
        Dates{"2024-02-14", "2024-02-15", "2024-02-16"});
}

TEST_CASE("a rule that is none leaves the first date, and says so") {
  IcalReading venue;
  const auto content =
      venue.content(venue.calendar(venue.entry("DTSTART:20240218T100000\nRRULE:FREQ=SOMETIMES\n")));
  CHECK(content.events.size() == 1);
  CHECK(content.problems.size() == 1);
}
