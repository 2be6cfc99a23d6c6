#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "app/asset_folder.h"
#include "app/config_lookup.h"
#include "app/inbox.h"
#include "app/time_keeper.h"
#include "platform/file_watch.h"
#include "platform/wakeup.h"

namespace noren {

/// The thread that watches what is near: the configuration and the local sources, signals that end
/// the program, and steps of the wall clock. Sleeps until one of them says something.
class Warden {
 public:
  /// Blocks SIGINT, SIGTERM and SIGHUP in the calling thread and all that it starts later: call it
  /// before any thread is made, so that only the warden sees them.
  static void take_over_signals();

  /// The end of that, for a program without a warden.
  static void give_back_signals();

  /// Everything that is borrowed outlives it.
  Warden(const ConfigLookup& lookup, const AssetFolder& folder, std::shared_ptr<const Venue> venue,
         Inbox& inbox, const TimeKeeper& time, Store& store);
  ~Warden();
  Warden(const Warden&) = delete;
  Warden& operator=(const Warden&) = delete;

 private:
  void run(const std::stop_token& stop);
  void watch_files();
  void reload();
  void take(Venue venue, VenueParcel::Basis basis);
  void look_at_all();
  void look_at_local_sources(const std::vector<std::filesystem::path>& changed);
  void look_at(const Settings::Source& source);
  void take_signal() const;

  const ConfigLookup& lookup_;
  std::vector<std::filesystem::path> config_paths_;  // what is watched for its sake
  const AssetFolder& folder_;
  Inbox& inbox_;
  const TimeKeeper& time_;
  Store& store_;
  std::shared_ptr<const Venue> venue_;  // the thread's own
  FileWatch watch_;
  Wakeup stop_bell_;
  Descriptor signals_;
  Descriptor clock_steps_;
  Uptime looked_{};
  std::jthread thread_;  // last: it uses everything above
};

}  // namespace noren
