#pragma once

#include <span>

#include "base/instant.h"

namespace noren {

/// What the main loop sleeps on: a file descriptor that any thread can ring. Owned by the loop.
class Wakeup {
 public:
  Wakeup();
  ~Wakeup();
  Wakeup(const Wakeup&) = delete;
  Wakeup& operator=(const Wakeup&) = delete;

  /// Ends the present or the next wait. Any thread, also a signal handler.
  void ring() const;

  /// Sleeps in one poll() until rung, until one of `others` (negative ones are passed over) can be
  /// read, or until `timeout` (negative: for ever).
  enum class Cause { timeout, rung, other };
  Cause wait(Millis timeout, std::span<const int> others = {});

 private:
  int fd_;
};

}  // namespace noren
