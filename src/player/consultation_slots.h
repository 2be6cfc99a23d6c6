#pragma once

#include "player/deck_context.h"
#include "player/event_choice.h"

namespace noren {

/// Booking services list a consultation as one event for each hour that can be booked, its date in
/// the title. Three or more such slots of one title, two whose titles have dates, become one
/// standing offer (随時) that says when the next one is; its address is that of the next slot.
/// Slots that are off stay by themselves.
void gather_slots(EventChoice& choice, const DeckContext& context);

}  // namespace noren
