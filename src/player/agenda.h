#pragma once

#include "model/slide.h"
#include "player/deck_context.h"
#include "player/event_choice.h"

namespace noren {

/// The agenda: dated events in the order of `events`, standing offers last; the sentence about the
/// next dates when there is no dated one.
Slide agenda_slide(const EventChoice& events, const DeckContext& context);

}  // namespace noren
