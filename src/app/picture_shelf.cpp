#include "app/picture_shelf.h"

#include <random>
#include <set>
#include <utility>

#include "app/fetching.h"
#include "app/inbox.h"
#include "app/picture_keys.h"

namespace noren {

PictureShelf::PictureShelf(Network network, Inbox& inbox, const TimeKeeper& time, Size most)
    : network_(network), inbox_(inbox), time_(time), most_(most) {}

PictureShelf::~PictureShelf() {
  thread_.request_stop();
  changed_.notify_all();
}

void PictureShelf::announce(const std::vector<std::string>& keys) {
  const std::set<std::string> named(keys.begin(), keys.end());
  const auto unnamed = [&](const auto& entry) { return !named.contains(entry.first); };
  std::erase_if(sizes_, unnamed);
  std::erase_if(ready_, unnamed);
  std::erase_if(failing_, [&](const std::string& key) { return !named.contains(key); });
  ask([&] { queue_.announce(keys); });
}

void PictureShelf::want(const std::vector<std::string>& keys) {
  const std::set<std::string> now(keys.begin(), keys.end());
  std::erase_if(ready_, [&](const auto& entry) { return !now.contains(entry.first); });
  ask([&] { queue_.want(keys); });
}

PictureShelf::News PictureShelf::take(const PictureParcel& parcel) {
  using Work = PictureTask::Work;
  const std::scoped_lock lock(mutex_);
  const bool wanted = queue_.has(Work::decode, parcel.key);
  if (parcel.size && queue_.has(Work::measure, parcel.key)) sizes_[parcel.key] = *parcel.size;
  if (parcel.pixels && wanted) ready_[parcel.key] = parcel.pixels;
  if (parcel.problem) {
    failing_.insert(parcel.key);
    return News::failing;
  }
  // The head of a picture may be well and the rest not.
  const bool whole = parcel.pixels != nullptr || !wanted;
  return whole && failing_.erase(parcel.key) > 0 ? News::mended : News::none;
}

void PictureShelf::ask(const std::function<void()>& change) {
  {
    const std::scoped_lock lock(mutex_);
    change();
    ++changes_;
    if (queue_.empty()) return;
  }
  changed_.notify_all();
  if (!thread_.joinable())
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void PictureShelf::run(const std::stop_token& stop) {
  PosixFiles files;
  Store store(cache_folder().value_or("/nonexistent/noren"), files);
  HttpFetcher fetcher(picture_limits(), stop);
  PictureReader reader(store, network_ == Network::allowed ? &fetcher : nullptr, time_, stop);
  std::minstd_rand random(std::random_device{}());
  while (auto task = wait_for_task(stop)) {
    const auto found =
        is_on_the_web(task->key) ? std::nullopt : file_stamp(local_path(task->key, {}));
    const Uptime began = time_.uptime();
    if (!task->is_needed(found, began)) {
      task->pass(began);
    } else {
      task->stamp = found;
      PictureParcel parcel = work_on(*task, reader);
      if (parcel.problem)
        task->fail(began, time_.uptime(), std::uniform_real_distribution<double>(0, 1)(random));
      else
        task->succeed(time_.uptime());
      inbox_.post(std::move(parcel));
    }
    const std::scoped_lock lock(mutex_);
    queue_.put_back(*task);
  }
}

PictureParcel PictureShelf::work_on(const PictureTask& task, PictureReader& reader) const {
  PictureParcel parcel{task.key, std::nullopt, nullptr, std::nullopt};
  if (task.work == PictureTask::Work::measure) {
    if (auto size = reader.size(task.key))
      parcel.size = *size;
    else
      parcel.problem = size.error();
  } else if (auto pixels = reader.read(task.key, most_)) {
    parcel.pixels = std::make_shared<const Pixels>(std::move(*pixels));
  } else {
    parcel.problem = pixels.error();
  }
  return parcel;
}

// Sleeps until a task is due; nothing at the end.
std::optional<PictureTask> PictureShelf::wait_for_task(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    const Uptime now = time_.uptime();
    auto task = queue_.next(now);
    if (task && task->turn.due <= now) return task;
    const auto woken = [this, seen = changes_] { return changes_ != seen; };
    if (task)
      changed_.wait_for(lock, stop, task->turn.due - now, woken);
    else
      changed_.wait(lock, stop, woken);
  }
  return std::nullopt;
}

}  // namespace noren
