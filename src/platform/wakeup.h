#pragma once

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

  /// Sleeps in one poll() until rung, until `other` (-1: none) can be read, or until `timeout`
  /// (negative: for ever). Whether it was rung or `other` woke it.
  enum class Cause { timeout, rung, other };
  Cause wait(Millis timeout, int other = -1);

 private:
  int fd_;
};

}  // namespace noren
