#pragma once

#include <vector>

#include "base/instant.h"
#include "model/holidays.h"
#include "model/program.h"
#include "model/settings.h"
#include "model/venue_time.h"

namespace noren {

enum class Light { lit, dark };

/// What the hours of the screen say at one moment.
struct ScreenHours {
  Light light = Light::lit;
  /// No later than the next moment at which they may say something else; always after now.
  Instant until{};
  bool operator==(const ScreenHours&) const = default;
};

/// Whether display.hours light the screen at `now`. A span belongs to the day on which it begins:
/// one that begins on a closed day or a holiday does not come, one that runs past midnight into
/// such a day ends as usual. Without hours, or with a clock that is not believed, the screen is
/// lit.
ScreenHours screen_hours(const Settings& settings, const Holidays& holidays, const VenueTime& now);

/// Whether the settings close the venue on `date`, holidays left out.
bool is_closed(const Settings& settings, Date date);

/// What keeps a screen lit outside its hours, remembered between two looks: a value.
struct ScreenWaking {
  Uptime until{};
  std::vector<Notice> known;  // the notices that were current when it was last looked at
};

/// How long a key or a notice that comes lights a dark screen.
constexpr Millis kAwake = std::chrono::minutes(15);

/// `waking` after the notices of `program` at `now`: one that was not current before wakes the
/// screen for kAwake; an alert keeps it awake as long as it stands.
ScreenWaking woken_by_notices(ScreenWaking waking, const Program& program, const VenueTime& now,
                              Uptime uptime);

/// What the display was told last, so that it is told again from time to time: somebody or
/// something else may have switched it since.
struct PowerOrders {
  enum class Given { none, lit, dark } last = Given::none;
  Uptime at{};
  bool operator==(const PowerOrders&) const = default;
};

/// After so long the same order is given again.
constexpr Millis kOrderAgain = std::chrono::minutes(10);

/// Whether `light` is to be ordered at `uptime`.
bool order_due(const PowerOrders& orders, Light light, Uptime uptime);

}  // namespace noren
