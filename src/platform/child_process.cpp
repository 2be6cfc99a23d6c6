#include "platform/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/descriptor.h"

namespace noren {
namespace {

using Clock = std::chrono::steady_clock;

// How late a stop or an end may be noticed.
constexpr Millis kLatency = std::chrono::milliseconds(20);

/// Reads until the other end closes, `deadline` or `stop`; what is beyond `most` is thrown away.
std::string read_until_closed(int fd, std::size_t most, Clock::time_point deadline,
                              const std::stop_token& stop) {
  std::string said;
  std::array<char, 4096> chunk{};
  while (!stop.stop_requested() && Clock::now() < deadline) {
    pollfd waiting{fd, POLLIN, 0};
    if (poll(&waiting, 1, static_cast<int>(kLatency.count())) <= 0) continue;
    const ssize_t got = read(fd, chunk.data(), chunk.size());
    if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN)) break;
    if (got > 0)
      said.append(chunk.data(), std::min(static_cast<std::size_t>(got), most - said.size()));
  }
  return said;
}

}  // namespace

Result<ChildProcess> ChildProcess::start(const std::vector<std::string>& words, int input,
                                         int output) {
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_t attributes{};
  posix_spawnattr_init(&attributes);
  sigset_t none{};
  sigset_t all{};
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  std::vector<std::string> own = words;
  std::vector<char*> argv;
  argv.reserve(own.size() + 1);
  for (std::string& word : own)
    argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t pid = 0;
  const int error = words.empty()
                        ? ENOENT
                        : posix_spawnp(&pid, argv[0], &actions, &attributes, argv.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (error == 0) return ChildProcess(pid);
  return fail(words.empty() ? "" : words.front(),
              say("始められません ({})", "can't be started ({})", std::strerror(error)));
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept : pid_(std::exchange(other.pid_, 0)) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
  std::swap(pid_, other.pid_);
  return *this;
}

ChildProcess::~ChildProcess() {
  if (pid_ <= 0) return;
  kill(pid_, SIGKILL);
  while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

int ChildProcess::wait(Millis limit, const std::stop_token& stop) {
  const auto deadline = Clock::now() + limit;
  while (pid_ > 0) {
    int status = 0;
    const pid_t ended = waitpid(pid_, &status, WNOHANG);
    if (ended == pid_) {
      pid_ = 0;
      return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    if ((ended < 0 && errno != EINTR) || stop.stop_requested() || Clock::now() >= deadline) break;
    std::this_thread::sleep_for(kLatency);
  }
  return -1;
}

Result<std::string> output_of(const std::vector<std::string>& words, Millis limit,
                              const std::stop_token& stop, std::size_t most) {
  const auto deadline = Clock::now() + limit;
  std::array<int, 2> ends{-1, -1};
  const Descriptor nothing(open("/dev/null", O_RDONLY | O_CLOEXEC));
  if (!nothing.valid() || pipe2(ends.data(), O_CLOEXEC) != 0)
    return fail(words.empty() ? "" : words.front(), say("始められません", "can't be started"));
  const Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);
  auto child = ChildProcess::start(words, nothing.get(), writing.get());
  writing.reset();
  if (!child) return tl::unexpected(child.error());
  std::string said = read_until_closed(reading.get(), most, deadline, stop);
  const auto left = std::chrono::duration_cast<Millis>(deadline - Clock::now());
  const int status = child->wait(std::max(left, Millis(0)), stop);
  if (status == 0) return said;
  return fail(words.front(), status < 0 ? say("終わりませんでした", "did not come to an end")
                                        : say("うまくいきませんでした (終了コード {})",
                                              "failed (exit status {})", status));
}

}  // namespace noren
