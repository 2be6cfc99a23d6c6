#include "app/screen_keeper.h"

#include <algorithm>
#include <utility>

#include "player/deck.h"

namespace noren {
namespace {

// The hours are looked at again at least this often, whatever their boundaries say.
constexpr Millis kLongestRest = std::chrono::hours(1);
constexpr Millis kLastOrder = std::chrono::seconds(2);

}  // namespace

ScreenKeeper::ScreenKeeper(Inbox& inbox)
    : power_([&inbox](std::optional<Problem> problem) {
        inbox.post(PowerParcel{std::move(problem)});
      }) {}

ScreenKeeper::~ScreenKeeper() {
  if (orders_.last != PowerOrders::Given::dark) return;
  std::erase_if(ways_, [](const Settings::Sleep& way) {
    return way.way == Settings::Sleep::Way::cec || way.way == Settings::Sleep::Way::command;
  });
  power_.order(Power::on, ways_, wiring_);
  power_.finish(kLastOrder);
}

ScreenKeeper::View ScreenKeeper::look(const Venue& venue, const Program& program,
                                      const VenueTime& now, Uptime uptime) {
  waking_ = woken_by_notices(std::move(waking_), program, now, uptime);
  const ScreenHours hours = screen_hours(venue.settings, venue.holidays, now);
  const Instant change = std::min(hours.until, next_change(program, venue.settings, now));
  View view{hours.light, uptime + std::clamp(change - now.instant, Millis(1), kLongestRest)};
  if (hours.light == Light::dark && uptime < waking_.until) {
    view.light = Light::lit;
    view.next = std::min(view.next, waking_.until);
  }
  if (orders_.last != PowerOrders::Given::none)
    view.next = std::min(view.next, std::max(orders_.at + kOrderAgain, uptime + Millis(1)));
  return view;
}

void ScreenKeeper::wake(Uptime uptime) {
  waking_.until = std::max(waking_.until, uptime + kAwake);
}

void ScreenKeeper::switch_display(Light light, const Settings& settings, const VideoWiring& wiring,
                                  Uptime uptime) {
  const bool has_hours = !settings.display.hours.empty();
  if (has_hours) ways_ = settings.display.sleep;
  wiring_ = wiring;
  if (!has_hours && orders_.last != PowerOrders::Given::dark) {
    orders_ = {};
    return;
  }
  if (!order_due(orders_, light, uptime)) return;
  power_.order(light == Light::lit ? Power::on : Power::off, ways_, wiring);
  orders_ = {light == Light::lit ? PowerOrders::Given::lit : PowerOrders::Given::dark, uptime};
}

}  // namespace noren
