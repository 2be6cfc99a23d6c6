#include "app/picture_shelf.h"

#include <algorithm>
#include <utility>

#include "app/fetching.h"
#include "app/inbox.h"

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
  std::erase_if(asked_, [&](const std::string& key) { return !named.contains(key); });
  for (const std::string& key : keys)
    if (asked_.insert(key).second) add_task({key, Task::Work::measure});
}

void PictureShelf::want(const std::vector<std::string>& keys) {
  const std::set<std::string> now(keys.begin(), keys.end());
  std::erase_if(ready_, [&](const auto& entry) { return !now.contains(entry.first); });
  std::erase_if(wanted_, [&](const std::string& key) { return !now.contains(key); });
  for (const std::string& key : keys)
    if (wanted_.insert(key).second) add_task({key, Task::Work::decode});
}

void PictureShelf::take(const PictureParcel& parcel) {
  if (parcel.size && asked_.contains(parcel.key)) sizes_[parcel.key] = *parcel.size;
  if (parcel.pixels && wanted_.contains(parcel.key)) ready_[parcel.key] = parcel.pixels;
}

void PictureShelf::add_task(Task task) {
  {
    const std::scoped_lock lock(mutex_);
    tasks_.push_back(std::move(task));
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
  while (true) {
    Task task;
    {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [this] { return !tasks_.empty(); })) return;
      task = std::move(tasks_.front());
      tasks_.pop_front();
    }
    PictureParcel parcel{task.key, std::nullopt, nullptr, std::nullopt};
    if (task.work == Task::Work::measure) {
      if (auto size = reader.size(task.key))
        parcel.size = *size;
      else
        parcel.problem = size.error();
    } else if (auto pixels = reader.read(task.key, most_)) {
      parcel.pixels = std::make_shared<const Pixels>(std::move(*pixels));
    } else {
      parcel.problem = pixels.error();
    }
    inbox_.post(std::move(parcel));
  }
}

}  // namespace noren
