#include "player/player.h"
#include "venue_fixture.h"

using namespace std::chrono_literals;

namespace noren {

using fixture::Venue;

namespace {

int one_page(const Slide& /*slide*/) {
  return 1;
}

Venue day_venue() {
  Venue venue;
  venue.settings.community.tagline = "話す事は放す事。";
  venue.add("morning", "2024-02-18T10:00", "2024-02-18T12:00");
  venue.add("evening", "2024-02-18T19:00").title = "夜の会";
  venue.add_standing("talk");
  return venue;
}

}  // namespace

TEST_CASE("a whole day: events are announced, run and are gone, without input or fetch") {
  const Venue venue = day_venue();
  const Instant midnight = venue.at("2024-02-18T00:00");
  Showing showing = start(venue.deck("2024-02-18T00:00"), {}, one_page, 0s);
  std::map<std::string, int> shown;
  Millis without_code{};
  for (Millis now{}; now < 24h; now += 1s) {
    const VenueTime time{midnight + now, ClockTrust::trusted, &venue.zone};
    const auto deck = make_deck(venue.program, venue.settings, venue.words, time);
    const int turn = showing.turn;
    showing = advance(showing, deck, {}, one_page, now);
    if (showing.turn != turn) ++shown[showing.slide.id];
    if (showing.slide.id == "event/morning" && now >= 12h) FAIL("still there: " << now.count());
    without_code = showing.slide.kind == SlideKind::tagline ? without_code + 1s : 0ms;
    if (without_code > 30s) FAIL("no code");
    if (now == 9h || now == 9h + 44min) shown.clear();
    if (now == 9h + 44min - 1s) {
      CHECK(shown["event/morning"] <= shown["agenda"] + 1);
    }
    if (now == 11h + 59min) {
      int turns = 0;
      for (const auto& [id, count] : shown)
        turns += count;
      CHECK(shown["event/morning"] >= turns / 2 - 2);
      CHECK(shown["event/morning"] <= turns / 2 + 2);
    }
  }
}

TEST_CASE("a board that wakes in 1970 or 2017 shows its slides and goes on when the time comes") {
  for (const char* woke : {"1970-01-01T09:00", "2017-06-01T00:00"}) {
    Venue venue = day_venue();
    venue.trust = ClockTrust::untrusted;
    const auto before = venue.deck(woke);
    Showing showing = start(before, {}, one_page, 0s);
    CHECK(fixture::ids(before) == std::vector<std::string>{"welcome", "event/morning",
                                                           "event/evening", "agenda",
                                                           "standing/talk", "tagline"});
    for (Millis now{}; now < 2min; now += 1s)
      showing = advance(showing, before, {}, one_page, now);
    const std::string on_screen = showing.slide.id;
    venue.trust = ClockTrust::trusted;
    const auto after = venue.deck("2024-02-18T15:00");
    CHECK(fixture::find(after, "event/morning") == nullptr);
    showing = advance(showing, after, {}, one_page, 2min);
    if (on_screen != "event/morning") CHECK(showing.slide.id == on_screen);
    CHECK(fixture::find(after, showing.slide.id) != nullptr);
  }
}

TEST_CASE("when the clock jumps the slide on screen keeps its time") {
  const Venue venue = day_venue();
  Showing showing = start(venue.deck("2024-02-18T08:00"), {}, one_page, 0s);
  const Uptime until = showing.until;
  for (const char* jumped : {"2024-02-18T07:00", "2024-02-19T08:00", "2044-02-18T08:00"}) {
    showing = advance(showing, venue.deck(jumped), {}, one_page, 5s);
    CHECK(showing.slide.id == "welcome");
    CHECK(showing.until == until);
  }
}

}  // namespace noren
