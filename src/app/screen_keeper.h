#pragma once

#include <optional>

#include "app/inbox.h"
#include "app/venue.h"
#include "model/program.h"
#include "model/venue_time.h"
#include "platform/screen_power.h"
#include "player/screen_hours.h"

namespace noren {

/// Keeps the hours of the screen: decides at each look whether it is lit, and lets the display
/// sleep or wakes it when that changes, and again from time to time. Main thread only.
class ScreenKeeper {
 public:
  /// `inbox` outlives it; it gets a PowerParcel for each order that was carried out.
  explicit ScreenKeeper(Inbox& inbox);
  /// Leaves the display awake where this machine has switched it; a television, and what commands
  /// do, stay as they are.
  ~ScreenKeeper();
  ScreenKeeper(const ScreenKeeper&) = delete;
  ScreenKeeper& operator=(const ScreenKeeper&) = delete;

  struct View {
    Light light = Light::lit;
    /// When to look again, unless something arrives before.
    Uptime next{};
  };
  View look(const Venue& venue, const Program& program, const VenueTime& now, Uptime uptime);

  /// A key was pressed.
  void wake(Uptime uptime);

  /// Orders what `light` asks for when it is due. A venue without hours never orders anything, but
  /// to wake what its earlier hours had let sleep.
  void switch_display(Light light, const Settings& settings, const VideoWiring& wiring,
                      Uptime uptime);

 private:
  ScreenWaking waking_;
  PowerOrders orders_;
  std::vector<Settings::Sleep> ways_;  // of the last order
  VideoWiring wiring_;
  ScreenPower power_;
};

}  // namespace noren
