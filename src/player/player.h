#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/instant.h"
#include "model/slide.h"

namespace noren {

/// What a person or a timer asks of the player.
struct Next {};
struct Previous {};
struct ToggleHold {};
using Command = std::variant<Next, Previous, ToggleHold>;

/// How many pages a slide has once it is laid out (at least 1).
using PageCounter = std::function<int(const Slide&)>;

/// Everything the player remembers between two looks: a value.
struct Showing {
  Slide slide;  // on screen now, alerts included
  int page = 1;
  int pages = 1;
  Uptime since{};  // when it came on screen
  Uptime until{};  // when the next one comes, unless held
  int index = 0;   // of the slide in its deck (of the last ordinary slide under an alert)
  int count = 1;   // slides of the deck: the dots
  int turn = 0;    // slides shown so far; also the drift step
  std::vector<std::string> order;  // ids of the deck the cycle last saw, to find its place again
  std::string ordinary;            // id of the last ordinary slide
  int since_urgent = 0;            // ordinary slides since an urgent one
  std::string last_urgent;
  Uptime alert_began{};  // when the present alerts first came
  int since_alert = 0;
  std::optional<Uptime> held_until;
};

/// The hold that a person forgot ends by itself.
constexpr Millis kLongestHold = std::chrono::minutes(30);

/// The first slide of `deck` (or of `alerts`) at `now`.
Showing start(const std::vector<Slide>& deck, const std::vector<Slide>& alerts,
              const PageCounter& pages, Uptime now);

/// What is on screen at `now`: `showing` itself while its time runs, else its successor. Slides
/// that come and go between two looks neither restart the cycle nor repeat or skip one that
/// stayed; a slide whose words changed is shown with its new words at once, its time kept.
/// Slides of cadence every_second come every second turn; alerts alternate 1:1 with ordinary
/// slides for ten minutes, then 1:3. Pure.
Showing advance(const Showing& showing, const std::vector<Slide>& deck,
                const std::vector<Slide>& alerts, const PageCounter& pages, Uptime now);

/// The same after a command.
Showing apply(const Command& command, const Showing& showing, const std::vector<Slide>& deck,
              const std::vector<Slide>& alerts, const PageCounter& pages, Uptime now);

/// The slide that would follow if nothing changed, to be prepared while the present one stands.
Showing successor(const Showing& showing, const std::vector<Slide>& deck,
                  const std::vector<Slide>& alerts, const PageCounter& pages);

}  // namespace noren
