#include "app/presenter.h"

#include <set>

#include "catch.h"
#include "scene/venue_stage.h"

namespace {

using namespace std::chrono_literals;

using noren::Look;

noren::Venue a_venue() {
  noren::Venue venue;
  venue.zone = noren::Zone::fixed(9h);
  venue.settings.community.name = "港の会";
  venue.settings.community.tagline = "港に、あかりを。";
  venue.settings.community.url = "https://example.jp/";
  noren::Settings::Source source;
  source.name = "events";
  source.url = "file:events.json";
  venue.settings.sources = {source};
  venue.theme = noren::test::shipped_theme("hana");
  return venue;
}

noren::Content an_event(const std::string& title) {
  noren::Content content;
  noren::Event event;
  event.id = "1";
  event.title = title;
  event.kind = noren::EventKind::meetup;
  event.schedule.form = noren::Schedule::Form::timed;
  event.schedule.start = noren::Instant(1708218000000ms);  // 2024-02-18 10:00 in Tokyo
  content.events = {event};
  return content;
}

// A board on which time only passes when the test says so.
class Board {
 public:
  Board() : presenter_(noren::test::real_fonts(), a_venue(), {1280, 720}) {
    presenter_.set_content("events", an_event("朝の交流会"));
  }

  Look look() {
    return presenter_.look({wall_ + uptime_, noren::ClockTrust::trusted, &presenter_.venue().zone},
                           uptime_);
  }

  // Looks as the loop does, at each time that a look asks for, until `until`.
  template <class Seen>
  void run_until(noren::Uptime until, Seen seen) {
    while (uptime_ < until) {
      const Look now = look();
      seen(now);
      const noren::Uptime next = now.state == Look::State::motion ? uptime_ + 16ms : now.next;
      uptime_ = std::min(next, until);
    }
  }

  noren::Presenter& presenter() { return presenter_; }
  void pass(noren::Millis time) { uptime_ += time; }
  [[nodiscard]] noren::Uptime uptime() const { return uptime_; }

 private:
  noren::Presenter presenter_;
  noren::Instant wall_{1707887100000ms};  // 2024-02-14 14:05 in Tokyo
  noren::Uptime uptime_{0};
};

}  // namespace

TEST_CASE("the first slide stands complete at once, and then nothing is drawn") {
  Board board;
  const Look first = board.look();
  CHECK(first.change == Look::Change::whole);
  CHECK(first.state == Look::State::rest);
  for (const auto& placed : first.frame.layers)
    CHECK(placed.alpha == 1);
  board.pass(100ms);
  CHECK(board.look().change == Look::Change::none);
}

TEST_CASE("while a slide stands, only the minute of the clock is drawn anew") {
  Board board;
  board.look();
  board.presenter().apply(noren::ToggleHold{},
                          {noren::Instant(1707887100000ms), noren::ClockTrust::trusted,
                           &board.presenter().venue().zone},
                          0ms);
  board.look();
  int parts = 0;
  board.run_until(5min + 1ms, [&](const Look& look) {
    CHECK(look.change != Look::Change::whole);
    if (look.change != Look::Change::part) return;
    ++parts;
    CHECK(look.damage.size() == 1);
    CHECK(look.damage.front().w < 400);
    CHECK(look.damage.front().h < 200);
  });
  CHECK(parts == 5);
}

TEST_CASE("a slide change moves, comes to rest and ends in the still picture") {
  Board board;
  const std::string first = [&] {
    board.look();
    return board.presenter().showing()->slide.id;
  }();
  bool moved = false;
  std::set<std::string> seen;
  board.run_until(60s, [&](const Look& look) {
    moved = moved || look.state == Look::State::motion;
    seen.insert(board.presenter().showing()->slide.id);
  });
  CHECK(moved);
  CHECK(seen.size() >= 3);
}

TEST_CASE("new words of the slide on screen are shown at once and without motion") {
  Board board;
  board.look();
  while (board.presenter().showing()->slide.kind != noren::SlideKind::meetup) {
    board.run_until(board.uptime() + 3s, [](const Look&) {});
  }
  board.run_until(board.uptime() + 3s, [](const Look&) {});
  board.presenter().set_content("events", an_event("夜の交流会"));
  const Look look = board.look();
  CHECK(look.state == Look::State::rest);
  CHECK(look.change == Look::Change::part);
}

TEST_CASE("content that did not change draws nothing") {
  Board board;
  board.look();
  board.presenter().set_content("events", an_event("朝の交流会"));
  CHECK(board.look().change == Look::Change::none);
}

TEST_CASE("a board without a configuration asks for one") {
  Board board;
  board.presenter().set_setup_steps(std::vector<std::string>{"設定を書いてください"});
  board.look();
  CHECK(board.presenter().showing()->slide.kind == noren::SlideKind::setup);
}

TEST_CASE("the clock that is set while the show runs changes the deck at the next look") {
  Board board;
  board.look();
  const noren::Instant later(1708300800000ms);  // 2024-02-19: the event is over
  board.presenter().look({later, noren::ClockTrust::trusted, &board.presenter().venue().zone}, 1s);
  for (int i = 1; i < 40; ++i) {
    board.presenter().look(
        {later + i * 10s, noren::ClockTrust::trusted, &board.presenter().venue().zone}, i * 10s);
    CHECK(board.presenter().showing()->slide.kind != noren::SlideKind::meetup);
  }
}
