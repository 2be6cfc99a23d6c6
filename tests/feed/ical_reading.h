#pragma once

#include <string>
#include <vector>

#include "feed/feed_reading.h"

/// A venue in Tokyo that reads calendars.
struct IcalReading : FeedReading {
  /// A calendar around `body`, whose lines end as the test writes them.
  static std::string calendar(const std::string& body) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kawabe//JA\r\n" + body +
           "END:VCALENDAR\r\n";
  }

  static std::string entry(const std::string& lines) {
    return "BEGIN:VEVENT\nSUMMARY:会\n" + lines + "END:VEVENT\n";
  }

  /// The dates of a calendar with that one entry, as `shown` words them, each with its title
  /// where it is not 会.
  std::vector<std::string> dates(const std::string& lines) { return all_dates(entry(lines)); }

  std::vector<std::string> all_dates(const std::string& body) {
    std::vector<std::string> dates;
    for (const noren::Event& event : content(calendar(body)).events)
      dates.push_back(shown(event.schedule) + (event.title == "会" ? "" : " " + event.title));
    return dates;
  }
};

using Dates = std::vector<std::string>;
