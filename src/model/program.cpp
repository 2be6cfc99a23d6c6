#include "model/program.h"

#include <cstdint>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "model/title_folding.h"

namespace noren {
namespace {

std::string_view name_of(EventKind kind) {
  switch (kind) {
    case EventKind::meetup:
      return "meetup";
    case EventKind::session:
      return "session";
    case EventKind::consultation:
      return "consultation";
    case EventKind::event:
      break;
  }
  return "event";
}

/// FNV-1a, 64 bit (Fowler, Noll, Vo): the same on every board, in every release.
std::string fingerprint(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char byte : text) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001B3;
  }
  return fmt::format("{:016x}", hash);
}

std::string day_key(Date date) {
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string time_key(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const auto of_day = std::chrono::duration_cast<std::chrono::seconds>(instant - day).count();
  return fmt::format("{}t{:02}{:02}{:02}z", day_key(Date(day)), of_day / 3600, of_day / 60 % 60,
                     of_day % 60);
}

std::string start_key(const Schedule& schedule) {
  switch (schedule.form) {
    case Schedule::Form::standing:
      return "standing";
    case Schedule::Form::timed:
      return time_key(schedule.start);
    case Schedule::Form::all_day:
      return day_key(schedule.first);
  }
  return {};
}

/// What makes two titles one; a title of signs alone stands for itself.
std::string title_key(const std::string& title) {
  const std::string folded = folded_title(title);
  return folded.empty() ? title : folded;
}

std::string identity(const Event& event) {
  return start_key(event.schedule) + '/' + title_key(event.title);
}

std::string identity(const Post& post) {
  std::string_view url = post.url;
  if (url.empty())
    return (post.published ? time_key(*post.published).substr(0, 8) : "") + '/' +
           title_key(post.title);
  for (const std::string_view scheme : {"https://", "http://"})
    if (url.starts_with(scheme)) url.remove_prefix(scheme.size());
  while (url.ends_with('/'))
    url.remove_suffix(1);
  return "//" + std::string(url);
}

std::string identity(const Poster& poster) {
  return poster.image + '\n' + poster.title + '\n' + poster.url;
}

std::string identity(const Message& message) {
  return title_key(message.title) + '\n' + title_key(message.text);
}

std::string identity(const Notice& notice) {
  return fmt::format("{}\n{}\n{}", static_cast<int>(notice.level), notice.text, notice.line);
}

std::string default_id(const Event& event) {
  return fmt::format("{}-{}-{}", name_of(event.kind), start_key(event.schedule),
                     fingerprint(title_key(event.title)));
}

std::string default_id(const Post& post) {
  return "post-" + fingerprint(identity(post));
}

/// Adds those of `from` whose like is not yet known.
template <class Entry>
void add_new(std::vector<Entry>& to, const std::vector<Entry>& from, std::set<std::string>& known) {
  for (const Entry& entry : from)
    if (known.insert(identity(entry)).second) to.push_back(entry);
}

/// Entries without an id get one made of what they say; so does the second of two with the same
/// id, so that its id does not hang on its place in the list.
template <class Entry>
void give_ids(std::vector<Entry>& entries) {
  std::set<std::string> taken;
  for (Entry& entry : entries) {
    if (entry.id.empty()) entry.id = default_id(entry);
    if (taken.insert(entry.id).second) continue;
    entry.id += '-' + fingerprint(identity(entry));
    while (!taken.insert(entry.id).second)
      entry.id += '+';
  }
}

/// The identities of every event whose title has no prefix in brackets.
std::set<std::string> plain_identities(const std::vector<Settings::Source>& order,
                                       const std::map<std::string, Content>& by_source) {
  std::set<std::string> plain;
  for (const Settings::Source& source : order) {
    const auto found = by_source.find(source.name);
    if (found == by_source.end()) continue;
    for (const Event& event : found->second.events)
      if (without_prefix(event.title) == event.title) plain.insert(identity(event));
  }
  return plain;
}

/// Partners announce each other's events under a title of their own prefix, （富士通）…: where the
/// event stands without one too, that one is shown.
bool repeats_under_prefix(const Event& event, const std::set<std::string>& plain) {
  const std::string core = without_prefix(event.title);
  return core != event.title && plain.contains(start_key(event.schedule) + '/' + title_key(core));
}

}  // namespace

Program merge(const std::vector<Settings::Source>& order,
              const std::map<std::string, Content>& by_source) {
  Program program;
  std::set<std::string> events;
  std::set<std::string> posts;
  std::set<std::string> notices;
  std::set<std::string> posters;
  std::set<std::string> messages;
  const std::set<std::string> plain = plain_identities(order, by_source);
  for (const Settings::Source& source : order) {
    const auto found = by_source.find(source.name);
    if (found == by_source.end()) continue;
    const Content& content = found->second;
    std::vector<Event> own = content.events;
    std::erase_if(own, [&](const Event& event) { return repeats_under_prefix(event, plain); });
    add_new(program.events, own, events);
    add_new(program.posts, content.posts, posts);
    add_new(program.notices, content.notices, notices);
    add_new(program.posters, content.posters, posters);
    add_new(program.messages, content.messages, messages);
  }
  give_ids(program.events);
  give_ids(program.posts);
  return program;
}

}  // namespace noren
