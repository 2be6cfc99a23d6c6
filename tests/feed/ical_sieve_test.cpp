#include "feed/answer_sieve.h"
#include "feed/ical_reading.h"

using noren::IcalSieve;

namespace {

/// What is kept of `text` when it arrives in chunks of that size.
std::string sieved(std::string_view text, std::size_t chunk) {
  noren::AnswerSieve sieve;
  std::string kept;
  for (std::size_t at = 0; at < text.size(); at += chunk)
    sieve.pass(text.substr(at, chunk), kept);
  return kept;
}

/// `line` folded every 75 bytes, characters cut in two as some programs do.
std::string folded_line(const std::string& line) {
  std::string folded;
  for (std::size_t at = 0; at < line.size(); at += 75)
    folded += (at == 0 ? "" : "\r\n ") + line.substr(at, 75);
  return folded + "\r\n";
}

std::string repeated(const std::string& text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i)
    all += text;
  return all;
}

std::string large_calendar() {
  std::string body;
  for (int i = 0; i < 400; ++i)
    body += "BEGIN:VEVENT\r\nUID:" + std::to_string(i) + "\r\n" +
            folded_line("DESCRIPTION:" + repeated("花の会です。", 500)) +
            "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + std::string(9000, 'A') + "\r\n" +
            folded_line("SUMMARY:花の会 " + std::to_string(i) + repeated("よ", 40)) +
            "DTSTART:20240301T100000\r\n" + folded_line("X-ALT-DESC:" + repeated("会", 900)) +
            "BEGIN:VALARM\r\nDESCRIPTION:x\r\nEND:VALARM\r\nEND:VEVENT\r\n";
  return IcalReading::calendar(body);
}

}  // namespace

TEST_CASE("a calendar of the usual size passes whole, wherever the chunks part") {
  const std::string calendar = IcalReading::calendar(
      repeated("BEGIN:VEVENT\nX-A:" + std::string(20'000, 'x') + "\n \n " + "y\nEND:VEVENT\n", 40));
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{5000}})
    CHECK(sieved(calendar, chunk) == calendar);
}

TEST_CASE("of a large calendar the long texts go and every event stays") {
  const std::string calendar = large_calendar();
  REQUIRE(calendar.size() > 8'000'000);
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{7}, std::size_t{16384}}) {
    const std::string kept = sieved(calendar, chunk);
    CHECK(kept.size() < IcalSieve::kWholeIcal + 700'000);
    FeedReading venue;
    venue.source.max_items = 1000;
    const auto content = venue.content(kept);
    CHECK(content.problems.empty());
    REQUIRE(content.events.size() == 400);
    CHECK(content.events.back().title == "花の会 399" + repeated("よ", 40));
    CHECK(content.events.back().summary.substr(0, 18) == "花の会です。");
    CHECK(venue.shown(content.events.back().schedule) == "2024-03-01T10:00");
  }
}

TEST_CASE("of a large calendar no excepted date is lost") {
  std::string dates = "20240302T100000";
  for (int day = 3; day < 30; ++day)
    dates += ",202403" + std::string(day < 10 ? "0" : "") + std::to_string(day) + "T100000";
  const std::string years = repeated(",20200101T100000", 200);
  const std::string calendar = IcalReading::calendar(
      repeated("BEGIN:VTODO\nDESCRIPTION:" + std::string(5000, 'x') + "\nEND:VTODO\n", 300) +
      "BEGIN:VEVENT\nUID:a\nSUMMARY:会\nDTSTART:20240301T100000\nRRULE:FREQ=DAILY;COUNT=30\n" +
      folded_line("EXDATE:20200101T100000" + years + "," + dates) + "END:VEVENT\n");
  IcalReading venue;
  Dates shown;
  for (const noren::Event& event : venue.content(sieved(calendar, 4000)).events)
    shown.push_back(venue.shown(event.schedule));
  CHECK(shown == Dates{"2024-03-01T10:00", "2024-03-30T10:00"});
}

TEST_CASE("one endless line of a calendar costs no more than what is kept whole") {
  const std::string kept =
      sieved("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDESCRIPTION:" + std::string(9'000'000, 'x'), 16384);
  CHECK(kept.size() < IcalSieve::kWholeIcal + 20'000);
}
