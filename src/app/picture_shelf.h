#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "app/picture_queue.h"
#include "app/picture_reader.h"
#include "platform/pixels.h"
#include "scene/compose.h"

namespace noren {

class Inbox;
struct PictureParcel;

/// The pictures of the show: measures all that the program names, and holds in memory only those
/// of the present slide and the next. A thread of its own fetches and decodes, posts what it has,
/// and tries again what failed or changed; the other functions are the main thread's.
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

  /// Takes what the thread posted; tells what is new about how the picture fares.
  enum class News { none, failing, mended };
  News take(const PictureParcel& parcel);

  [[nodiscard]] const PictureSizes& sizes() const { return sizes_; }
  [[nodiscard]] const std::map<std::string, std::shared_ptr<const Pixels>>& ready() const {
    return ready_;
  }

 private:
  void ask(const std::function<void()>& change);
  void run(const std::stop_token& stop);
  [[nodiscard]] PictureParcel work_on(const PictureTask& task, PictureReader& reader) const;
  std::optional<PictureTask> wait_for_task(const std::stop_token& stop);

  Network network_;
  Inbox& inbox_;
  const TimeKeeper& time_;
  Size most_;
  PictureSizes sizes_;
  std::map<std::string, std::shared_ptr<const Pixels>> ready_;
  std::set<std::string> failing_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  PictureQueue queue_;         // guarded by mutex_
  std::uint64_t changes_ = 0;  // of what is asked; guarded by mutex_
  std::jthread thread_;        // started by the first task; last: it uses everything above
};

}  // namespace noren
