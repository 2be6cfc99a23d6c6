#pragma once

#include <optional>
#include <vector>

#include "model/program.h"
#include "model/slide.h"
#include "player/deck_context.h"

namespace noren {

/// From publication on a post is new for this long.
constexpr Millis kNewPost = std::chrono::hours(24 * 14);

/// Posts, the newest first, at most as many as the settings ask for.
std::vector<Slide> post_slides(const Program& program, const DeckContext& context);

/// Posters and messages whose time has come and is not over.
std::vector<Slide> poster_slides(const Program& program, const DeckContext& context);
std::vector<Slide> message_slides(const Program& program, const DeckContext& context);

/// The community's links, two codes a slide.
std::vector<Slide> link_slides(const DeckContext& context);

/// Nothing where the community has said nothing to fill it with.
std::optional<Slide> welcome_slide(const DeckContext& context);
std::optional<Slide> tagline_slide(const DeckContext& context);

Slide fallback_slide(const DeckContext& context);

/// Whether something shown `from` .. `until` is current. With an untrusted clock nothing is over;
/// what was to begin later is held back as long as the clock's best guess lies before it.
bool is_current(const std::optional<Instant>& from, const std::optional<Instant>& until,
                const VenueTime& now);

}  // namespace noren
