
#include "venue_fixture.h"

using namespace std::chrono_literals;

namespace noren {

using fixture::Venue;

namespace {

struct Shown {
  std::vector<Slide> deck;
  std::vector<Slide> alerts;
  Surround surround;
  bool operator==(const Shown&) const = default;
};

Shown shown(const Venue& venue, Instant at) {
  const VenueTime now{at, venue.trust, &venue.zone};
  return {make_deck(venue.program, venue.settings, venue.words, now),
          make_alerts(venue.program, venue.settings, venue.words, now),
          make_surround(venue.program, venue.settings, venue.words, now)};
}

Instant next(const Venue& venue, Instant at) {
  return next_change(venue.program, venue.settings, {at, venue.trust, &venue.zone});
}

Venue busy_venue() {
  Venue venue;
  venue.add("odd", "2024-02-18T10:00:30", "2024-02-18T11:00:45.500");
  venue.add("day", "2024-02-18");
  venue.add("off", "2024-02-18T10:20:10").status = EventStatus::cancelled;
  venue.program.notices = {{Notice::Level::notice, "遅れます", "", venue.at("2024-02-18T09:30:20"),
                            venue.at("2024-02-18T10:10:40")},
                           {Notice::Level::alert, "閉館します", "", venue.at("2024-02-18T10:12:01"),
                            venue.at("2024-02-18T10:13:02")}};
  venue.program.posters = {
      {"a.png", "", venue.at("2024-02-18T09:31:01.250"), venue.at("2024-02-18T10:31:02"), ""}};
  venue.program.messages = {{"案内", "", venue.at("2024-02-18T10:40:03"), ""}};
  Post post;
  post.id = post.title = "p";
  post.published = venue.at("2024-02-04T10:50:07");
  venue.program.posts = {post};
  return venue;
}

}  // namespace

TEST_CASE("nothing changes before the next change that was promised") {
  const Venue venue = busy_venue();
  Instant at = venue.at("2024-02-18T09:00");
  const Instant end = venue.at("2024-02-18T13:00");
  int steps = 0;
  while (at < end) {
    const Instant until = next(venue, at);
    REQUIRE(until > at);
    const Shown before = shown(venue, at);
    for (const Instant between : {at + (until - at) / 3, at + (until - at) / 2, until - 1ms})
      if (!(shown(venue, between) == before)) FAIL("changed before " << (until - at).count());
    at = until;
    ++steps;
  }
  CHECK(steps > 240);
}

TEST_CASE("every second of a busy hour is as its last promise left it") {
  const Venue venue = busy_venue();
  Instant at = venue.at("2024-02-18T09:45");
  Instant until = next(venue, at);
  Shown before = shown(venue, at);
  for (const Instant end = venue.at("2024-02-18T10:45"); at < end; at += 1s) {
    if (at >= until) {
      before = shown(venue, at);
      until = next(venue, at);
    } else if (!(shown(venue, at) == before)) {
      FAIL("changed without a promise");
    }
  }
  CHECK(until > at - 1min);
}

TEST_CASE("an ended event is gone at the very millisecond that was promised") {
  Venue venue;
  venue.add("a", "2024-02-18T10:00", "2024-02-18T11:59:30.250");
  const Instant end = venue.at("2024-02-18T11:59:30.250");
  CHECK(next(venue, end - 1ms) == end);
  CHECK(fixture::find(shown(venue, end - 1ms).deck, "event/a") != nullptr);
  CHECK(fixture::find(shown(venue, end).deck, "event/a") == nullptr);
}

TEST_CASE("a trusted clock is looked at again every minute, over midnight too") {
  const Venue venue;
  CHECK(next(venue, venue.at("2024-02-28T23:59:59.999")) == venue.at("2024-02-29T00:00"));
  CHECK(next(venue, venue.at("2024-02-29T00:00")) == venue.at("2024-02-29T00:01"));
}

TEST_CASE("an untrusted clock changes nothing but what begins") {
  Venue venue = busy_venue();
  venue.trust = ClockTrust::untrusted;
  const Instant at = venue.at("2024-02-18T09:00");
  CHECK(next(venue, at) == venue.at("2024-02-18T09:30:20"));
  CHECK(next(venue, venue.at("2017-01-01T00:00")) == venue.at("2017-01-01T01:00"));
}

}  // namespace noren
