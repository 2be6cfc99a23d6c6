#pragma once

#include <list>
#include <vector>

#include "model/program.h"
#include "player/deck_context.h"

namespace noren {

/// The events that are still announced. Pointers lead into the program, or into `made`.
struct EventChoice {
  EventChoice() = default;
  EventChoice(EventChoice&&) = default;
  EventChoice& operator=(EventChoice&&) = default;

  std::vector<const Event*> dated;  // running ones first, then by their start
  std::vector<const Event*> standing;
  std::list<Event> made;  // what stands for several events of the program
};

EventChoice announced_events(const Program& program, const VenueTime& now);

/// The first `count` of dated events. With an untrusted clock nothing is over, and a feed may hold
/// years of past events: those from the clock's best guess on are taken first, then the latest.
std::vector<const Event*> foremost(const std::vector<const Event*>& dated, std::size_t count,
                                   const VenueTime& now);

}  // namespace noren
