#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <thread>

#include "app/inbox.h"
#include "app/time_keeper.h"
#include "player/refresh_schedule.h"

namespace noren {

/// The thread that fetches what is on the network, one source after the other, each when it is
/// due, and posts what it got. Ends a running fetch at once when destroyed.
class NetworkWorker {
 public:
  /// `inbox`, `time` and `store` outlive it; only this thread uses the store from now on.
  NetworkWorker(std::shared_ptr<const Venue> venue, Inbox& inbox, TimeKeeper& time, Store& store);
  ~NetworkWorker();
  NetworkWorker(const NetworkWorker&) = delete;
  NetworkWorker& operator=(const NetworkWorker&) = delete;

  /// Sources that are new or have another address are fetched at once. Any thread.
  void set_venue(std::shared_ptr<const Venue> venue);

 private:
  struct Planned {
    std::string url;
    RefreshState state;
  };

  void run(const std::stop_token& stop);
  const Settings::Source* next_due(const Venue& venue, Uptime& due);
  void look_at(const Settings::Source& source, const Venue& venue, Collector& collector);
  void keep_time(const Collected& collected);
  std::shared_ptr<const Venue> wait_for_work(const std::stop_token& stop,
                                             const std::shared_ptr<const Venue>& present,
                                             Uptime due);

  Inbox& inbox_;
  TimeKeeper& time_;
  Store& store_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::shared_ptr<const Venue> venue_;   // guarded by mutex_
  std::map<std::string, Planned> plan_;  // the thread's own
  std::minstd_rand random_;
  enum class KnownTime { of_earlier_run, of_this_run } known_time_ = KnownTime::of_earlier_run;
  std::jthread thread_;  // last: it uses everything above
};

}  // namespace noren
