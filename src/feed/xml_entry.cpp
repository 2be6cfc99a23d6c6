#include "feed/xml_entry.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "base/utf8.h"
#include "feed/base64.h"
#include "feed/html_text.h"
#include "feed/link_url.h"
#include "feed/text_cleaning.h"

namespace noren {
namespace {

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

/// Whether the text of `node` is Base64: where Atom 0.3 says so, or by a type that is neither text
/// nor XML (RFC 4287, section 4.1.3.3).
bool is_base64(const pugi::xml_node& node) {
  if (const pugi::xml_attribute mode = node.attribute("mode"))
    return std::string_view(mode.value()) == "base64";
  const std::string type = folded(node.attribute("type").value());
  return type.find('/') != std::string::npos && !type.starts_with("text/") &&
         !type.ends_with("xml") && !type.ends_with("html");
}

/// The text that Base64 holds; none where it holds a picture or the like.
std::string text_of_base64(std::string text) {
  std::optional<std::string> bytes = decode_base64(text);
  if (!bytes) return text;
  const bool binary = !is_utf8(*bytes) || bytes->find('\0') != std::string::npos;
  return binary ? std::string() : std::move(*bytes);
}

/// Character data of `node`, or its markup where it has elements (XHTML).
std::string text_of(const pugi::xml_node& node) {
  const auto children = node.children();
  const bool markup = std::any_of(children.begin(), children.end(), [](const auto& child) {
    return child.type() == pugi::node_element;
  });
  TextWriter writer;
  std::string plain;
  for (const pugi::xml_node& child : children) {
    if (markup)
      child.print(writer, "", pugi::format_raw);
    else
      plain += child.value();
  }
  if (markup) return std::move(writer.text);
  return is_base64(node) ? text_of_base64(std::move(plain)) : plain;
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

void set_text(JsonEntry& entry, const char* member, std::string text) {
  if (!text.empty()) entry.set(member, {FeedValue::Type::text, std::move(text)});
}

/// `address` as `node` means it.
std::string based(const pugi::xml_node& node, const std::string& outer, std::string address) {
  const std::string base = base_address(node, outer);
  if (address.empty() || base.empty()) return address;
  return link_url(address, base).value_or(std::move(address));
}

std::string atom_link(const pugi::xml_node& entry, std::string_view rel, const std::string& base) {
  for (const pugi::xml_node& link : entry.children())
    if (local_name(link) == "link" && link.attribute("rel").as_string("alternate") == rel)
      return based(link, base, trimmed(link.attribute("href").as_string(link.child_value())));
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

std::string rss_link(const pugi::xml_node& item) {
  std::string link = first_text(item, {"link"});
  const pugi::xml_node guid = item.child("guid");
  if (link.empty() && guid && std::string_view(guid.attribute("isPermaLink").value()) != "false")
    link = guid.child_value();
  return trimmed(link);
}

void set_tags(JsonEntry& entry, const pugi::xml_node& node) {
  constexpr std::size_t kMostTags = 32;
  std::size_t tags = 0;
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child) != "category" || tags >= kMostTags) continue;
    const std::string term = child.attribute("term").as_string(child.child_value());
    entry.set("tags/" + std::to_string(tags++), {FeedValue::Type::text, term});
  }
  if (tags > 0) entry.set("tags", {FeedValue::Type::array, {}});
}

}  // namespace

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string base_address(const pugi::xml_node& node, const std::string& outer) {
  constexpr int kMostBases = 8;
  std::vector<std::string> bases;  // the nearest first
  for (pugi::xml_node each = node; each && bases.size() < kMostBases; each = each.parent())
    if (const pugi::xml_attribute base = each.attribute("xml:base"))
      bases.emplace_back(base.value());
  std::string address = outer;
  for (auto base = bases.rbegin(); base != bases.rend(); ++base)
    address = link_url(*base, address).value_or(*base);
  return address;
}

bool is_draft(const pugi::xml_node& entry) {
  for (const pugi::xml_node& control : entry.children())
    if (local_name(control) == "control")
      for (const pugi::xml_node& draft : control.children())
        if (local_name(draft) == "draft" && folded(draft.child_value()) != "no") return true;
  return false;
}

JsonEntry members_of_xml(const pugi::xml_node& node, const std::string& base) {
  JsonEntry entry;
  set_text(entry, "id", first_text(node, {"id", "atom:id", "guid"}));
  set_text(entry, "title", first_text(node, {"title", "atom:title", "dc:title"}));
  set_text(entry, "published",
           first_text(node, {"published", "atom:published", "issued", "pubDate", "dc:date",
                             "dcterms:issued", "created", "updated", "atom:updated", "modified"}));
  set_text(entry, "text",
           first_text(node, {"summary", "atom:summary", "description", "content:encoded", "content",
                             "atom:content", "fullitem", "body", "xhtml:body", "itunes:summary"}));
  set_text(entry, "content",
           first_text(node, {"content:encoded", "content", "atom:content", "fullitem", "body",
                             "xhtml:body", "description", "summary", "atom:summary"}));
  const bool atom = local_name(node) == "entry";
  set_text(entry, "url",
           atom ? atom_link(node, "alternate", base) : based(node, base, rss_link(node)));
  set_text(
      entry, "image",
      atom ? atom_link(node, "enclosure", base) : based(node, base, trimmed(rss_picture(node))));
  set_tags(entry, node);
  return entry;
}

}  // namespace noren
