#include "feed/json_feed.h"

#include <utility>

#include "feed/content_collector.h"
#include "feed/entry_reader.h"
#include "feed/post_entry.h"

namespace noren {
namespace {

/// The text of an item: its summary, else the begin of its content.
std::string item_text(EntryReader& reader) {
  std::string text = reader.lines("summary", kLongestSummary);
  if (text.empty()) text = reader.lines("content_text", kLongestSummary);
  if (text.empty()) text = reader.lines("content_html", kLongestSummary, HtmlReading::markup);
  return text;
}

/// Its whole text, for the events that it may announce.
std::string whole_text(EntryReader& reader) {
  std::string text = reader.lines("content_html", kLongestPostText, HtmlReading::markup);
  if (text.empty()) text = reader.lines("content_text", kLongestPostText);
  return text.empty() ? item_text(reader) : text;
}

void read_item(const JsonEntry& entry, const ReadContext& context, ContentCollector& collector) {
  Problems problems;
  EntryReader reader(entry, context, problems);
  if (!entry.is_object()) {
    reader.note(
        {}, say("{{ }} で囲まれた項目ではないため使えません", "it is no object and can't be used"));
    collector.count_dropped();
    collector.add_problems(std::move(problems));
    return;
  }
  Post post;
  post.id = reader.line("id", kLongestId);
  post.title = reader.line("title", kLongestTitle);
  post.published = reader.instant("date_published");
  post.url = reader.link(reader.has("url") ? "url" : "external_url");
  post.image = reader.image(reader.has("image") ? "image" : "banner_image");
  post.tags = reader.tags("tags");
  std::string text = item_text(reader);
  if (collector.extracts_events())
    add_announced_events(whole_text(reader), reader.where(), post.published, collector);
  add_post(std::move(post), std::move(text), reader.where("title"), std::move(problems), collector);
}

}  // namespace

bool looks_like_json_feed(const JsonOutline& outline) {
  const FeedValue* version = outline.find("version");
  if (version != nullptr && version->text.find("jsonfeed.org/version/") != std::string::npos)
    return true;
  // Some leave the version out or write "1.0"; the list and an address of the feed are left.
  return outline.has_list("items") &&
         (outline.find("feed_url") != nullptr || outline.find("home_page_url") != nullptr);
}

Result<Content> read_json_feed(std::string_view text, const ReadContext& context) {
  const std::string& where = context.source.name;
  const Result<JsonOutline> outline = outline_json(text, where);
  if (!outline) return tl::unexpected(outline.error());
  if (outline->find("items") == nullptr)
    return fail(where, say("JSON Feed の items がありません", "a JSON Feed needs items"));
  JsonRequest request;
  request.lists = {"items"};
  request.members = {"id",           "title",          "url",     "external_url",
                     "content_html", "content_text",   "summary", "image",
                     "banner_image", "date_published", "tags"};
  ContentCollector collector(context);
  const Result<void> walked = for_each_entry(
      text, where, request, [&](JsonEntry&& entry) { read_item(entry, context, collector); });
  if (!walked) return tl::unexpected(walked.error());
  return collector.finish();
}

}  // namespace noren
