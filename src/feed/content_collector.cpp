#include "feed/content_collector.h"

#include <algorithm>
#include <utility>

#include "feed/entry_reader.h"
#include "feed/event_entry.h"
#include "feed/text_cleaning.h"
#include "model/title_folding.h"

namespace noren {
namespace {

constexpr std::size_t kMostProblems = 200;
constexpr std::size_t kMostSmallItems = 100;  // notices, posters, messages

std::vector<std::string> folded_all(const std::vector<std::string>& words) {
  std::vector<std::string> all;
  for (const std::string& word : words)
    if (std::string plain = folded(word); !plain.empty()) all.push_back(std::move(plain));
  return all;
}

bool any_stands_in(const std::vector<std::string>& words, const std::string& text) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

/// Keeps the `most` first of `items` as `before` orders them, in the order of their numbers.
template <class Item, class Before>
void keep_best(std::vector<Item>& items, std::size_t most, Before before) {
  if (items.size() > most) {
    std::nth_element(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(most), items.end(),
                     before);
    items.resize(most);
  }
  std::sort(items.begin(), items.end(),
            [](const Item& a, const Item& b) { return a.number < b.number; });
}

/// "2024-02-18 10:00", "2024-02-18" or 随時.
std::string shown_schedule(const Schedule& schedule, const Zone& zone) {
  if (schedule.form == Schedule::Form::standing) return "随時";
  const CivilTime civil = schedule.form == Schedule::Form::timed
                              ? zone.to_civil(schedule.start)
                              : CivilTime{schedule.first, Millis(0)};
  std::string text = format_rfc3339(civil, std::chrono::minutes(0)).substr(0, 16);
  text[10] = ' ';
  return schedule.form == Schedule::Form::timed ? text : text.substr(0, 10);
}

}  // namespace

std::optional<Instant> latest_instant(const Schedule& schedule, const Zone& zone) {
  switch (schedule.form) {
    case Schedule::Form::standing:
      return std::nullopt;
    case Schedule::Form::timed:
      return schedule.end.value_or(schedule.start);
    case Schedule::Form::all_day:
      return zone.midnight(plus_days(schedule.last, 1));
  }
  return std::nullopt;
}

ContentCollector::ContentCollector(const ReadContext& context)
    : context_(context),
      include_(folded_all(context.source.include)),
      exclude_(folded_all(context.source.exclude)),
      most_items_(static_cast<std::size_t>(std::max(0, context.source.max_items))),
      today_(context.zone.midnight(context.today)) {}

bool ContentCollector::wanted(const std::string& title,
                              const std::vector<std::string>& tags) const {
  if (include_.empty() && exclude_.empty()) return true;
  std::string text = folded(title);
  for (const std::string& tag : tags)
    text += '\n' + folded(tag);
  return (include_.empty() || any_stands_in(include_, text)) && !any_stands_in(exclude_, text);
}

bool ContentCollector::too_old(std::optional<Instant> latest) const {
  const auto& max_age = context_.source.max_age;
  return max_age && latest && *latest < today_ - *max_age;
}

void ContentCollector::add(Event event, const std::vector<std::string>& tags) {
  if (being_read_ != nullptr) {
    take_announced(std::move(event));
    return;
  }
  if (!wanted(event.title, tags) || too_old(latest_instant(event.schedule, context_.zone))) return;
  events_.push_back({added_++, std::move(event)});
  // Twice the number, so that sorting out costs a constant amount per event.
  if (events_.size() > 2 * most_items_ + 64) keep_best_events(most_items_);
}

void ContentCollector::add(Post post) {
  if (!wanted(post.title, post.tags) || too_old(post.published)) return;
  posts_.push_back({added_++, std::move(post)});
  if (posts_.size() > 2 * most_items_ + 64) keep_best_posts(most_items_);
}

void ContentCollector::add(Notice notice) {
  if (content_.notices.size() < kMostSmallItems) content_.notices.push_back(std::move(notice));
}

void ContentCollector::add(Poster poster) {
  if (content_.posters.size() < kMostSmallItems) content_.posters.push_back(std::move(poster));
}

void ContentCollector::add(Message message) {
  if (content_.messages.size() < kMostSmallItems) content_.messages.push_back(std::move(message));
}

void ContentCollector::add(Announcements announcements, std::optional<Instant> published) {
  constexpr std::size_t kMostAnnouncements = 2000;
  for (Announcement& each : announcements.found)
    if (announcements_.size() < kMostAnnouncements)
      announcements_.push_back({published, std::move(each)});
  // Posts repeat their lines; one word on each is enough.
  for (Problem& problem : announcements.doubtful)
    if (announced_.insert(problem.what.en).second) add_problems({std::move(problem)});
}

void ContentCollector::read_announced_events() {
  std::stable_sort(announcements_.begin(), announcements_.end(),
                   [](const DatedAnnouncement& a, const DatedAnnouncement& b) {
                     return a.published > b.published;
                   });
  for (DatedAnnouncement& each : announcements_) {
    if (each.published)
      each.announcement.members.set(
          "published", {FeedValue::Type::text,
                        format_rfc3339(Zone().to_civil(*each.published), std::chrono::minutes(0))});
    being_read_ = &each.announcement;
    read_event(each.announcement.members, context_, *this);
  }
  being_read_ = nullptr;
}

/// The filters of a source are about its posts, not about what they announce.
void ContentCollector::take_announced(Event event) {
  const Schedule& schedule = event.schedule;
  std::string key = "standing";
  if (schedule.form == Schedule::Form::timed)
    key = std::to_string(schedule.start.time_since_epoch().count());
  if (schedule.form == Schedule::Form::all_day)
    key = std::to_string(std::chrono::sys_days(schedule.first).time_since_epoch().count());
  if (!announced_.insert(key + " " + folded_title(event.title)).second) return;
  content_.findings.push_back(
      {being_read_->members.list,
       say("「{}」から「{}」を読みました", "from \"{}\": {}", quoted(being_read_->line),
           event.title + " " + shown_schedule(schedule, context_.zone))});
  events_.push_back({added_++, std::move(event)});
}

void ContentCollector::add_problems(Problems problems) {
  for (Problem& problem : problems) {
    // Of repeated announcements the same is to be said.
    if (being_read_ != nullptr && !announced_.insert(problem.what.en).second) continue;
    if (content_.problems.size() < kMostProblems)
      content_.problems.push_back(std::move(problem));
    else
      ++left_out_problems_;
  }
}

void ContentCollector::count_dropped() {
  ++content_.dropped;
}

void ContentCollector::keep_best_events(std::size_t most) {
  const auto rank = [&](const NumberedEvent& item) {
    const std::optional<Instant> latest = latest_instant(item.event.schedule, context_.zone);
    if (!latest) return std::pair(0, Millis(0));
    // Two hours are what an event without an end counts as; the day's own events stay coming.
    if (*latest >= today_) return std::pair(1, latest->time_since_epoch());
    return std::pair(2, -latest->time_since_epoch());
  };
  keep_best(events_, most, [&](const NumberedEvent& a, const NumberedEvent& b) {
    return std::pair(rank(a), a.number) < std::pair(rank(b), b.number);
  });
}

void ContentCollector::keep_best_posts(std::size_t most) {
  keep_best(posts_, most, [](const NumberedPost& a, const NumberedPost& b) {
    const auto age = [](const NumberedPost& item) {
      return item.post.published ? -item.post.published->time_since_epoch() : Millis(0);
    };
    return std::pair(age(a), a.number) < std::pair(age(b), b.number);
  });
}

Content joined(Content first, Content second, const ReadContext& context) {
  // Words to include and exclude were applied when each page was read, with the tags.
  Settings::Source source = context.source;
  source.include.clear();
  source.exclude.clear();
  const ReadContext plain{source,        context.settings,   context.zone,
                          context.today, context.first_seen, context.content_type,
                          context.zones, context.formats};
  ContentCollector collector(plain);
  for (Content* content : {&first, &second}) {
    for (Event& event : content->events)
      collector.add(std::move(event), {});
    for (Post& post : content->posts)
      collector.add(std::move(post));
    for (Notice& notice : content->notices)
      collector.add(std::move(notice));
    for (Poster& poster : content->posters)
      collector.add(std::move(poster));
    for (Message& message : content->messages)
      collector.add(std::move(message));
    collector.add_problems(std::move(content->problems));
    for (int i = 0; i < content->dropped; ++i)
      collector.count_dropped();
  }
  return collector.finish();
}

Content ContentCollector::finish() {
  read_announced_events();
  keep_best_events(most_items_);
  keep_best_posts(most_items_);
  for (NumberedEvent& item : events_)
    content_.events.push_back(std::move(item.event));
  for (NumberedPost& item : posts_)
    content_.posts.push_back(std::move(item.post));
  if (left_out_problems_ > 0)
    content_.problems.push_back(
        {context_.source.name,
         say("ほかに {} 件の問題があります", "and {} more problems", left_out_problems_)});
  return std::move(content_);
}

}  // namespace noren
