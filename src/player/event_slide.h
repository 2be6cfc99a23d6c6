#pragma once

#include <optional>
#include <string>

#include "model/content.h"
#include "model/slide.h"
#include "player/deck_context.h"

namespace noren {

/// Whether `event` is still announced: not over, and a cancelled or postponed one only until it
/// would have begun (one of whole days: until its first day has passed).
bool is_announced(const Event& event, const VenueTime& now);

/// From when `event` is no longer announced; nothing for standing offers.
std::optional<Instant> announced_until(const Event& event, const Zone& zone);

/// The slide of one dated event or standing offer.
Slide event_slide(const Event& event, const DeckContext& context);

Livery livery_of(EventKind kind);

/// 交流会, 説明会, 個別相談会, イベント.
std::string kind_in_words(EventKind kind, const Words& words);

/// 中止, 延期, 満席, or empty.
std::string stamp_of(EventStatus status, const Words& words);

/// Where it takes place, as the feed says and as the icon shows; nothing where it is not known.
std::optional<Place> place_of(const Event& event, const Words& words);

/// Whether a date is so far away that it needs its year; never with an untrusted clock.
bool needs_year(Date date, const VenueTime& now);

/// The community's address with くわしくはこちら; nothing where it has none.
std::optional<QrCall> house_code(const Settings& settings, const Words& words);

/// The community's line, else its name, without ruby: the label where a slide has no kind.
std::string house_label(const Settings& settings);

}  // namespace noren
