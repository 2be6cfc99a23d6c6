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

TEST_CASE("absurd numbers make no storm and no overflow") {
  CHECK(after_success(0ms, 0s, 0).due == 1s);
  CHECK(after_success(10min, 0s, 7).due == 11min);
  RefreshState state{0ms, 2'000'000};
  CHECK(after_failure(state, 30min, 0ms, 0s, 0s, 0).due == 10min);
  CHECK(after_failure({}, -5s, 0ms, 0s, 0s, 0).due == 1s);
}

}  // namespace noren
