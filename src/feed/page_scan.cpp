#include "feed/page_scan.h"

#include <algorithm>

#include "feed/html_text.h"
#include "feed/link_url.h"

namespace noren {
namespace {

constexpr std::size_t kMostFeeds = 10;
constexpr std::size_t kMostScripts = 50;
constexpr std::size_t kLongestTag = 4096;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) { return lower(c); });
  return result;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '/';
}

/// One tag of a page: what stands between "<name" and ">".
struct Tag {
  std::string_view inside;
  std::size_t end = 0;  // behind the ">"
};

/// The value of an attribute of `tag`, its references decoded; empty when it has none.
std::string attribute(std::string_view tag, std::string_view name) {
  std::size_t at = 0;
  while (at < tag.size()) {
    while (at < tag.size() && is_blank(tag[at]))
      ++at;
    const std::size_t name_at = at;
    while (at < tag.size() && !is_blank(tag[at]) && tag[at] != '=')
      ++at;
    const std::string found = lower(tag.substr(name_at, at - name_at));
    while (at < tag.size() && is_blank(tag[at]))
      ++at;
    std::string_view value;
    if (at < tag.size() && tag[at] == '=') {
      ++at;
      while (at < tag.size() && is_blank(tag[at]) && tag[at] != '/')
        ++at;
      const char quote = at < tag.size() && (tag[at] == '"' || tag[at] == '\'') ? tag[at] : '\0';
      const std::size_t begin = quote != '\0' ? at + 1 : at;
      const std::size_t end =
          quote != '\0' ? tag.find(quote, begin) : tag.find_first_of(" \t\r\n\f", begin);
      value = tag.substr(begin, end == std::string_view::npos ? end : end - begin);
      at = end == std::string_view::npos ? tag.size() : end + (quote != '\0' ? 1 : 0);
    } else if (at == name_at) {
      ++at;
    }
    if (found == name) return html_text(value, HtmlReading::loose);
  }
  return {};
}

/// Calls `visit` with every tag of that name (lower case) outside of comments; it returns where to
/// go on.
template <class Visit>
void for_each_tag(std::string_view page, std::string_view name, const Visit& visit) {
  std::size_t at = page.find('<');
  while (at != std::string_view::npos) {
    const std::string_view rest = page.substr(at + 1);
    std::size_t next = at + 1;
    if (rest.substr(0, 3) == "!--") {
      const std::size_t end = page.find("-->", at + 4);
      if (end == std::string_view::npos) return;
      next = end + 3;
    } else if (lower(rest.substr(0, name.size())) == name && rest.size() > name.size() &&
               (is_blank(rest[name.size()]) || rest[name.size()] == '>')) {
      const std::size_t end = page.substr(0, std::min(page.size(), at + kLongestTag)).find('>', at);
      if (end != std::string_view::npos)
        next = visit(Tag{page.substr(at + 1 + name.size(), end - at - 1 - name.size()), end + 1});
    }
    at = page.find('<', next);
  }
}

bool is_feed_type(const std::string& type) {
  return type == "application/rss+xml" || type == "application/atom+xml" ||
         type == "application/feed+json" || type == "application/rdf+xml" ||
         type == "text/calendar";
}

bool is_of_comments(const std::string& address, const std::string& title) {
  return lower(address).find("comments") != std::string::npos ||
         lower(title).find("comment") != std::string::npos ||
         title.find("コメント") != std::string::npos;
}

bool has_word(const std::string& words, std::string_view word) {
  return (" " + words + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

/// Without <!-- -->, //<![CDATA[ and /*<![CDATA[*/ at either end.
std::string_view without_wrapping(std::string_view script) {
  const std::size_t begin = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  // "[" of CDATA is no begin of JSON.
  if (const std::size_t mark = script.find("<![CDATA["); mark < begin) {
    std::string_view inside = script.substr(mark + 9);
    inside = inside.substr(0, inside.rfind("]]>"));
    return without_wrapping(inside);
  }
  return script.substr(begin, end - begin + 1);
}

}  // namespace

std::vector<std::string> feed_addresses(std::string_view page, const std::string& url) {
  std::vector<std::string> feeds;
  std::vector<std::string> comments;
  for_each_tag(page, "link", [&](const Tag& tag) {
    std::string type = lower(attribute(tag.inside, "type"));
    type = type.substr(0, type.find_first_of("; "));
    if (!has_word(lower(attribute(tag.inside, "rel")), "alternate") || !is_feed_type(type))
      return tag.end;
    const auto address = link_url(attribute(tag.inside, "href"), url);
    if (!address || feeds.size() + comments.size() >= kMostFeeds) return tag.end;
    const bool other = is_of_comments(*address, attribute(tag.inside, "title"));
    (other ? comments : feeds).push_back(*address);
    return tag.end;
  });
  feeds.insert(feeds.end(), comments.begin(), comments.end());
  return feeds;
}

std::string linked_address(std::string_view page, const std::string& url, std::string_view rel) {
  std::string address;
  for_each_tag(page, "link", [&](const Tag& tag) {
    if (address.empty() && has_word(lower(attribute(tag.inside, "rel")), rel))
      address = link_url(attribute(tag.inside, "href"), url).value_or("");
    return tag.end;
  });
  return address;
}

std::vector<std::string> json_ld_scripts(std::string_view page) {
  std::vector<std::string> scripts;
  for_each_tag(page, "script", [&](const Tag& tag) {
    std::size_t end = page.find("</", tag.end);
    while (end != std::string_view::npos && lower(page.substr(end + 2, 6)) != "script")
      end = page.find("</", end + 2);
    // A script that is never closed is none.
    if (end == std::string_view::npos) return page.size();
    const std::string type = lower(attribute(tag.inside, "type"));
    if (type.substr(0, 19) == "application/ld+json" && scripts.size() < kMostScripts)
      if (const std::string_view text = without_wrapping(page.substr(tag.end, end - tag.end));
          !text.empty())
        scripts.emplace_back(text);
    return end;
  });
  return scripts;
}

}  // namespace noren
