#include "platform/file_watch.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <sys/inotify.h>
#include <unistd.h>

namespace noren {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE |
                                  IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF;

}  // namespace

FileWatch::FileWatch() : fd_(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {}

void FileWatch::watch(const std::vector<fs::path>& paths) {
  for (const auto& [number, interests] : interests_)
    inotify_rm_watch(fd_.get(), number);
  interests_.clear();
  paths_ = paths;
  for (const auto& path : paths_)
    arm(path);
}

void FileWatch::arm(const fs::path& path) {
  if (!fd_.valid()) return;
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error).lexically_normal();
  arm_place(path, absolute);
  const fs::path target = fs::weakly_canonical(absolute, error);
  if (!error && target != absolute) arm_place(path, target);
}

void FileWatch::arm_place(const fs::path& path, const fs::path& place) {
  const auto add = [&](const fs::path& folder, const std::string& name) {
    const int number = inotify_add_watch(fd_.get(), folder.c_str(), kEvents | IN_ONLYDIR);
    if (number < 0) return false;
    interests_[number].push_back({path, name});
    return true;
  };
  std::error_code error;
  if (fs::is_directory(place, error)) add(place, {});
  // The folder around it, or, while that does not exist, the nearest one above that does.
  fs::path child = place.has_filename() ? place : place.parent_path();
  while (child.has_relative_path() && !add(child.parent_path(), child.filename().string())) {
    child = child.parent_path();
  }
}

void FileWatch::take_event(int watch, unsigned mask, const std::string& name,
                           std::set<fs::path>& found) {
  if ((mask & IN_Q_OVERFLOW) != 0) {
    found.insert(paths_.begin(), paths_.end());
    return;
  }
  const auto interests = interests_.find(watch);
  if (interests == interests_.end()) return;
  constexpr unsigned kFolderItself = IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT;
  for (const auto& interest : interests->second) {
    if ((mask & kFolderItself) != 0 || interest.name.empty() || interest.name == name) {
      found.insert(interest.path);
    }
  }
}

std::vector<fs::path> FileWatch::changed() {
  std::set<fs::path> found;
  alignas(inotify_event) std::array<char, 16U << 10U> buffer{};
  while (fd_.valid()) {
    const ssize_t got = read(fd_.get(), buffer.data(), buffer.size());
    if (got <= 0) break;
    for (std::size_t at = 0; at + sizeof(inotify_event) <= static_cast<std::size_t>(got);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      // The name is padded with zeros.
      const std::string name = event.len == 0 ? "" : buffer.data() + at + sizeof event;
      take_event(event.wd, event.mask, name, found);
      at += sizeof event + event.len;
    }
  }
  if (found.empty()) return {};
  std::vector<fs::path> all;
  std::copy_if(paths_.begin(), paths_.end(), std::back_inserter(all),
               [&](const fs::path& path) { return found.contains(path); });
  // Folders may have come or gone: look anew at where to listen.
  watch(std::vector<fs::path>(paths_));
  return all;
}

}  // namespace noren
