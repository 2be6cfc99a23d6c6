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

  // The rest is the player's own memory, kept here so that it stays a function.
  std::vector<std::string>
      order;              // ids of the present round, in which each ordinary slide comes once
  std::size_t place = 0;  // how many of `order` have come
  int since_urgent = 0;   // other slides, alerts not counted, since an urgent one
  std::string last_urgent;
  std::vector<std::string> alert_ids;  // of the present alerts
  Uptime alert_began{};                // when the newest of them came
  int since_alert = 0;                 // other slides since an alert
  std::string last_alert;
  std::vector<std::string> begun;  // ids of the events that are about to begin or run
  std::optional<Uptime> held_until;
};

/// The hold that a person forgot ends by itself.
constexpr Millis kLongestHold = std::chrono::minutes(30);

/// The first slide of `deck` (or of `alerts`) at `now`.
Showing start(const std::vector<Slide>& deck, const std::vector<Slide>& alerts,
              const PageCounter& pages, Uptime now);

/// What is on screen at `now`: `showing` itself while its time runs, else its successor: the next
/// page, each for the slide's whole dwell, or the next slide. Slides that come and go between two
/// looks neither restart the cycle nor repeat or skip one that stayed; a slide whose words changed
/// is shown with its new words at once, its time kept; one that is gone leaves at once.
/// Slides of cadence every_second come every second turn and are left out of the others' round;
/// alerts alternate 1:1 with other slides for ten minutes, then 1:3. A slide that is alone stays,
/// its time renewed, `turn` unchanged. A hold ends by itself after kLongestHold, or when an event
/// comes within a quarter of an hour of its start or begins. Pure.
Showing advance(const Showing& showing, const std::vector<Slide>& deck,
                const std::vector<Slide>& alerts, const PageCounter& pages, Uptime now);

/// The same after a command. Next and Previous turn pages, then slides, and leave a hold in place;
/// Previous goes back along the round of ordinary slides.
Showing apply(const Command& command, const Showing& showing, const std::vector<Slide>& deck,
              const std::vector<Slide>& alerts, const PageCounter& pages, Uptime now);

/// The slide that would follow if nothing changed, to be prepared while the present one stands.
Showing successor(const Showing& showing, const std::vector<Slide>& deck,
                  const std::vector<Slide>& alerts, const PageCounter& pages);

}  // namespace noren
