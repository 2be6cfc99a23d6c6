#include "app/warden.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <limits>
#include <utility>

#include <pthread.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>

#include "platform/local_source.h"

namespace noren {
namespace {

// An editor's save is several changes in a row.
constexpr Millis kSettle = std::chrono::milliseconds(100);
// Where inotify does not reach (no memory for a watch, a network folder) files are looked at so
// often.
constexpr Millis kLookAgain = std::chrono::seconds(30);
constexpr Millis kLookAgainUnwatched = std::chrono::seconds(2);

sigset_t ending_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP})
    sigaddset(&set, signal);
  return set;
}

// A timer that never comes due but can be read once the wall clock is set.
int clock_step_fd() {
  const int fd = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  itimerspec far{};
  far.it_value.tv_sec = std::numeric_limits<decltype(far.it_value.tv_sec)>::max();
  timerfd_settime(fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &far, nullptr);
  return fd;
}

// Whether the clock was set; arms the timer anew.
bool clock_was_set(int fd) {
  std::uint64_t expirations = 0;
  return read(fd, &expirations, sizeof expirations) < 0 && errno == ECANCELED;
}

}  // namespace

void Warden::take_over_signals() {
  const sigset_t set = ending_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

Warden::Warden(std::string config_path, const AssetFolder& folder,
               std::shared_ptr<const Venue> venue, Inbox& inbox, const TimeKeeper& time,
               Store& store)
    : config_path_(std::move(config_path)),
      folder_(folder),
      inbox_(inbox),
      time_(time),
      store_(store),
      venue_(std::move(venue)),
      clock_steps_(clock_step_fd()) {
  const sigset_t set = ending_signals();
  signals_.reset(signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

Warden::~Warden() {
  thread_.request_stop();
  stop_bell_.ring();
}

void Warden::run(const std::stop_token& stop) {
  watch_files();
  // What was saved between the first reading and the watch.
  look_at_all();
  while (!stop.stop_requested()) {
    const std::array fds{watch_.fd(), signals_.get(), clock_steps_.get()};
    const Uptime due = looked_ + (watch_.fd() < 0 ? kLookAgainUnwatched : kLookAgain);
    stop_bell_.wait(std::max(due - time_.uptime(), Millis(0)), fds);
    if (stop.stop_requested()) return;
    take_signal();
    if (clock_was_set(clock_steps_.get())) {
      clock_steps_.reset(clock_step_fd());
      inbox_.post(ClockParcel{});
    }
    auto changed = watch_.changed();
    if (!changed.empty()) {
      stop_bell_.wait(kSettle);
      const auto more = watch_.changed();
      changed.insert(changed.end(), more.begin(), more.end());
    }
    // Other files that change all the time in the same folder put nothing off.
    if (time_.uptime() >= due) {
      look_at_all();
      continue;
    }
    if (std::find(changed.begin(), changed.end(), config_path_) != changed.end()) reload();
    if (!changed.empty()) look_at_local_sources(changed);
  }
}

void Warden::look_at_all() {
  looked_ = time_.uptime();
  reload();
  look_at_local_sources({});
}

void Warden::watch_files() {
  std::vector<std::filesystem::path> paths{config_path_};
  for (const Settings::Source& source : venue_->settings.sources)
    if (form_of(source) != SourceForm::network)
      paths.push_back(local_path(source.url, venue_->folder));
  watch_.watch(paths);
}

// A good configuration replaces the present one; a bad one only says why it was not taken.
void Warden::reload() {
  auto bytes = read_file(config_path_, kLargestConfig);
  if (bytes && *bytes == venue_->bytes) return;
  auto venue = bytes ? venue_from(*bytes, config_path_, folder_)
                     : Result<Venue>(tl::unexpected(bytes.error()));
  if (!venue) {
    inbox_.post(BadConfigParcel{venue.error()});
    return;
  }
  venue_ = std::make_shared<const Venue>(std::move(*venue));
  inbox_.post(VenueParcel{venue_});
  watch_files();
  look_at_local_sources({});
}

// All of them where `changed` names none.
void Warden::look_at_local_sources(const std::vector<std::filesystem::path>& changed) {
  for (const Settings::Source& source : venue_->settings.sources) {
    if (form_of(source) == SourceForm::network) continue;
    const auto path = local_path(source.url, venue_->folder);
    if (changed.empty() || std::find(changed.begin(), changed.end(), path) != changed.end())
      look_at(source);
  }
}

void Warden::look_at(const Settings::Source& source) {
  Collector collector(store_, nullptr);
  inbox_.post(
      SourceParcel{source.name, source.url,
                   collector.collect(source, *venue_, time_.now(venue_->zone), std::nullopt)});
}

void Warden::take_signal() const {
  signalfd_siginfo info{};
  if (read(signals_.get(), &info, sizeof info) == sizeof info) inbox_.post(QuitParcel{});
}

}  // namespace noren
