#include <algorithm>
#include <optional>

#include "model/phase.h"
#include "player/content_slides.h"
#include "player/deck.h"
#include "player/event_slide.h"

namespace noren {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// The earliest of the instants after `now` that it is shown.
class Earliest {
 public:
  Earliest(Instant now, Instant latest) : now_(now), earliest_(latest) {}

  void consider(const std::optional<Instant>& instant) {
    if (instant && *instant > now_) earliest_ = std::min(earliest_, *instant);
  }
  [[nodiscard]] Instant get() const { return earliest_; }

 private:
  Instant now_;
  Instant earliest_;
};

/// The minute of the venue's wall clock after `now`; midnight and every change of day is one.
Instant next_minute(const VenueTime& now) {
  const Millis into_minute = now.civil().of_day % minutes(1);
  return now.instant + (minutes(1) - into_minute);
}

void consider_event(const Event& event, const VenueTime& now, Earliest& earliest) {
  const auto start = start_of(event.schedule, *now.zone);
  if (!start) return;
  earliest.consider(end_of(event.schedule, *now.zone));
  earliest.consider(announced_until(event, *now.zone));
  if (*start <= now.instant) return;
  // まもなく begins when less than five minutes are left, so just after the fifth.
  earliest.consider(*start - minutes(5) + Millis(1));
  // The countdown's steps, the start and the last quarter of an hour are whole minutes before it.
  const Millis left = *start - now.instant;
  const Millis beyond = left % minutes(1);
  earliest.consider(now.instant + (beyond == Millis(0) ? Millis(minutes(1)) : beyond));
}

}  // namespace

Instant next_change(const Program& program, const Settings& /*settings*/, const VenueTime& now) {
  Earliest earliest(now.instant, now.trusted() ? next_minute(now) : now.instant + hours(1));
  for (const Notice& notice : program.notices) {
    earliest.consider(notice.from);
    earliest.consider(notice.until);
  }
  for (const Poster& poster : program.posters) {
    earliest.consider(poster.from);
    earliest.consider(poster.until);
  }
  for (const Message& message : program.messages)
    earliest.consider(message.until);
  if (!now.trusted()) return earliest.get();
  for (const Event& event : program.events)
    consider_event(event, now, earliest);
  for (const Post& post : program.posts)
    if (post.published) earliest.consider(*post.published + kNewPost);
  return earliest.get();
}

}  // namespace noren
