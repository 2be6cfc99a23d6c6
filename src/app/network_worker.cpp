#include "app/network_worker.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/fetching.h"
#include "app/known_time.h"

namespace noren {
namespace {

constexpr Uptime kNever = Uptime::max();

}  // namespace

NetworkWorker::NetworkWorker(std::shared_ptr<const Venue> venue, Inbox& inbox, TimeKeeper& time,
                             Store& store)
    : inbox_(inbox),
      time_(time),
      store_(store),
      venue_(std::move(venue)),
      random_(std::random_device{}()),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

NetworkWorker::~NetworkWorker() {
  thread_.request_stop();
  changed_.notify_all();
}

void NetworkWorker::set_venue(std::shared_ptr<const Venue> venue) {
  {
    const std::scoped_lock lock(mutex_);
    venue_ = std::move(venue);
  }
  changed_.notify_all();
}

void NetworkWorker::run(const std::stop_token& stop) {
  HttpFetcher fetcher(feed_limits(), stop);
  Collector collector(store_, &fetcher);
  std::shared_ptr<const Venue> venue;
  {
    const std::scoped_lock lock(mutex_);
    venue = venue_;
  }
  while (!stop.stop_requested()) {
    Uptime due = kNever;
    const Settings::Source* source = next_due(*venue, due);
    if (source != nullptr && due <= time_.uptime()) look_at(*source, *venue, collector);
    venue = wait_for_work(stop, venue, source == nullptr ? kNever : due);
  }
}

// The source on the network whose turn it is, and when; a new one, or one that moved, is due now.
const Settings::Source* NetworkWorker::next_due(const Venue& venue, Uptime& due) {
  std::vector<const Settings::Source*> sources;
  std::vector<RefreshState> states;
  for (const Settings::Source& source : venue.settings.sources) {
    if (form_of(source) != SourceForm::network) continue;
    Planned& planned = plan_[source.name];
    if (planned.url != source.url) planned = {source.url, {}};
    sources.push_back(&source);
    states.push_back(planned.state);
  }
  const auto turn = next_turn(states, time_.uptime());
  if (!turn) return nullptr;
  due = states[*turn].due;
  return sources[*turn];
}

void NetworkWorker::look_at(const Settings::Source& source, const Venue& venue,
                            Collector& collector) {
  const Uptime began = time_.uptime();
  Collected collected =
      collector.collect(source, venue, time_.now(venue.zone), time_.certificate_time());
  if (collected.server_time) time_.learn(*collected.server_time, venue.settings.sources);
  keep_time(collected);
  const Uptime now = time_.uptime();
  const double chance = std::uniform_real_distribution<double>(0, 1)(random_);
  RefreshState& state = plan_[source.name].state;
  state = collected.failure
              ? after_failure(state, source.every, collected.retry_after, began, now, chance)
              : after_success(source.every, now, chance);
  inbox_.post(SourceParcel{source.name, source.url, std::move(collected)});
}

// Once a run, and then only beside new content: a card is not worn out by the passing of time.
void NetworkWorker::keep_time(const Collected& collected) {
  const auto trusted = time_.worth_keeping();
  const bool written = collected.kept.outcome == Store::Kept::Outcome::written;
  if (!trusted || (known_time_ == KnownTime::of_this_run && !written)) return;
  keep_known_time(store_, *trusted);
  known_time_ = KnownTime::of_this_run;
}

// Sleeps until `due`, until there is another venue than `present`, or until the end.
std::shared_ptr<const Venue> NetworkWorker::wait_for_work(
    const std::stop_token& stop, const std::shared_ptr<const Venue>& present, Uptime due) {
  std::unique_lock lock(mutex_);
  const auto woken = [&] { return venue_ != present; };
  if (due == kNever)
    changed_.wait(lock, stop, woken);
  else
    changed_.wait_for(lock, stop, std::max(due - time_.uptime(), Millis(0)), woken);
  return venue_;
}

}  // namespace noren
