#include "player/event_choice.h"

#include <algorithm>
#include <utility>

#include "model/phase.h"
#include "player/event_slide.h"

namespace noren {
namespace {

struct Ranked {
  const Event* event;
  int rank;  // 0 for running ones
  Instant start;
};

}  // namespace

EventChoice announced_events(const Program& program, const VenueTime& now) {
  EventChoice choice;
  std::vector<Ranked> ranked;
  for (const Event& event : program.events) {
    if (!is_announced(event, now)) continue;
    const auto start = start_of(event.schedule, *now.zone);
    if (!start)
      choice.standing.push_back(&event);
    else
      ranked.push_back({&event, phase_of(event.schedule, now) == Phase::running ? 0 : 1, *start});
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return std::pair(a.rank, a.start) < std::pair(b.rank, b.start);
  });
  for (const Ranked& place : ranked)
    choice.dated.push_back(place.event);
  return choice;
}

std::vector<const Event*> foremost(const std::vector<const Event*>& dated, std::size_t count,
                                   const VenueTime& now) {
  if (dated.size() <= count) return dated;
  std::size_t from = 0;
  if (!now.trusted()) {
    const auto ahead = std::find_if(dated.begin(), dated.end(), [&](const Event* event) {
      return *end_of(event->schedule, *now.zone) > now.instant;
    });
    from = std::min(static_cast<std::size_t>(ahead - dated.begin()), dated.size() - count);
  }
  const auto first = dated.begin() + static_cast<std::ptrdiff_t>(from);
  return {first, first + static_cast<std::ptrdiff_t>(count)};
}

}  // namespace noren
