#include "feed/xml_entries.h"

#include <algorithm>

namespace noren {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// One piece of markup; `end` is behind it, or the end of the text where it is never closed.
struct Markup {
  enum class Kind { start, empty, end, other } kind = Kind::other;
  std::string_view name;
  std::size_t end = 0;
  bool closed = true;
};

Markup closed_by(std::string_view text, std::size_t from, std::string_view sign) {
  const std::size_t found = text.find(sign, from);
  Markup markup;
  markup.closed = found != std::string_view::npos;
  markup.end = markup.closed ? found + sign.size() : text.size();
  return markup;
}

/// The ">" of a tag, quotes respected: an attribute may hold one.
std::size_t end_of_tag(std::string_view text, std::size_t at) {
  char quote = '\0';
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at;
    }
  }
  return std::string_view::npos;
}

/// A document type may hold declarations in brackets.
Markup document_type(std::string_view text, std::size_t at) {
  const std::size_t sign = text.find_first_of("[>", at);
  if (sign != std::string_view::npos && text[sign] == '[') {
    const std::size_t close = text.find(']', sign);
    return closed_by(text, std::min(close, text.size()), ">");
  }
  return closed_by(text, at, ">");
}

/// The markup that begins with the "<" at `at`.
Markup markup_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("<!--")) return closed_by(text, at + 4, "-->");
  if (rest.starts_with("<![CDATA[")) return closed_by(text, at + 9, "]]>");
  if (rest.starts_with("<?")) return closed_by(text, at + 2, "?>");
  if (rest.starts_with("<!")) return document_type(text, at + 2);
  const bool ends = rest.starts_with("</");
  const std::size_t begin = at + (ends ? 2 : 1);
  const std::size_t name_end = std::min(text.find_first_of(" \t\r\n/>", begin), text.size());
  const std::size_t close = ends ? text.find('>', begin) : end_of_tag(text, name_end);
  Markup markup;
  markup.name = text.substr(begin, name_end - begin);
  markup.closed = close != std::string_view::npos;
  markup.end = markup.closed ? close + 1 : text.size();
  const bool empty = markup.closed && text[close - 1] == '/';
  markup.kind = ends ? Markup::Kind::end : empty ? Markup::Kind::empty : Markup::Kind::start;
  return markup;
}

std::string_view local_name_of(std::string_view name) {
  return name.substr(name.find(':') + 1);
}

/// Walks through the markup of a feed and cuts it.
class Cutter {
 public:
  Cutter(std::string_view feed, std::string_view local_name)
      : feed_(feed), local_name_(local_name) {}

  XmlEntries cut() {
    for (std::size_t at = feed_.find('<'); at != std::string_view::npos;) {
      const Markup markup = markup_at(feed_, at);
      if (!markup.closed && markup.kind == Markup::Kind::other) cut_.end = XmlEntries::End::cut;
      if (is_entry(markup)) take(markup, at);
      at = feed_.find('<', markup.end);
    }
    if (inside_) cut_.end = XmlEntries::End::cut;
    if (!inside_) cut_.frame += feed_.substr(behind_);
    return std::move(cut_);
  }

 private:
  /// The first element of the wanted local name tells with which prefix the others are written.
  bool is_entry(const Markup& markup) {
    if (markup.name.empty()) return false;
    if (cut_.name.empty() && local_name_of(markup.name) == local_name_) cut_.name = markup.name;
    return !cut_.name.empty() && markup.name == cut_.name;
  }

  void take(const Markup& markup, std::size_t at) {
    if (markup.kind == Markup::Kind::end) {
      if (inside_) add(begin_, markup.end);
      inside_ = false;
      return;
    }
    if (inside_) add(begin_, at);
    cut_.frame += feed_.substr(behind_, at - behind_);
    inside_ = markup.kind == Markup::Kind::start;
    begin_ = at;
    if (!inside_) add(at, markup.end);
  }

  void add(std::size_t begin, std::size_t end) {
    const std::string_view text = feed_.substr(begin, end - begin);
    cut_.entries.push_back({text.substr(0, text.find_last_not_of(kBlanks) + 1), begin});
    cut_.frame += "<" + cut_.name + "/>";
    behind_ = end;
  }

  std::string_view feed_;
  std::string_view local_name_;
  XmlEntries cut_;
  bool inside_ = false;
  std::size_t begin_ = 0;   // of the entry that is open
  std::size_t behind_ = 0;  // the last entry
};

}  // namespace

XmlEntries cut_into_entries(std::string_view feed, std::string_view local_name) {
  return Cutter(feed, local_name).cut();
}

}  // namespace noren
