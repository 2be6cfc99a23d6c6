#include "feed/post_entry.h"

#include <utility>

#include "feed/entry_reader.h"

namespace noren {

const std::vector<std::string>& post_members() {
  static const std::vector<std::string> members{"id",  "title", "published", "summary",
                                                "url", "image", "tags",      "content"};
  return members;
}

void read_post(const JsonEntry& entry, const ReadContext& context, ContentCollector& collector) {
  Problems problems;
  EntryReader reader(entry, context, problems);
  Post post;
  post.id = reader.line("id", kLongestId);
  post.title = reader.line("title", kLongestTitle);
  std::string text = reader.lines("summary", kLongestSummary);
  post.published = reader.instant("published");
  post.url = reader.link("url");
  post.image = reader.image("image");
  post.tags = reader.tags("tags");
  if (collector.extracts_events()) {
    const std::string whole = reader.lines("content", kLongestPostText);
    add_announced_events(whole.empty() ? text : whole, reader.where(), post.published, collector);
  }
  add_post(std::move(post), std::move(text), reader.where("title"), std::move(problems), collector);
}

void add_post(Post post, std::string text, std::string title_where, Problems problems,
              ContentCollector& collector) {
  if (post.title.empty()) post.title = first_sentence(text);
  if (post.title.empty()) {
    collector.count_dropped();
    problems.push_back(
        {std::move(title_where), say("題名も本文もないため表示できません",
                                     "it has neither a title nor a text and can't be "
                                     "shown")});
    collector.add_problems(std::move(problems));
    return;
  }
  post.summary = on_one_line(std::move(text));
  if (post.id.empty()) post.id = post.url.empty() ? post.title : post.url;
  collector.add_problems(std::move(problems));
  collector.add(std::move(post));
}

void add_announced_events(const std::string& text, const std::string& where,
                          std::optional<Instant> published, ContentCollector& collector) {
  if (!collector.extracts_events() || text.empty()) return;
  collector.add(read_announcements(text, where), published);
}

}  // namespace noren
