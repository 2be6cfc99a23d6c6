#include "app/picture_queue.h"

#include <algorithm>
#include <set>

#include "app/picture_keys.h"

namespace noren {
namespace {

constexpr Uptime kNever = Uptime::max();
constexpr Millis kLookAtFile = std::chrono::seconds(2);
constexpr Millis kLongestRetry = std::chrono::minutes(5);

}  // namespace

void PictureTask::succeed(Uptime now) {
  turn.failures = 0;
  again = kNever;
  pass(now);
}

void PictureTask::fail(Uptime began, Uptime now, double random) {
  turn = after_failure(turn, kLongestRetry, Millis(0), began, now, random);
  again = turn.due;
  pass(now);
}

void PictureTask::pass(Uptime now) {
  turn.due = is_on_the_web(key) ? again : std::min(again, now + kLookAtFile);
}

bool PictureQueue::has(PictureTask::Work work, const std::string& key) const {
  return std::any_of(tasks_.begin(), tasks_.end(),
                     [&](const PictureTask& task) { return task.work == work && task.key == key; });
}

std::optional<PictureTask> PictureQueue::next(Uptime now) const {
  std::vector<RefreshState> turns;
  turns.reserve(tasks_.size());
  for (const PictureTask& task : tasks_)
    turns.push_back(task.turn);
  // A picture that fails slowly must not keep the others waiting either.
  const auto turn = next_turn(turns, now);
  if (!turn || turns[*turn].due == kNever) return std::nullopt;
  return tasks_[*turn];
}

void PictureQueue::put_back(const PictureTask& task) {
  for (PictureTask& mine : tasks_)
    if (mine.work == task.work && mine.key == task.key) mine = task;
}

void PictureQueue::ask(PictureTask::Work work, const std::vector<std::string>& keys) {
  const std::set<std::string> asked(keys.begin(), keys.end());
  std::erase_if(tasks_, [&](const PictureTask& task) {
    return task.work == work && !asked.contains(task.key);
  });
  for (const std::string& key : keys)
    if (!has(work, key)) tasks_.push_back({key, work, {}, {}, {}});
}

}  // namespace noren
