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

void Warden::give_back_signals() {
  const sigset_t set = ending_signals();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

Warden::Warden(const ConfigLookup& lookup, const AssetFolder& folder,
               std::shared_ptr<const Venue> venue, Inbox& inbox, const TimeKeeper& time,
               Store& store)
    : lookup_(lookup),
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
    if (std::find_first_of(changed.begin(), changed.end(), config_paths_.begin(),
                           config_paths_.end()) != changed.end())
      reload();
    if (!changed.empty()) look_at_local_sources(changed);
  }
}

void Warden::look_at_all() {
  looked_ = time_.uptime();
  reload();
  look_at_local_sources({});
}

void Warden::watch_files() {
  config_paths_ = lookup_.watched();
  std::vector<std::filesystem::path> paths = config_paths_;
  for (const Settings::Source& source : venue_->settings.sources)
    if (form_of(source) != SourceForm::network)
      paths.push_back(local_path(source.url, venue_->folder));
  watch_.watch(paths);
}

// A good configuration replaces the present one; a bad one only says why it was not taken.
void Warden::reload() {
  // A folder that is new is watched before it is searched: nothing falls between.
  if (lookup_.watched() != config_paths_) watch_files();
  const ConfigPlaces places = lookup_.find();
  const std::string& path = places.configs.front();
  const auto bytes = read_file(path, kLargestConfig);
  const bool same_file = absolute_path(path) == venue_->path;
  const bool same_drops = places.dropped == venue_->dropped;
  if (bytes && *bytes == venue_->bytes && same_file && same_drops) return;
  auto venue = load_venue(path, places, lookup_, folder_);
  if (venue) {
    // What came on a stick is gone with it.
    if (!lookup_.is_removable(path)) store_.put(kConfigKey, venue->bytes);
    take(std::move(*venue), VenueParcel::Basis::file);
    return;
  }
  inbox_.post(BadConfigParcel{path, venue.error()});
  if (same_drops) return;
  Venue kept = *venue_;
  set_dropped(kept, places.dropped);
  take(std::move(kept), VenueParcel::Basis::kept);
}

void Warden::take(Venue venue, VenueParcel::Basis basis) {
  venue_ = std::make_shared<const Venue>(std::move(venue));
  inbox_.post(VenueParcel{venue_, basis});
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
