#include "feed/noren_feed.h"

#include <algorithm>
#include <array>
#include <utility>

#include "feed/content_collector.h"
#include "feed/entry_reader.h"
#include "feed/event_entry.h"
#include "feed/post_entry.h"

namespace noren {
namespace {

constexpr std::array<std::string_view, 5> kLists{"events", "posts", "notices", "posters",
                                                 "messages"};

void read_notice(EntryReader& reader, ContentCollector& collector) {
  Notice notice;
  notice.text = reader.line("text", kLongestTitle);
  notice.line = reader.line("line", kLongestTitle);
  notice.from = reader.instant("from");
  notice.until = reader.instant_until("until");
  const std::string level = reader.line("level", kLongestFact);
  if (level == "alert")
    notice.level = Notice::Level::alert;
  else if (!level.empty() && level != "notice")
    reader.note("level",
                say("「{}」は notice か alert ではありません。帯で表示します",
                    "\"{}\" is neither notice nor alert; it is shown as a band", quoted(level)));
  if (notice.text.empty()) {
    reader.note("text", say("お知らせの文がありません", "the notice has no text"));
    collector.count_dropped();
    return;
  }
  // A notice whose end can't be read would stay for ever.
  if (reader.has("until") && !notice.until) {
    collector.count_dropped();
    return;
  }
  collector.add(std::move(notice));
}

void read_poster(EntryReader& reader, ContentCollector& collector) {
  Poster poster;
  poster.image = reader.image("image");
  poster.title = reader.line("title", kLongestTitle);
  poster.from = reader.instant("from");
  poster.until = reader.instant_until("until");
  poster.url = reader.link("url");
  if (!poster.image.empty()) {
    collector.add(std::move(poster));
    return;
  }
  if (!reader.has("image"))
    reader.note("image", say("ポスターの画像がありません", "the poster has no image"));
  collector.count_dropped();
}

void read_message(EntryReader& reader, ContentCollector& collector) {
  Message message;
  message.title = reader.line("title", kLongestTitle);
  message.text = on_one_line(reader.lines("text", kLongestSummary));
  message.until = reader.instant_until("until");
  message.url = reader.link("url");
  if (!message.title.empty() || !message.text.empty()) {
    collector.add(std::move(message));
    return;
  }
  reader.note("title", say("題名も文もありません", "it has neither a title nor a text"));
  collector.count_dropped();
}

/// Hands each entry to the reader of its kind.
class NorenReader {
 public:
  NorenReader(const ReadContext& context, ContentCollector& collector)
      : context_(context), collector_(collector) {}

  [[nodiscard]] bool found_any() const { return found_any_; }

  void read(const JsonEntry& entry) {
    const bool root_object = entry.list.empty() && entry.place == JsonEntry::Place::alone;
    if (root_object && !is_event(entry) && !is_post(entry)) return;
    found_any_ = true;
    if (!entry.is_object()) {
      drop(entry,
           say("{{ }} で囲まれた項目ではないため使えません", "it is no object and can't be used"));
      return;
    }
    if (entry.list == "events" || (entry.list.empty() && is_event(entry)))
      read_event(entry, context_, collector_);
    else if (entry.list == "posts" || (entry.list.empty() && is_post(entry)))
      read_post(entry, context_, collector_);
    else if (entry.list.empty())
      drop(entry, say("催しか記事か分かりません(日時がありません)",
                      "it is neither an event nor a post: it has no date"));
    else
      read_small(entry);
  }

 private:
  static bool is_event(const JsonEntry& entry) {
    return entry.find("start") != nullptr || entry.find("when") != nullptr ||
           entry.find("standing") != nullptr;
  }
  static bool is_post(const JsonEntry& entry) { return entry.find("published") != nullptr; }

  void read_small(const JsonEntry& entry) {
    Problems problems;
    EntryReader reader(entry, context_, problems);
    if (entry.list == "notices") read_notice(reader, collector_);
    if (entry.list == "posters") read_poster(reader, collector_);
    if (entry.list == "messages") read_message(reader, collector_);
    collector_.add_problems(std::move(problems));
  }

