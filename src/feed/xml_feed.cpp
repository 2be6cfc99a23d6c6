#include "feed/xml_feed.h"

#include <algorithm>
#include <array>
#include <utility>

#include <pugixml.hpp>

#include "feed/content_collector.h"
#include "feed/entry_reader.h"
#include "feed/feed_date.h"
#include "feed/link_url.h"
#include "feed/post_entry.h"

namespace noren {
namespace {

constexpr std::size_t kMostEntries = 5000;

/// The name of the first element, in lower case.
std::string root_name(std::string_view text) {
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

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

struct TextWriter : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override {
    if (text.size() < kLongestHtmlText) text.append(static_cast<const char*>(data), size);
  }
};

/// Character data of `node`, or its markup where it has elements (XHTML).
std::string text_of(const pugi::xml_node& node) {
  TextWriter writer;
  std::string plain;
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_element)
      child.print(writer, "", pugi::format_raw);
    else
      plain += child.value();
  }
  return writer.text.empty() ? plain : plain + writer.text;
}

/// What stands before the names of the feed's own elements where it has a prefix of its own
/// (<a:feed xmlns:a="http://www.w3.org/2005/Atom">).
std::string prefix_of(const pugi::xml_node& entry) {
  const std::string_view name = entry.name();
  return std::string(name.substr(0, name.size() - local_name(entry).size()));
}

std::string first_text(const pugi::xml_node& node, std::initializer_list<const char*> names) {
  const std::string prefix = prefix_of(node);
  for (const char* name : names) {
    std::string text = text_of(node.child(name));
    if (text.empty() && !prefix.empty()) text = text_of(node.child((prefix + name).c_str()));
    if (text.find_first_not_of(" \t\r\n") != std::string::npos) return text;
  }
  return {};
}

/// `address` as the feed means it: by the xml:base of the elements around, the nearest first.
std::string based(const pugi::xml_node& node, std::string address) {
  constexpr int kMostBases = 8;
  int bases = 0;
  for (pugi::xml_node each = node; each && !address.empty() && bases < kMostBases;
       each = each.parent()) {
    const pugi::xml_attribute base = each.attribute("xml:base");
    if (!base) continue;
    ++bases;
    // A base may itself be relative to the one around it.
    std::string outer = base.value();
    for (pugi::xml_node up = each.parent(); up && bases < kMostBases; up = up.parent())
      if (const pugi::xml_attribute wider = up.attribute("xml:base")) {
        ++bases;
        if (const auto whole = link_url(outer, wider.value())) outer = *whole;
      }
    return link_url(address, outer).value_or(std::move(address));
  }
  return address;
}

/// AtomPub (RFC 5023, section 13.1): a draft is marked below app:control.
bool is_draft(const pugi::xml_node& entry) {
  for (const pugi::xml_node& control : entry.children())
    if (local_name(control) == "control")
      for (const pugi::xml_node& draft : control.children())
        if (local_name(draft) == "draft" && folded(draft.child_value()) != "no") return true;
  return false;
}

void set_text(JsonEntry& entry, const char* member, std::string text) {
  if (!text.empty()) entry.set(member, {FeedValue::Type::text, std::move(text)});
}

std::string atom_link(const pugi::xml_node& entry, std::string_view rel) {
  for (const pugi::xml_node& link : entry.children())
    if (local_name(link) == "link" && link.attribute("rel").as_string("alternate") == rel)
      return based(link, link.attribute("href").as_string(link.child_value()));
  return {};
}

std::string rss_picture(const pugi::xml_node& item) {
  const pugi::xml_node enclosure = item.child("enclosure");
  if (std::string_view(enclosure.attribute("type").as_string()).substr(0, 6) == "image/")
    return enclosure.attribute("url").as_string();
  // note.com writes the address as text, others as an attribute.
  const pugi::xml_node thumbnail = item.child("media:thumbnail");
  const std::string url = thumbnail.attribute("url").as_string();
  return url.empty() ? std::string(thumbnail.child_value()) : url;
}

