#include "growth.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <malloc.h>

#include "board.h"
#include "feed/source_reader.h"
#include "player/deck.h"

namespace noren::bench {
namespace {

constexpr Instant kNow{Millis(1707887100000)};  // 2024-02-14 14:05 in Tokyo

double processor_ms() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// The least of three: the machine may have other work.
template <class Work>
double cost_of(Work work) {
  double least = 1e12;
  for (int i = 0; i < 3; ++i) {
    const double began = processor_ms();
    work();
    least = std::min(least, processor_ms() - began);
  }
  return least;
}

/// Entries `from` to `until` of a feed of events that are all still to come, every second one a
/// post's worth of text.
std::string feed_of(int from, int until) {
  std::string feed = R"({"events":[)";
  for (int i = from; i < until; ++i) {
    const Instant start = kNow + std::chrono::hours(24 + i);
    const auto day = std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<Millis>(start.time_since_epoch()));
    const std::chrono::year_month_day date(day);
    feed += fmt::format(
        R"({}{{"id":"e{}","kind":"meetup","title":"朝の交流会 その{}","start":"{:04}-{:02}-{:02}T10:00:00+09:00",)"
        R"("summary":"肩書きを置いて、おしゃべりする時間です。","url":"https://example.jp/events/{}"}})",
        i == from ? "" : ",", i, i, static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), i);
  }
  return feed + "]}";
}

struct Size2 {
  int entries;
  int sources;
};

struct Cost {
  double parse_ms = 0;
  double merge_ms = 0;
  double choose_ms = 0;
  double change_ms = 0;
  double bytes_per_entry = 0;
  std::size_t kept = 0;
};

Settings settings_of(int sources) {
  Settings settings;
  settings.community.name = "港の会";
  for (int i = 0; i < sources; ++i) {
    Settings::Source source;
    source.name = fmt::format("s{}", i);
    source.url = "file:/nowhere/events.json";
    source.format = "noren";
    settings.sources.push_back(source);
  }
  return settings;
}

// One slide change without its drawing, which knows nothing of the entries.
double change_cost(const Outfit& outfit, const Settings& settings, const Zone& zone,
                   const std::map<std::string, Content>& contents) {
  Venue venue = unconfigured_venue("/nowhere/noren.json", outfit.folder());
  venue.settings = settings;
  venue.zone = zone;
  Presenter presenter(outfit.fonts(), venue, {1920, 1080});
  for (const auto& [name, content] : contents)
    presenter.set_content(name, content);
  Uptime uptime{0};
  const auto now = [&] { return VenueTime{kNow + uptime, ClockTrust::trusted, &zone}; };
  presenter.look(now(), uptime);
  return cost_of([&] {
    presenter.apply(Next{}, now(), uptime);
    while (presenter.look(now(), uptime).state == Look::State::motion)
      uptime += Board::kFrame;
    presenter.upcoming();
  });
}

Cost cost_with(const Outfit& outfit, const Words& words, Size2 size) {
  const Zone zone = Zone::fixed(std::chrono::hours(9));
  const Settings settings = settings_of(size.sources);
  std::vector<std::string> feeds;
  for (int i = 0; i < size.sources; ++i)
    feeds.push_back(
        feed_of(size.entries * i / size.sources, size.entries * (i + 1) / size.sources));
  std::map<std::string, Content> contents;
  Cost cost;
  const auto parse = [&] {
    for (std::size_t i = 0; i < feeds.size(); ++i) {
      FirstSeen first_seen;
      const ReadContext context{
          settings.sources[i], settings,          zone, Date{std::chrono::year(2024) / 2 / 14},
          first_seen,          "application/json"};
      contents[settings.sources[i].name] = need(read_source(feeds[i], context)).content;
    }
  };
  parse();
  contents.clear();
  malloc_trim(0);
  const auto before = mallinfo2();
  parse();
  const auto after = mallinfo2();
  for (const auto& [name, content] : contents)
    cost.kept += content.events.size() + content.posts.size();
  cost.bytes_per_entry = (static_cast<double>(after.uordblks + after.hblkhd) -
                          static_cast<double>(before.uordblks + before.hblkhd)) /
                         static_cast<double>(cost.kept);
  cost.parse_ms = cost_of(parse);
  Program program;
  cost.merge_ms = cost_of([&] { program = merge(settings.sources, contents); });
  const VenueTime now{kNow, ClockTrust::trusted, &zone};
  cost.choose_ms = cost_of([&] {
    make_deck(program, settings, words, now);
    make_alerts(program, settings, words, now);
    static_cast<void>(next_change(program, settings, now));
  });
  cost.change_ms = change_cost(outfit, settings, zone, contents);
  return cost;
}

}  // namespace

int print_growth() {
  const Outfit outfit = need(Outfit::open());
  const Words words = unconfigured_venue("/nowhere/noren.json", outfit.folder()).words;
  std::puts("entries sources   kept  parse ms  merge ms  choose ms  change ms  bytes/entry");
  for (const Size2 size :
       {Size2{10, 1}, {100, 1}, {1000, 1}, {10000, 1}, {10000, 10}, {10000, 50}}) {
    const Cost cost = cost_with(outfit, words, size);
    std::printf("%7d %7d %6zu %9.2f %9.2f %10.2f %10.2f %12.0f\n", size.entries, size.sources,
                cost.kept, cost.parse_ms, cost.merge_ms, cost.choose_ms, cost.change_ms,
                cost.bytes_per_entry);
  }
  return 0;
}

}  // namespace noren::bench
