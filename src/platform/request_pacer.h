#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <string>

#include "base/instant.h"

namespace noren {

/// Keeps to what each server (a host and port) allows: so many requests within a time, and none
/// before the moment that it asked to be left alone until. A value; the caller tells the time and
/// does the waiting.
class RequestPacer {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  /// How long to wait at `now` before the next request to `server`, of which at most `requests` are
  /// allowed within any `per` (0: any number).
  [[nodiscard]] Millis wait_before(const std::string& server, int requests, Millis per,
                                   Moment now) const;

  /// A request is sent now.
  void sent(const std::string& server, Moment now);

  /// The server asked for rest from everybody here (429 with Retry-After).
  void rest(const std::string& server, Moment until);

 private:
  struct Known {
    std::deque<Moment> sent;
    Moment rest_until{};
  };
  std::map<std::string, Known> servers_;
};

}  // namespace noren
