#include "player/player.h"

#include <algorithm>
#include <map>
#include <random>

#include "catch.h"

using namespace std::chrono_literals;

namespace noren {
namespace {

using Ids = std::vector<std::string>;

const std::vector<Slide> none;

int one_page(const Slide& /*slide*/) {
  return 1;
}

Slide slide(const std::string& id, Millis dwell = 10s) {
  Slide slide;
  slide.id = id;
  slide.dwell = dwell;
  return slide;
}

Slide urgent(const std::string& id) {
  Slide urgent = slide(id);
  urgent.cadence = Slide::Cadence::every_second;
  return urgent;
}

Slide running(const std::string& id) {
  Slide running = urgent(id);
  PaperSlide paper;
  paper.pill = Pill{};
  paper.pill->mark = Pill::Mark::live;
  running.body = paper;
  return running;
}

std::vector<Slide> deck(const Ids& ids) {
  std::vector<Slide> deck;
  for (const std::string& id : ids)
    deck.push_back(slide(id));
  return deck;
}

/// The next `count` slides, one for each turn, from the one on screen on.
Ids turns(Showing showing, const std::vector<Slide>& deck, const std::vector<Slide>& alerts,
          int count) {
  Ids ids;
  for (int i = 0; i < count; ++i) {
    ids.push_back(showing.slide.id);
    showing = advance(showing, deck, alerts, one_page, showing.until);
  }
  return ids;
}

}  // namespace

TEST_CASE("slides follow each other in order, each for its time, round and round") {
  const std::vector<Slide> abc = {slide("a", 10s), slide("b", 20s), slide("c", 3s)};
  Showing showing = start(abc, none, one_page, 5s);
  CHECK(showing.slide.id == "a");
  CHECK(showing.turn == 0);
  CHECK(showing.count == 3);
  CHECK(advance(showing, abc, none, one_page, 15s - 1ms).slide.id == "a");
  showing = advance(showing, abc, none, one_page, 15s);
  CHECK(showing.slide.id == "b");
  CHECK(showing.index == 1);
  CHECK(showing.turn == 1);
  CHECK(showing.until == 35s);
  showing = advance(showing, abc, none, one_page, 35s);
  CHECK(showing.until == 43s);  // no slide is shorter than eight seconds
  CHECK(turns(start(abc, none, one_page, 0s), abc, none, 7) ==
        Ids{"a", "b", "c", "a", "b", "c", "a"});
}

TEST_CASE("twenty slides refreshed every two seconds come once each per round") {
  Ids ids;
  for (int i = 0; i < 20; ++i)
    ids.push_back("slide/" + std::to_string(i));
  auto slides = deck(ids);
  for (Slide& each : slides)
    each.dwell = 30s;
  Showing showing = start(slides, none, one_page, 0s);
  Ids seen = {showing.slide.id};
  for (Millis now{}; now < 30s * 60; now += 2s) {
    showing = advance(showing, std::vector<Slide>(slides), none, one_page, now);
    if (seen.back() != showing.slide.id) seen.push_back(showing.slide.id);
  }
  REQUIRE(seen.size() == 60);
  for (std::size_t i = 0; i < seen.size(); ++i)
    CHECK(seen[i] == ids[i % 20]);
}

TEST_CASE("for thirty days slides come and go at random, and those that stay keep their round") {
  const Ids core = {"a", "b", "c", "d", "e", "f", "g"};
  std::mt19937 random(20240214);
  const auto chance = [&](unsigned of) { return random() % of == 0; };
  std::map<std::string, bool> guests;
  std::vector<Slide> slides = deck(core);
  const auto refresh = [&] {
    slides.clear();
    for (const std::string& id : core) {
      for (const char* suffix : {"1", "2"}) {
        bool& there = guests[id + suffix];
        if (chance(3)) there = !there;
        if (there) slides.push_back(slide(id + suffix));
      }
      slides.push_back(slide(id));
    }
  };
  Showing showing = start(slides, none, one_page, 0s);
  std::size_t expected = 0;
  int guests_seen = 0;
  for (Millis now{}; now < 24h * 30;) {
    const int before = showing.turn;
    showing = advance(showing, slides, none, one_page, now);
    if (showing.turn != before) {
      if (showing.slide.id.size() > 1)
        ++guests_seen;
      else if (showing.slide.id != core[++expected % core.size()])
        FAIL("out of turn: " << showing.slide.id << " after " << now.count());
    }
    const Millis look(1 + random() % 30'000);
    now = std::min(now + look, std::max(showing.until, now + 1ms));
    if (chance(4)) refresh();
  }
  CHECK(expected > 100'000);
  CHECK(guests_seen > 10'000);
}

TEST_CASE("however the deck is put in order anew, every slide comes once a round") {
  Ids ids = {"a", "b", "c", "d", "e"};
  std::mt19937 random(7);
  std::map<std::string, int> shown;
  Showing showing = start(deck(ids), none, one_page, 0s);
  std::string last;
  for (int i = 0; i < 20'000; ++i) {
    if (showing.slide.id == last) FAIL("the same slide twice");
    last = showing.slide.id;
    ++shown[last];
    const auto [least, most] = std::minmax_element(
        shown.begin(), shown.end(), [](auto& x, auto& y) { return x.second < y.second; });
    if (i > 5 && most->second - least->second > 1) FAIL("skipped: " << least->first);
    if (random() % 3 == 0) std::shuffle(ids.begin(), ids.end(), random);
    showing = advance(showing, deck(ids), none, one_page, showing.until);
  }
  CHECK(shown.size() == 5);
}

TEST_CASE("a new slide follows its neighbour, one that went is not missed") {
  Showing showing = start(deck({"a", "b", "c"}), none, one_page, 0s);
  showing = advance(showing, deck({"a", "b", "c"}), none, one_page, 10s);
  CHECK(turns(showing, deck({"x", "a", "b", "y", "c"}), none, 6) ==
        Ids{"b", "y", "c", "x", "a", "b"});
  CHECK(turns(showing, deck({"b", "c"}), none, 3) == Ids{"b", "c", "b"});
  CHECK(turns(showing, deck({"a", "b"}), none, 3) == Ids{"b", "a", "b"});
}

TEST_CASE("a slide that is gone leaves at once, and what followed it follows") {
  Showing showing = start(deck({"a", "b", "c"}), none, one_page, 0s);
  showing = advance(showing, deck({"a", "b", "c"}), none, one_page, 10s);
  showing = advance(showing, deck({"a", "c"}), none, one_page, 11s);
  CHECK(showing.slide.id == "c");
  CHECK(showing.since == 11s);
  showing = advance(showing, deck({"x", "y"}), none, one_page, 12s);
  CHECK(showing.slide.id == "x");
  CHECK(turns(showing, deck({"x", "y"}), none, 3) == Ids{"x", "y", "x"});
}

TEST_CASE("new words are shown at once, without more time") {
  auto slides = deck({"a", "b"});
  Showing showing = start(slides, none, one_page, 0s);
  slides[0].body = AlertSlide{"", "新しい言葉", ""};
  showing = advance(showing, slides, none, one_page, 4s);
  CHECK(std::get<AlertSlide>(showing.slide.body).text == "新しい言葉");
  CHECK(showing.since == 0s);
  CHECK(showing.until == 10s);
  CHECK(showing.turn == 0);
}

TEST_CASE("a slide that is alone stays and is no new turn") {
  const auto one = deck({"a"});
  Showing showing = start(one, none, one_page, 0s);
  for (int i = 1; i < 10; ++i)
    showing = advance(showing, one, none, one_page, i * 10s);
  CHECK(showing.slide.id == "a");
  CHECK(showing.turn == 0);
  CHECK(showing.until == 100s);
  CHECK(advance(showing, none, none, one_page, 200s).slide.id == "a");
}

TEST_CASE("an event that runs comes every second turn, the others keep their round") {
  std::vector<Slide> slides = deck({"a", "b", "c"});
  slides.insert(slides.begin() + 1, urgent("now"));
  CHECK(turns(start(slides, none, one_page, 0s), slides, none, 8) ==
        Ids{"a", "now", "b", "now", "c", "now", "a", "now"});
  slides.push_back(urgent("also"));
  CHECK(turns(start(slides, none, one_page, 0s), slides, none, 8) ==
        Ids{"a", "now", "b", "also", "c", "now", "a", "also"});
  const std::vector<Slide> only = {urgent("now"), urgent("also")};
  CHECK(turns(start(only, none, one_page, 0s), only, none, 4) == Ids{"now", "also", "now", "also"});
}

TEST_CASE("an event that becomes urgent while it is shown does not come twice in a row") {
  auto slides = deck({"a", "event", "b"});
  Showing showing = start(slides, none, one_page, 0s);
  showing = advance(showing, slides, none, one_page, 10s);
  REQUIRE(showing.slide.id == "event");
  slides[1] = urgent("event");
  CHECK(turns(showing, slides, none, 6) == Ids{"event", "b", "event", "a", "event", "b"});
  // Over: the round goes on where it was.
  showing = advance(showing, slides, none, one_page, 20s);
  showing = advance(showing, slides, none, one_page, 30s);
  REQUIRE(showing.slide.id == "event");
  CHECK(turns(advance(showing, deck({"a", "b"}), none, one_page, 31s), deck({"a", "b"}), none, 3) ==
        Ids{"a", "b", "a"});
}

TEST_CASE("alerts alternate with other slides for ten minutes, then come every fourth turn") {
  const auto slides = deck({"a", "b", "c", "d"});
  Showing showing = start(slides, none, one_page, 0s);
  const auto alerts = deck({"alert"});
  showing = advance(showing, slides, alerts, one_page, 1s);
  CHECK(showing.slide.id == "a");
  CHECK(turns(showing, slides, alerts, 6) == Ids{"a", "alert", "b", "alert", "c", "alert"});
  while (showing.until < 11min)
    showing = advance(showing, slides, alerts, one_page, showing.until);
  while (showing.slide.id != "alert")
    showing = advance(showing, slides, alerts, one_page, showing.until);
  const Ids sparse = turns(showing, slides, alerts, 9);
  CHECK(sparse[0] == "alert");
  CHECK(sparse[4] == "alert");
  CHECK(sparse[8] == "alert");
  CHECK(std::count(sparse.begin(), sparse.end(), "alert") == 3);
  // A new alert is urgent again.
  const Ids dense = turns(showing, slides, deck({"alert", "other"}), 5);
  CHECK(dense[0] == "alert");
  CHECK(dense[2] == "other");
  CHECK(dense[4] == "alert");
}

TEST_CASE("an alert that is lifted leaves at once, and the round goes on") {
  const auto slides = deck({"a", "b", "c"});
  Showing showing = start(slides, deck({"alert"}), one_page, 0s);
  CHECK(showing.slide.id == "alert");
  showing = advance(showing, slides, none, one_page, 1s);
  CHECK(showing.slide.id == "a");
  CHECK(turns(showing, slides, none, 4) == Ids{"a", "b", "c", "a"});
}

TEST_CASE("alerts, a running event and the round share the turns") {
  std::vector<Slide> slides = deck({"a", "b"});
  slides.push_back(urgent("now"));
  const auto alerts = deck({"alert"});
  CHECK(turns(start(slides, alerts, one_page, 0s), slides, alerts, 9) ==
        Ids{"alert", "a", "alert", "now", "alert", "b", "alert", "now", "alert"});
}

TEST_CASE("each page of a split slide has the slide's whole time, and one dot") {
  const auto pages = [](const Slide& slide) { return slide.id == "long" ? 3 : 1; };
  const auto slides = deck({"a", "long", "b"});
  Showing showing = start(slides, none, pages, 0s);
  std::vector<std::pair<std::string, int>> seen;
  for (int i = 0; i < 5; ++i) {
    seen.emplace_back(showing.slide.id, showing.page);
    CHECK(showing.until - showing.since == 10s);
    showing = advance(showing, slides, none, pages, showing.until);
  }
  CHECK(seen == std::vector<std::pair<std::string, int>>{
                    {"a", 1}, {"long", 1}, {"long", 2}, {"long", 3}, {"b", 1}});
  CHECK(showing.turn == 3);
}

TEST_CASE("a slide that becomes shorter while its last page is shown shows the last there is") {
  int count = 3;
  const auto pages = [&](const Slide& /*slide*/) { return count; };
  auto slides = deck({"a", "b"});
  Showing showing = start(slides, none, pages, 0s);
  showing = advance(showing, slides, none, pages, 10s);
  showing = advance(showing, slides, none, pages, 20s);
  REQUIRE(showing.page == 3);
  count = 2;
  slides[0].body = AlertSlide{"", "短い", ""};
  showing = advance(showing, slides, none, pages, 21s);
  CHECK(showing.page == 2);
  CHECK(showing.pages == 2);
  CHECK(advance(showing, slides, none, pages, 30s).slide.id == "b");
}

TEST_CASE("a hold keeps the slide for thirty minutes at most") {
  const auto slides = deck({"a", "b", "c"});
  Showing showing = start(slides, none, one_page, 0s);
  showing = apply(ToggleHold{}, showing, slides, none, one_page, 3s);
  for (const Millis now : {Millis(10s), Millis(10min), 3s + 30min - 1ms}) {
    showing = advance(showing, slides, none, one_page, now);
    CHECK(showing.slide.id == "a");
  }
  showing = advance(showing, slides, none, one_page, 3s + 30min);
  CHECK(showing.slide.id == "b");
  CHECK_FALSE(showing.held_until.has_value());
}

TEST_CASE("a hold is let go by the same key, and survives turning to another slide") {
  const auto slides = deck({"a", "b", "c"});
  Showing showing = start(slides, none, one_page, 0s);
  showing = apply(ToggleHold{}, showing, slides, none, one_page, 3s);
  showing = apply(Next{}, showing, slides, none, one_page, 4s);
  CHECK(showing.slide.id == "b");
  CHECK(advance(showing, slides, none, one_page, 5min).slide.id == "b");
  showing = apply(ToggleHold{}, showing, slides, none, one_page, 5s);
  CHECK(advance(showing, slides, none, one_page, 14s - 1ms).slide.id == "b");
  CHECK(advance(showing, slides, none, one_page, 14s).slide.id == "c");
}

TEST_CASE("a hold ends when an event is about to begin, and when it begins") {
  auto slides = deck({"a", "event", "b"});
  Showing showing = start(slides, none, one_page, 0s);
  showing = apply(ToggleHold{}, showing, slides, none, one_page, 3s);
  slides[1] = urgent("event");
  showing = advance(showing, slides, none, one_page, 5min);
  CHECK(showing.slide.id == "event");
  showing = apply(ToggleHold{}, showing, slides, none, one_page, 6min);
  CHECK(advance(showing, slides, none, one_page, 15min).slide.id == "event");
  slides[1] = running("event");
  CHECK_FALSE(advance(showing, slides, none, one_page, 15min).held_until.has_value());
  CHECK(advance(showing, slides, none, one_page, 15min).slide.id == "b");
}

TEST_CASE("a held slide that is gone is not held") {
  const auto slides = deck({"a", "b"});
  Showing showing = start(slides, none, one_page, 0s);
  showing = apply(ToggleHold{}, showing, slides, none, one_page, 1s);
  showing = advance(showing, deck({"b", "c"}), none, one_page, 2s);
  CHECK(showing.slide.id == "b");
  CHECK_FALSE(showing.held_until.has_value());
}

TEST_CASE("next and previous go through the round in both directions") {
  const auto slides = deck({"a", "b", "c"});
  Showing showing = start(slides, none, one_page, 0s);
  Ids seen;
  for (const Command& command :
       std::vector<Command>{Next{}, Next{}, Previous{}, Previous{}, Previous{}, Next{}, Next{}}) {
    showing = apply(command, showing, slides, none, one_page, 1s);
    seen.push_back(showing.slide.id);
  }
  CHECK(seen == Ids{"b", "c", "b", "a", "c", "a", "b"});
  CHECK(showing.until == 11s);
}

TEST_CASE("a key pressed late counts from the slide that was seen") {
  const auto slides = deck({"a", "b", "c"});
  const Showing showing = start(slides, none, one_page, 0s);
  CHECK(apply(Next{}, showing, slides, none, one_page, 60s).slide.id == "b");
  CHECK(apply(ToggleHold{}, showing, slides, none, one_page, 60s).slide.id == "a");
}

TEST_CASE("previous under an alert or a running event goes back to the last ordinary slide") {
  std::vector<Slide> slides = deck({"a", "b"});
  slides.push_back(urgent("now"));
  Showing showing = start(slides, none, one_page, 0s);
  showing = advance(showing, slides, none, one_page, 10s);
  REQUIRE(showing.slide.id == "now");
  showing = apply(Previous{}, showing, slides, none, one_page, 11s);
  CHECK(showing.slide.id == "a");
  showing = apply(Previous{}, showing, slides, none, one_page, 12s);
  CHECK(showing.slide.id == "b");
}

TEST_CASE("keys turn pages before slides") {
  const auto pages = [](const Slide& slide) { return slide.id == "a" ? 2 : 1; };
  const auto slides = deck({"a", "b"});
  Showing showing = start(slides, none, pages, 0s);
  showing = apply(Next{}, showing, slides, none, pages, 1s);
  CHECK(showing.page == 2);
  CHECK(showing.until == 11s);
  showing = apply(Previous{}, showing, slides, none, pages, 2s);
  CHECK(showing.slide.id == "a");
  CHECK(showing.page == 1);
}

TEST_CASE("the successor is what will come, for a thousand turns with alerts and events") {
  std::vector<Slide> slides = deck({"a", "b", "c", "d"});
  slides.push_back(urgent("now"));
  const auto alerts = deck({"alert", "other"});
  const auto pages = [](const Slide& slide) { return slide.id == "b" ? 2 : 1; };
  Showing showing = start(slides, alerts, pages, 0s);
  for (int i = 0; i < 1000; ++i) {
    const Showing prepared = successor(showing, slides, alerts, pages);
    showing = advance(showing, slides, alerts, pages, showing.until);
    if (prepared.slide.id != showing.slide.id || prepared.page != showing.page) FAIL(i);
  }
}

TEST_CASE("what is on the screen is a function of what was, and of nothing else") {
  const auto slides = deck({"a", "b"});
  const Showing showing = start(slides, none, one_page, 0s);
  const Showing once = advance(showing, slides, none, one_page, 10s);
  const Showing again = advance(showing, slides, none, one_page, 10s);
  CHECK(once.slide == again.slide);
  CHECK(once.until == again.until);
  CHECK(showing.slide.id == "a");
}

}  // namespace noren
