#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/problem.h"
#include "model/settings.h"
#include "platform/video_wiring.h"

namespace noren {

enum class Power { on, off };

/// Lets the display sleep and wakes it. DPMS under KMSDRM is set at once, by the descriptor that
/// holds the display; every other way is a program, run in a thread of its own, never by a shell.
class ScreenPower {
 public:
  /// `report` is called from either thread after each order was carried out: nothing where all its
  /// ways succeeded, else the first reason why one did not.
  explicit ScreenPower(std::function<void(std::optional<Problem>)> report);
  /// Ends what runs.
  ~ScreenPower();
  ScreenPower(const ScreenPower&) = delete;
  ScreenPower& operator=(const ScreenPower&) = delete;

  /// Main thread. An order that has not begun yet gives way to the next one.
  void order(Power power, const std::vector<Settings::Sleep>& ways, const VideoWiring& wiring);

  /// Waits until no order is left, at most `limit`.
  void finish(Millis limit);

 private:
  struct Order {
    Power power = Power::on;
    std::vector<std::vector<Settings::Sleep>> ways;  // of each list the first that works
    std::optional<Problem> problem;                  // met on the main thread
  };

  void run(const std::stop_token& stop);

  std::function<void(std::optional<Problem>)> report_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::optional<Order> next_;  // guarded by mutex_
  bool busy_ = false;          // guarded by mutex_
  std::jthread thread_;        // last: it uses everything above
};

}  // namespace noren
