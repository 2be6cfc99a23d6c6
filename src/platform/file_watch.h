#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <vector>

#include "platform/descriptor.h"

namespace noren {

/// Says which of some files and folders changed, by inotify on the folders around them: so that
/// an editor that writes a new file and renames it is seen, and a file that does not exist yet.
/// Where inotify is not to be had nothing is ever reported; the caller looks from time to time
/// anyway. One thread.
class FileWatch {
 public:
  FileWatch();

  /// Watches these from now on, instead of those before. A folder changes when something in it
  /// does. Links are followed; both the link and its target count.
  void watch(const std::vector<std::filesystem::path>& paths);

  /// For poll(); -1 where nothing is watched.
  [[nodiscard]] int fd() const { return fd_.get(); }

  /// Those of the watched paths that changed since the last call, each once, as they were given.
  /// A save makes several changes within some milliseconds: wait about 100 ms before reading.
  std::vector<std::filesystem::path> changed();

 private:
  struct Interest {
    std::filesystem::path path;  // as given
    std::string name;            // of the entry that matters; empty: every one
  };

  void arm(const std::filesystem::path& path);
  void arm_place(const std::filesystem::path& path, const std::filesystem::path& place);
  void take_event(int watch, unsigned mask, const std::string& name,
                  std::set<std::filesystem::path>& found);

  Descriptor fd_;
  std::vector<std::filesystem::path> paths_;
  std::map<int, std::vector<Interest>> interests_;  // by inotify's watch number
};

}  // namespace noren
