#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <string>

#include "base/instant.h"

namespace noren {

/// Keeps to what each host allows: so many requests within a time, and none before the moment that
/// it asked to be left alone until. A value; the caller tells the time and does the waiting.
class RequestPacer {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  /// How long to wait at `now` before the next request to `host`, of which at most `requests` are
  /// allowed within any `per` (0: any number).
  [[nodiscard]] Millis wait_before(const std::string& host, int requests, Millis per,
                                   Moment now) const;

  /// A request is sent now.
  void sent(const std::string& host, Moment now);

  /// The host asked for rest (429 or 503 with Retry-After).
  void rest(const std::string& host, Moment until);

 private:
  struct Host {
    std::deque<Moment> sent;
    Moment rest_until{};
  };
  std::map<std::string, Host> hosts_;
};

}  // namespace noren
