#include "feed/xml_feed.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "feed/content_collector.h"
#include "feed/entry_reader.h"
#include "feed/feed_date.h"
#include "feed/post_entry.h"
#include "feed/xml_entries.h"
#include "feed/xml_entry.h"

namespace noren {
namespace {

constexpr std::size_t kMostEntries = 5000;

void read_entry(const JsonEntry& entry, const ReadContext& context, ContentCollector& collector) {
  Problems problems;
  EntryReader reader(entry, context, problems);
  Post post;
  post.id = reader.line("id", kLongestId);
  post.title = reader.line("title", kLongestTitle);
  // Hatena writes ■ for a post without a title.
  if (post.title == "■") post.title.clear();
  const std::string date = reader.raw("published");
  post.published = parse_feed_date(date, context.zone);
  if (!post.published && date.find_first_not_of(" \t\r\n") != std::string::npos)
    reader.note("published", say("「{}」は日時として読めません", "\"{}\" can't be read as a time",
                                 quoted(date)));
  post.url = reader.link("url");
  post.image = reader.image("image");
  post.tags = reader.tags("tags");
  std::string text = reader.lines("text", kLongestSummary, HtmlReading::markup);
  if (collector.extracts_events())
    add_announced_events(reader.lines("content", kLongestPostText, HtmlReading::markup),
                         reader.where(), post.published, collector);
  add_post(std::move(post), std::move(text), reader.where("title"), std::move(problems), collector);
}

Problem broken_at(std::string where, std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  return {std::move(where), say("XML が {} 行目({} バイト目)で壊れています",
                                "the XML is broken in line {} (byte {})", line, offset)};
}

pugi::xml_parse_result load(std::string_view xml, pugi::xml_document& document) {
  return document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
}

/// Parses what stands around the entries. A last ">" that a server cut off is put back, and so is
/// the end tag of a root whose channel is complete.
Result<void> parse_frame(const XmlEntries& feed, std::string_view text, const std::string& where,
                         pugi::xml_document& document) {
  pugi::xml_parse_result parsed = load(feed.frame, document);
  const std::string frame = feed.frame.substr(0, feed.frame.find_last_not_of(" \t\r\n") + 1);
  if (!parsed && frame.find('>', frame.rfind('<')) == std::string::npos)
    parsed = load(frame + ">", document);
  if (!parsed && frame.ends_with("channel>")) parsed = load(frame + "</rss>", document);
  if (parsed) return {};
  if (feed.end == XmlEntries::End::cut)
    return fail(where, say("XML が途中で切れています。全部が届いていないため使いません",
                           "the XML is cut: not all of it has arrived, so it is not used"));
  // Behind the first entry the place in the frame says nothing of the place in the feed.
  const std::size_t first = feed.entries.empty() ? text.size() : feed.entries.front().at;
  const auto offset = static_cast<std::size_t>(parsed.offset);
  return tl::unexpected(broken_at(where, text, offset <= first ? offset : text.size()));
}

/// The markers of the entries, in the order of the document.
class EntryMarkers : public pugi::xml_tree_walker {
 public:
  explicit EntryMarkers(std::string_view name) : name_(name) {}
  bool for_each(pugi::xml_node& node) override {
    if (node.type() == pugi::node_element && node.name() == name_) markers.push_back(node);
    return markers.size() < kMostEntries;
  }
  std::vector<pugi::xml_node> markers;

 private:
  std::string_view name_;
};

}  // namespace

std::string xml_root_name(std::string_view text) {
  text = text.substr(0, 4096);
  for (std::size_t at = text.find('<'); at < text.size() && at + 1 < text.size();
       at = text.find('<', at)) {
    const std::string_view rest = text.substr(at);
    if (rest[1] != '?' && rest[1] != '!') {
      std::string name(rest.substr(1, rest.find_first_of(" \t\r\n/>") - 1));
      for (char& c : name)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      return name;
    }
    at += rest.substr(0, 4) == "<!--" ? std::min(rest.find("-->"), rest.size()) : 2;
  }
  return {};
}

std::optional<std::string> xml_feed_format(std::string_view text) {
  std::string name = xml_root_name(text);
  if (const std::size_t colon = name.find(':'); colon != std::string::npos)
    name.erase(0, colon + 1);
  if (name == "rss" || name == "rdf") return "rss";
  if (name == "feed" || name == "entry") return "atom";
  return std::nullopt;
}

std::string xml_encoding(std::string_view bytes) {
  bytes = bytes.substr(0, 512);
  const std::size_t begin = bytes.find("<?xml");
  if (begin == std::string_view::npos) return {};
  const std::string_view head = bytes.substr(begin, bytes.find("?>", begin) - begin);
  const std::size_t name = head.find("encoding");
  if (name == std::string_view::npos) return {};
  const std::size_t quote = head.find_first_of("\"'", name);
  if (quote == std::string_view::npos) return {};
  std::string encoding(head.substr(quote + 1, head.find(head[quote], quote + 1) - quote - 1));
  for (char& c : encoding)
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return encoding;
}

Result<Content> read_xml_feed(std::string_view text, const ReadContext& context) {
  const std::string& where = context.source.name;
  const std::optional<std::string> format = xml_feed_format(text);
  if (!format)
    return fail(where, say("RSS でも Atom でもありません", "it is neither RSS nor Atom"));
  text.remove_prefix(std::min(text.find('<'), text.size()));
  const bool atom = *format == "atom";
  const std::string list = atom ? "entries" : "items";
  const XmlEntries feed = cut_into_entries(text, atom ? "entry" : "item");
  pugi::xml_document frame;
  const Result<void> parsed = parse_frame(feed, text, where, frame);
  if (!parsed) return tl::unexpected(parsed.error());
  EntryMarkers found(feed.name);
  frame.traverse(found);
  ContentCollector collector(context);
  for (std::size_t i = 0; i < std::min(found.markers.size(), feed.entries.size()); ++i) {
    pugi::xml_document document;
    const pugi::xml_parse_result entry = load(feed.entries[i].text, document);
    if (!entry) {
      const std::size_t at = feed.entries[i].at + static_cast<std::size_t>(entry.offset);
      collector.count_dropped();
      collector.add_problems({broken_at(fmt::format("{}[{}]", list, i), text, at)});
      continue;
    }
    const pugi::xml_node node = document.document_element();
    if (is_draft(node)) continue;
    JsonEntry members = members_of_xml(node, base_address(found.markers[i].parent(), {}));
    members.list = list;
    members.index = i;
    read_entry(members, context, collector);
  }
  if (feed.entries.empty())
    collector.add_problems(
        {{where, say("フィードに記事がありません", "the feed holds no entries")}});
  return collector.finish();
}

}  // namespace noren
