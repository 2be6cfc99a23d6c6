#include "feed/ical_feed.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "feed/content_collector.h"
#include "feed/event_entry.h"
#include "feed/ical_series.h"
#include "feed/ical_text.h"

namespace noren {
namespace {

constexpr int kDaysBefore = 7;
constexpr int kDaysAfter = 366;
/// About a second on a small board.
constexpr RecurrenceBudget kMostWork = 5'000'000;
/// Of one series, so that a hostile rule costs its own event alone.
constexpr RecurrenceBudget kMostWorkOfSeries = 300'000;
constexpr long kMostInstances = 20'000;

std::string day_text(WallTime wall) {
  return format_rfc3339({civil_time(wall).date, Millis(0)}, std::chrono::minutes(0)).substr(0, 10);
}

std::string instant_text(Instant instant) {
  return format_rfc3339(Zone().to_civil(instant), std::chrono::minutes(0));
}

/// Reads one calendar.
class Calendar {
 public:
  Calendar(IcalText text, const ReadContext& context)
      : context_(context),
        text_(std::move(text)),
        collector_(context),
        zones_(context, zone_components(), text_.time_zone, budget_) {}

  Content read() {
    std::size_t index = 0;
    std::vector<IcalEvent> events;
    for (const IcalBlock& block : text_.blocks)
      if (block.name == "VEVENT") take(block, index++, events);
    collector_.add_problems(std::exchange(problems_, {}));
    note_whole(index);
    add_all(events);
    collector_.add_problems(std::move(problems_));
    return collector_.finish();
  }

 private:
  using Access = IcalEvent::Access;

  static bool is_private_master(const IcalEvent* event) {
    return !event->replaces && event->access == Access::some;
  }

  std::vector<IcalComponent> zone_components() {
    std::vector<IcalComponent> components;
    for (const IcalBlock& block : text_.blocks)
      if (block.name == "VTIMEZONE")
        if (auto component = parse_ical_component(block.text))
          components.push_back(std::move(*component));
    return components;
  }

  void take(const IcalBlock& block, std::size_t index, std::vector<IcalEvent>& events) {
    const auto component = parse_ical_component(block.text);
    auto event = component ? ical_event_of(*component, index, zones_, problems_) : std::nullopt;
    if (!component)
      problems_.push_back({fmt::format("VEVENT[{}]", index),
                           say("予定として読めません", "it can't be read as an event")});
    if (!event) {
      collector_.count_dropped();
      return;
    }
    if (text_.method == "CANCEL")
      event->members.set("status", {FeedValue::Type::text, "cancelled"});
    events.push_back(std::move(*event));
  }

  /// What is to be said of the calendar as a whole.
  void note_whole(std::size_t events) {
    const auto note = [&](Bilingual what) {
      collector_.add_problems({{context_.source.name, std::move(what)}});
    };
    if (text_.cut > 0)
      note(say("終わり(END)のない予定が {} 件あります。途中で切れているようです",
               "{} entries have no END: the calendar seems to be cut", text_.cut));
    if (text_.overfull > 0)
      note(say("予定が多すぎます。{} 件は読みませんでした", "too many events: {} were not read",
               text_.overfull));
    if (events == 0 && text_.other > 0)
      note(say("カレンダーに催し(VEVENT)がありません。別の種類の項目が {} 件あります",
               "the calendar holds no event (VEVENT), only {} entries of other kinds",
               text_.other));
    else if (events == 0)
      note(say("カレンダーに催し(VEVENT)がありません", "the calendar holds no event (VEVENT)"));
  }

  void add_all(const std::vector<IcalEvent>& events) {
    const IcalWindow window{plus_days(context_.today, -kDaysBefore),
                            plus_days(context_.today, kDaysAfter)};
    std::vector<std::vector<const IcalEvent*>> series;
    std::map<std::string, std::size_t> series_of_uid;
    for (const IcalEvent& event : events) {
      const auto known = series_of_uid.find(event.uid);
      if (event.uid.empty() || known == series_of_uid.end()) {
        if (!event.uid.empty()) series_of_uid[event.uid] = series.size();
        series.emplace_back();
        series.back().push_back(&event);
      } else {
        series[known->second].push_back(&event);
      }
    }
    bool is_cut = false;
    for (const auto& each : series) {
      series_access_ = std::any_of(each.begin(), each.end(), is_private_master) ? Access::some
                                                                                : Access::everybody;
      const RecurrenceBudget share = std::clamp<RecurrenceBudget>(budget_, 0, kMostWorkOfSeries);
      RecurrenceBudget left = share;
      visit_series(each, window, zones_, left, problems_, [&](const IcalInstance& instance) {
        if (is_shown(*instance.event)) add(instance);
      });
      is_cut = is_cut || left < 0;
      budget_ -= share - left;
    }
    note_hidden();
    if (is_cut || instances_ > kMostInstances)
      problems_.push_back(
          {context_.source.name, say("繰り返しが多すぎるため、一部の日は読みませんでした",
                                     "the events recur too often: some dates were not read")});
  }

  // A changed date of a private series that says nothing of its own is as private.
  bool is_shown(const IcalEvent& event) {
    const bool hidden = event.access == Access::unsaid ? series_access_ == Access::some
                                                       : event.access == Access::some;
    if (hidden) hidden_.insert(event.index);
    return !hidden;
  }

  void note_hidden() {
    if (!hidden_.empty())
      problems_.push_back(
          {context_.source.name,
           say("非公開の予定(CLASS:PRIVATE など)が {} 件あります。画面には出しません",
               "{} events are private (CLASS:PRIVATE or the like) and are not shown",
               hidden_.size())});
  }

  /// Hands on one date through the rules that every format shares.
  void add(const IcalInstance& instance) {
    if (++instances_ > kMostInstances) return;
    const IcalEvent& event = *instance.event;
    JsonEntry entry = event.members;
    const auto set = [&](const char* name, std::string text) {
      entry.set(name, {FeedValue::Type::text, std::move(text)});
    };
    std::string start;
    if (event.is_all_day()) {
      start = day_text(instance.start);
      if (event.days > 1) set("end", day_text(instance.start + std::chrono::days(event.days - 1)));
    } else {
      const IcalTime at{instance.start, event.start.form};
      const Instant begin = zones_.instant_of(at, event.zone, problems_);
      start = instant_text(begin);
      const IcalTime moved{instance.start + std::chrono::days(event.days), event.start.form};
      const Instant end = zones_.instant_of(moved, event.zone, problems_) + event.exact;
      if (end > begin) set("end", instant_text(end));
    }
    const bool one_of_many = instance.origin == IcalInstance::Origin::series;
    if (!event.uid.empty()) set("id", one_of_many ? start + " " + event.uid : event.uid);
    set("start", std::move(start));
    read_event(entry, context_, collector_);
  }

  const ReadContext& context_;
  IcalText text_;
  RecurrenceBudget budget_ = kMostWork;
  long instances_ = 0;
  Access series_access_ = Access::everybody;
  std::set<std::size_t> hidden_;  // indices of events
  Problems problems_;
  ContentCollector collector_;
  IcalZones zones_;
};

}  // namespace

Result<Content> read_ical_feed(std::string_view text, const ReadContext& context) {
  if (!looks_like_ical(text))
    return fail(context.source.name,
                say("カレンダー(iCalendar)ではありません。BEGIN:VCALENDAR で始まるはずです",
                    "it is no calendar (iCalendar): that begins with BEGIN:VCALENDAR"));
  return Calendar(split_ical(text), context).read();
}

}  // namespace noren
