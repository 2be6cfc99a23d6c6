#include "player/refresh_schedule.h"

#include <algorithm>
#include <tuple>

namespace noren {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr Millis kFirstRetry = seconds(5);
constexpr Millis kLongestRetry = minutes(10);
constexpr int kDoublings = 7;  // 5 s doubled so often is past the longest wait

// No source is asked more often, whatever the configuration says.
constexpr Millis kShortestWait = seconds(1);

// However long a server wishes to be left alone, it is asked once an hour: a wish may be a mistake,
// and a venue would show yesterday's events all day.
constexpr Millis kLongestWish = std::chrono::hours(1);

/// `wait` plus up to `share` of it, which may be negative.
Millis jittered(Millis wait, double share, double random) {
  const double extra = static_cast<double>(wait.count()) * share * std::clamp(random, 0.0, 1.0);
  return wait + Millis(static_cast<std::int64_t>(extra));
}

enum class Standing { answered, unknown, failing };

Standing standing_of(const RefreshState& state) {
  if (state.failures > 0) return Standing::failing;
  return state.due == Uptime{} ? Standing::unknown : Standing::answered;
}

}  // namespace

RefreshState after_success(Millis every, Uptime now, double random) {
  return {now + jittered(std::max(every, kShortestWait), 0.1, random), 0};
}

RefreshState after_failure(const RefreshState& state, Millis every, Millis retry_after,
                           Uptime began, Uptime now, double random) {
  const int failures = state.failures + 1;
  const Millis doubled = kFirstRetry * (1 << std::clamp(failures - 1, 0, kDoublings));
  const Millis longest = std::clamp(every, kShortestWait, kLongestRetry);
  const Millis wait = jittered(std::min(doubled, longest), -0.25, random);
  const Millis rest = std::clamp(retry_after, kShortestWait, kLongestWish);
  return {std::max(began + wait, now + rest), failures};
}

std::optional<std::size_t> next_turn(const std::vector<RefreshState>& states, Uptime now) {
  const auto turn = [&](const RefreshState& state) {
    const bool waiting = state.due <= now;
    return std::tuple(waiting ? 0 : 1, waiting ? standing_of(state) : Standing{}, state.due);
  };
  const auto first = std::min_element(
      states.begin(), states.end(),
      [&](const RefreshState& a, const RefreshState& b) { return turn(a) < turn(b); });
  if (first == states.end()) return std::nullopt;
  return static_cast<std::size_t>(first - states.begin());
}

}  // namespace noren