  void drop(const JsonEntry& entry, Bilingual what) {
    Problems problems;
    EntryReader(entry, context_, problems).note({}, std::move(what));
    collector_.count_dropped();
    collector_.add_problems(std::move(problems));
  }

  const ReadContext& context_;
  ContentCollector& collector_;
  bool found_any_ = false;
};

JsonRequest noren_request(bool root_is_entry) {
  JsonRequest request;
  if (root_is_entry)
    request.lists = {""};
  else
    request.lists.assign(kLists.begin(), kLists.end());
  request.members = event_members();
  for (const std::string_view member : {"text", "line", "from", "until", "level"})
    request.members.emplace_back(member);
  return request;
}

bool has_noren_list(const JsonOutline& outline) {
  return std::any_of(kLists.begin(), kLists.end(),
                     [&](std::string_view list) { return outline.find(list) != nullptr; });
}

bool has_date_member(const JsonOutline& outline, std::string_view list) {
  for (const std::string_view member : {"start", "when", "standing"})
    if (outline.has_entry_member(list, member)) return true;
  return false;
}

bool has_entries(const JsonOutline& outline, const std::string& list) {
  return std::any_of(outline.entry_members.begin(), outline.entry_members.end(),
                     [&](const std::string& member) { return member.rfind(list + '/', 0) == 0; });
}

/// Whether entries have a title and nothing that the format does not know: an event whose date was
/// forgotten is one all the same.
bool has_only_own_members(const JsonOutline& outline, const std::string& list) {
  const std::vector<std::string>& own = event_members();
  return outline.has_entry_member(list, "title") &&
         std::all_of(outline.entry_members.begin(), outline.entry_members.end(),
                     [&](const std::string& member) {
                       const std::string prefix = list + '/';
                       return !member.starts_with(prefix) ||
                              std::find(own.begin(), own.end(), member.substr(prefix.size())) !=
                                  own.end();
                     });
}

/// Whether the root itself is an event or a post. Other services have a `start` that is an object.
bool is_entry_alone(const JsonOutline& outline) {
  const auto has = [&](std::string_view member) {
    const FeedValue* value = outline.find(member);
    return value != nullptr && value->type != FeedValue::Type::object &&
           value->type != FeedValue::Type::array;
  };
  return (has("title") || has("summary")) &&
         (has("start") || has("when") || has("standing") || has("published"));
}

}  // namespace

bool looks_like_noren(const JsonOutline& outline) {
  if (outline.root.type == FeedValue::Type::array)
    return outline.root_elements == 0 || has_date_member(outline, "") ||
           outline.has_entry_member("", "published");
  if (!has_noren_list(outline)) return is_entry_alone(outline);
  // The lists of other services have the same names, but members of other names.
  const bool foreign_events =
      has_entries(outline, "events") && !has_date_member(outline, "events") &&
      !outline.has_entry_member("events", "kind") && !has_only_own_members(outline, "events");
  const bool foreign_posts = outline.has_entry_member("posts", "published_at") &&
                             !outline.has_entry_member("posts", "published");
  return !foreign_events && !foreign_posts;
}

Result<Content> read_noren_feed(std::string_view text, const ReadContext& context) {
  const std::string& where = context.source.name;
  const Result<JsonOutline> outline = outline_json(text, where);
  if (!outline) return tl::unexpected(outline.error());
  const bool lists = has_noren_list(*outline);
  ContentCollector collector(context);
  NorenReader reader(context, collector);
  const Result<void> walked = for_each_entry(text, where, noren_request(!lists),
                                             [&](JsonEntry&& entry) { reader.read(entry); });
  if (!walked) return tl::unexpected(walked.error());
  const bool empty_list =
      outline->root.type == FeedValue::Type::array && outline->root_elements == 0;
  if (!lists && !reader.found_any() && !empty_list)
    return fail(where, say("noren 形式ではありません(events も posts もありません)",
                           "it is not in the format noren: it has neither events nor posts"));
  return collector.finish();
}

}  // namespace noren
