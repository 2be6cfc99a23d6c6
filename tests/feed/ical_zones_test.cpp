#include "feed/ical_reading.h"
#include "feed/windows_zones.h"

namespace {

/// A zone of the calendar's own making: that of Berlin under another name.
constexpr const char* kOwnZone =
    "BEGIN:VTIMEZONE\nTZID:Unsere Zeit\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\n"
    "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\n"
    "BEGIN:STANDARD\nDTSTART:00010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nEND:VTIMEZONE\n";

}  // namespace

TEST_CASE("a series in another zone follows its summer time, seen from Tokyo") {
  IcalReading venue;
  venue.today = std::chrono::year(2024) / 3 / 28;
  const Dates berlin{"2024-03-28T18:00", "2024-03-29T18:00", "2024-03-30T18:00", "2024-03-31T17:00",
                     "2024-04-01T17:00"};
  const std::string rule = ":20240328T100000\nRRULE:FREQ=DAILY;COUNT=5\n";
  for (const char* name :
       {"Europe/Berlin", "W. Europe Standard Time", "/mozilla.org/20050126_1/Europe/Berlin",
        "custom_Europe/Berlin", "\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome\""})
    CHECK(venue.dates(std::string("DTSTART;TZID=") + name + rule) == berlin);
  CHECK(venue.all_dates(kOwnZone + venue.entry("DTSTART;TZID=Unsere Zeit" + rule)) == berlin);
  // A zone may be described after its use, its name be quoted.
  CHECK(venue.all_dates(venue.entry("DTSTART;TZID=\"Unsere Zeit\"" + rule) + kOwnZone) == berlin);
}

TEST_CASE("the day on which clocks go back is one hour longer, not two events") {
  IcalReading venue;
  venue.today = std::chrono::year(2024) / 11 / 1;
  CHECK(venue.dates("DTSTART;TZID=America/New_York:20241102T200000\nDTEND;TZID=America/New_York:"
                    "20241102T220000\nRRULE:FREQ=DAILY;COUNT=3\n") ==
        Dates{"2024-11-03T09:00/2024-11-03T11:00", "2024-11-04T10:00/2024-11-04T12:00",
              "2024-11-05T10:00/2024-11-05T12:00"});
  // What is taken out is named in the zone of the series, over the change too.
  CHECK(venue.dates("DTSTART;TZID=America/New_York:20241102T200000\nRRULE:FREQ=DAILY;COUNT=3\n"
                    "EXDATE;TZID=America/New_York:20241103T200000\n") ==
        Dates{"2024-11-03T09:00", "2024-11-05T10:00"});
}

TEST_CASE("a series of UTC or of whole days knows no summer time") {
  IcalReading venue;
  venue.today = std::chrono::year(2024) / 3 / 30;
  CHECK(venue.dates("DTSTART:20240330T090000Z\nRRULE:FREQ=DAILY;COUNT=2\n") ==
        Dates{"2024-03-30T18:00", "2024-03-31T18:00"});
  CHECK(venue.dates("DTSTART;VALUE=DATE;TZID=Europe/Berlin:20240330\nRRULE:FREQ=DAILY;COUNT=3\n"
                    "EXDATE;VALUE=DATE:20240331\n") == Dates{"2024-03-30", "2024-04-01"});
}

TEST_CASE("times without a zone are the calendar's, else the venue's") {
  IcalReading venue;
  CHECK(venue.dates("DTSTART:20240218T100000\n") == Dates{"2024-02-18T10:00"});
  CHECK(venue.all_dates("X-WR-TIMEZONE:Europe/Berlin\n" +
                        venue.entry("DTSTART:20240218T100000\n")) == Dates{"2024-02-18T18:00"});
}

TEST_CASE("offsets in the place of a name are taken, invented names told once") {
  IcalReading venue;
  CHECK(venue.dates("DTSTART;TZID=UTC+11:20240218T100000\n") == Dates{"2024-02-18T08:00"});
  CHECK(venue.dates("DTSTART;TZID=GMT-0330:20240218T100000\n") == Dates{"2024-02-18T22:30"});
  CHECK(venue.dates("DTSTART;TZID=JST:20240218T100000\n") == Dates{"2024-02-18T10:00"});
  CHECK(venue.dates("DTSTART;TZID=\"(GMT+05:45) Kathmandu\":20240218T100000\n") ==
        Dates{"2024-02-18T13:15"});
  const auto content = venue.content(venue.calendar(
      venue.entry("DTSTART;TZID=Europe/Germany:20240218T100000\nDTEND;TZID=Europe/Germany:"
                  "20240218T110000\n") +
      venue.entry("DTSTART;TZID=Europe/Germany:20240219T100000\n")));
  CHECK(venue.shown(content.events.at(0).schedule) == "2024-02-18T10:00/2024-02-18T11:00");
  REQUIRE(content.problems.size() == 1);
  CHECK(content.problems[0].what.en.find("Europe/Germany") != std::string::npos);
}

TEST_CASE("the names of Windows are those of tzdata") {
  CHECK(noren::zone_of_windows("Tokyo Standard Time") == "Asia/Tokyo");
  CHECK(noren::zone_of_windows("romance standard time") == "Europe/Paris");
  CHECK(noren::zone_of_windows("Moon Standard Time").empty());
}

TEST_CASE("a dash for the stroke of a zone and a quote out of place are understood") {
  IcalReading venue;
  CHECK(venue.dates("DTSTART;TZID=America-New_York:20240220T100000\n") ==
        Dates{"2024-02-21T00:00"});
  CHECK(venue.dates("DTSTART;TZID=\"W. Europe Standard Time:20240609T090000\"\n") ==
        Dates{"2024-06-09T16:00"});
  CHECK(venue.dates("DTSTART;TZID=\"Europe/Berlin\":20240609T090000\nDESCRIPTION:say \"a\"\n") ==
        Dates{"2024-06-09T16:00"});
}
