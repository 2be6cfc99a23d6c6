#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include <sys/types.h>

#include "base/instant.h"
#include "base/problem.h"

namespace noren {

/// A child process that is killed and buried at the latest when this ends.
class ChildProcess {
 public:
  /// Starts the program `words[0]` (looked for in PATH where it has no slash) with the arguments
  /// that follow; never a shell. `input` and `output` become its standard streams, its errors are
  /// thrown away; signals that this program blocks or ignores end it. Fails when it can't start.
  static Result<ChildProcess> start(const std::vector<std::string>& words, int input, int output);

  ChildProcess(ChildProcess&& other) noexcept;
  ChildProcess& operator=(ChildProcess&& other) noexcept;
  ~ChildProcess();

  /// Waits for its end: the exit status, or -1 when it was ended by a signal, or by `limit` or
  /// `stop`, which end it.
  int wait(Millis limit, const std::stop_token& stop);

 private:
  explicit ChildProcess(pid_t pid) : pid_(pid) {}
  pid_t pid_ = 0;
};

/// What a command said on its standard output, at most `most` bytes of it. Fails, with the program
/// named, when it can't start, does not end within `limit`, or ends with another status than 0.
Result<std::string> output_of(const std::vector<std::string>& words, Millis limit,
                              const std::stop_token& stop, std::size_t most = 65536);

}  // namespace noren
