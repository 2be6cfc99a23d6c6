#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/local_source.h"
#include "player/refresh_schedule.h"

namespace noren {

/// One thing to do with one picture, and how that went so far.
struct PictureTask {
  std::string key;
  enum class Work { measure, decode } work = Work::measure;
  RefreshState turn{};               // when it is looked at next
  Uptime again{};                    // when it is done again even if its file stays the same
  std::optional<FileStamp> stamp{};  // of its file as it was last read; none on the web

  /// Whether it is to be done at `now`, when its file has `found`.
  [[nodiscard]] bool is_needed(const std::optional<FileStamp>& found, Uptime now) const {
    return again <= now || found != stamp;
  }

  /// Done: a file is watched on, for it may have been caught half-written; what came from the web
  /// is done for good.
  void succeed(Uptime now);
  /// Failed after an attempt from `began` to `now`: tried again as after_failure() has it, after
  /// five minutes at most, a file as soon as it changes. `random` in 0..1.
  void fail(Uptime began, Uptime now, double random);
  /// Its file is as it was.
  void pass(Uptime now);
};

/// What is to be done with the pictures of the show, in which order. A value.
class PictureQueue {
 public:
  /// These, and no others, are to be measured.
  void announce(const std::vector<std::string>& keys) { ask(PictureTask::Work::measure, keys); }
  /// These, and no others, are to be decoded.
  void want(const std::vector<std::string>& keys) { ask(PictureTask::Work::decode, keys); }

  [[nodiscard]] bool empty() const { return tasks_.empty(); }
  [[nodiscard]] bool has(PictureTask::Work work, const std::string& key) const;

  /// The task to look at next, not before its turn is due; nothing when there is nothing to do.
  [[nodiscard]] std::optional<PictureTask> next(Uptime now) const;

  /// Takes a task back as it is now; one that nobody asks for any more is dropped.
  void put_back(const PictureTask& task);

 private:
  void ask(PictureTask::Work work, const std::vector<std::string>& keys);

  std::vector<PictureTask> tasks_;  // in the order in which they were asked for
};

}  // namespace noren
