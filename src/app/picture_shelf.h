#pragma once

#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "app/picture_reader.h"
#include "platform/pixels.h"
#include "scene/compose.h"

namespace noren {

class Inbox;
struct PictureParcel;

/// The pictures of the show: measures all that the program names, and holds in memory only those
/// of the present slide and the next. A thread of its own fetches and decodes, and posts what it
/// has; the other functions are the main thread's.
class PictureShelf {
 public:
  enum class Network { allowed, offline };

  /// `inbox` and `time` outlive it. Pictures are reduced to `most`.
  PictureShelf(Network network, Inbox& inbox, const TimeKeeper& time, Size most);
  ~PictureShelf();
  PictureShelf(const PictureShelf&) = delete;
  PictureShelf& operator=(const PictureShelf&) = delete;

  /// The program names these, the most needed first; what it no longer names is forgotten.
  void announce(const std::vector<std::string>& keys);

  /// These are about to be drawn: they are decoded, all others leave memory.
  void want(const std::vector<std::string>& keys);

  void take(const PictureParcel& parcel);

  [[nodiscard]] const PictureSizes& sizes() const { return sizes_; }
  [[nodiscard]] const std::map<std::string, std::shared_ptr<const Pixels>>& ready() const {
    return ready_;
  }

 private:
  struct Task {
    std::string key;
    enum class Work { measure, decode } work = Work::measure;
  };

  void run(const std::stop_token& stop);
  void add_task(Task task);

  Network network_;
  Inbox& inbox_;
  const TimeKeeper& time_;
  Size most_;
  PictureSizes sizes_;
  std::map<std::string, std::shared_ptr<const Pixels>> ready_;
  std::set<std::string> asked_;   // measured, or about to be
  std::set<std::string> wanted_;  // decoded, or about to be
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Task> tasks_;  // guarded by mutex_
  std::jthread thread_;     // started by the first task; last: it uses everything above
};

}  // namespace noren
