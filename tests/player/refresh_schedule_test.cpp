#include "player/refresh_schedule.h"

#include "catch.h"

using namespace std::chrono_literals;

namespace noren {

TEST_CASE("after a success a source is fetched at its interval, up to a tenth later") {
  CHECK(after_success(10min, 100s, 0).due == 100s + 10min);
  CHECK(after_success(10min, 100s, 1).due == 100s + 11min);
  CHECK(after_success(10min, 100s, 0.5).failures == 0);
}

TEST_CASE("after failures the wait doubles up to the interval, ten minutes at most") {
  RefreshState state;
  std::vector<Millis> waits;
  for (int i = 0; i < 10; ++i) {
    state = after_failure(state, 30min, 0ms, 0s, 0s, 0);
    waits.push_back(state.due);
  }
  CHECK(waits == std::vector<Millis>{5s, 10s, 20s, 40s, 80s, 160s, 320s, 10min, 10min, 10min});
  CHECK(state.failures == 10);
  CHECK(after_failure(state, 1min, 0ms, 0s, 0s, 0).due == 1min);
  CHECK(after_failure(state, 1min, 0ms, 0s, 0s, 1).due == 45s);
  CHECK(after_success(30min, 0s, 0).failures == 0);
}

TEST_CASE("a fetch that hung for long is tried again within one interval of its beginning") {
  CHECK(after_failure({0s, 9}, 1min, 0ms, 100s, 120s, 0).due == 160s);
  CHECK(after_failure({0s, 9}, 10s, 0ms, 100s, 120s, 0).due == 121s);
  CHECK(after_failure({0s, 0}, 10s, 0ms, 100s, 120s, 1).due == 121s);
}

TEST_CASE("a server's wish is respected, within an hour") {
  CHECK(after_failure({}, 10min, 2min, 0s, 0s, 0).due == 2min);
  CHECK(after_failure({}, 10min, 1s, 0s, 0s, 0).due == 5s);
  CHECK(after_failure({}, 10min, 24h * 365, 0s, 0s, 0).due == 1h);
}

TEST_CASE("six silent sources don't keep a good one from its interval") {
  constexpr std::size_t kGood = 6;
  std::vector<RefreshState> states(kGood + 1);
  Uptime now = 1s;
  Uptime latest{};
  while (now < 2h) {
    const std::size_t turn = next_turn(states, now).value();
    RefreshState& state = states[turn];
    const Uptime began = std::max(now, state.due);
    if (turn == kGood && state.due > Uptime{}) latest = std::max(latest, began - state.due);
    const bool silent = turn != kGood;
    now = began + (silent ? 20s : 1s);
    state =
        silent ? after_failure(state, 1min, 0ms, began, now, 0.5) : after_success(1min, now, 0.5);
  }
  CHECK(latest > 0s);
  CHECK(latest <= 20s);
  for (const RefreshState& state : states)
    CHECK((state.failures == 0 || state.failures > 10));
}

TEST_CASE("sources that answered are asked before new ones, and those before failing ones") {
  const std::vector<RefreshState> states{{10s, 3}, {0s, 0}, {20s, 0}, {15s, 0}, {15s, 0}, {5s, 1}};
  CHECK(next_turn(states, 30s) == 3U);
  CHECK(next_turn({states[0], states[1], states[5]}, 30s) == 1U);
  CHECK(next_turn({states[0], states[5]}, 30s) == 1U);
  CHECK(next_turn({{40s, 0}, {35s, 7}}, 30s) == 1U);
  CHECK(!next_turn({}, 30s));
}

TEST_CASE("absurd numbers make no storm and no overflow") {
  CHECK(after_success(0ms, 0s, 0).due == 1s);
  CHECK(after_success(10min, 0s, 7).due == 11min);
  RefreshState state{0ms, 2'000'000};
  CHECK(after_failure(state, 30min, 0ms, 0s, 0s, 0).due == 10min);
  CHECK(after_failure({}, -5s, 0ms, 0s, 0s, 0).due == 1s);
}

}  // namespace noren