JsonEntry members_of(const pugi::xml_node& node, std::string list, std::size_t index) {
  JsonEntry entry;
  entry.index = index;
  set_text(entry, "id", first_text(node, {"id", "atom:id", "guid"}));
  set_text(entry, "title", first_text(node, {"title", "atom:title", "dc:title"}));
  set_text(entry, "published",
           first_text(node, {"published", "atom:published", "issued", "pubDate", "dc:date",
                             "updated", "atom:updated", "modified"}));
  set_text(entry, "text",
           first_text(node, {"summary", "atom:summary", "description", "content:encoded", "content",
                             "atom:content"}));
  set_text(entry, "content",
           first_text(node, {"content:encoded", "content", "atom:content", "description", "summary",
                             "atom:summary"}));
  const bool atom = list == "entries";
  std::string link = atom ? atom_link(node, "alternate") : first_text(node, {"link"});
  const pugi::xml_node guid = node.child("guid");
  if (link.empty() && guid && std::string_view(guid.attribute("isPermaLink").value()) != "false")
    link = guid.child_value();
  set_text(entry, "url", atom ? std::move(link) : based(node, trimmed(link)));
  set_text(entry, "image",
           atom ? atom_link(node, "enclosure") : based(node, trimmed(rss_picture(node))));
  std::size_t tag = 0;
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child) != "category" || tag >= 32) continue;
    const std::string term = child.attribute("term").as_string(child.child_value());
    entry.set("tags/" + std::to_string(tag++), {FeedValue::Type::text, term});
  }
  if (tag > 0) entry.set("tags", {FeedValue::Type::array, {}});
  entry.list = std::move(list);
  return entry;
}

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

/// The entries of the feed, in order; `visit` gets each.
template <typename Visit>
void for_each_item(const pugi::xml_node& root, const Visit& visit) {
  std::size_t count = 0;
  const auto take = [&](const pugi::xml_node& parent, std::string_view name) {
    for (const pugi::xml_node& child : parent.children())
      if (local_name(child) == name && count < kMostEntries) visit(child, count++);
  };
  if (local_name(root) == "entry") {
    visit(root, 0);
  } else if (local_name(root) == "feed") {
    take(root, "entry");
  } else {
    for (const pugi::xml_node& channel : root.children())
      if (local_name(channel) == "channel") take(channel, "item");
    take(root, "item");  // RSS 0.9 and 1.0 list them beside the channel
  }
}

/// Parses `text`; a last ">" that a server cut off is put back.
Result<void> parse(std::string_view text, const std::string& where, pugi::xml_document& document) {
  const auto load = [&](std::string_view xml) {
    return document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
  };
  pugi::xml_parse_result parsed = load(text);
  const std::size_t last = text.rfind('<');
  if (!parsed && text.substr(last, 2) == "</" && text.find('>', last) == std::string_view::npos)
    parsed = load(trimmed(std::string(text)) + ">");
  if (parsed) return {};
  return fail(where, say("XML が {} バイト目で壊れています", "the XML is broken at byte {}",
                         parsed.offset));
}

}  // namespace

std::optional<std::string> xml_feed_format(std::string_view text) {
  std::string name = root_name(text);
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
  pugi::xml_document document;
  const Result<void> parsed = parse(text, where, document);
  if (!parsed) return tl::unexpected(parsed.error());
  const std::string list = *format == "atom" ? "entries" : "items";
  ContentCollector collector(context);
  std::size_t count = 0;
  for_each_item(document.document_element(), [&](const pugi::xml_node& node, std::size_t index) {
    ++count;
    if (!is_draft(node)) read_entry(members_of(node, list, index), context, collector);
  });
  if (count == 0)
    collector.add_problems(
        {{where, say("フィードに記事がありません", "the feed holds no entries")}});
  return collector.finish();
}

}  // namespace noren
