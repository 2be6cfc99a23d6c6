#include "feed/format_detection.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "feed/csv_feed.h"
#include "feed/entry_reader.h"
#include "feed/ical_text.h"
#include "feed/json_feed.h"
#include "feed/json_stream.h"
#include "feed/mapped_feed.h"
#include "feed/noren_feed.h"
#include "feed/xml_feed.h"

namespace noren {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f";

std::string_view without_leading_blanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

/// The first `length` bytes in lower case.
std::string opening(std::string_view text, std::size_t length) {
  std::string lower(text.substr(0, length));
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

/// What a text that no program here reads seems to be, where that can be told; empty: it can't.
Bilingual foreign_kind(std::string_view text) {
  if (opening(text, 11) == "begin:vcard")
    return say("連絡先(vCard)で、カレンダーではありません",
               "it is a vCard of contacts, no calendar");
  std::string_view line = text;
  while (line.starts_with("#") || line.starts_with("\n") || line.starts_with("\r"))
    line = line.substr(std::min(line.find('\n'), line.size() - 1) + 1);
  const std::size_t name_end = line.find_first_of(":\r\n{[\"");
  const bool key = name_end != std::string_view::npos && name_end > 0 && line[name_end] == ':' &&
                   name_end + 1 < line.size() &&
                   (line[name_end + 1] == ' ' || line[name_end + 1] == '\n');
  if (line.starts_with("---") || line.starts_with("- ") || key)
    return say("YAML のようです。YAML は読めません。JSON か表(CSV)にしてください",
               "it seems to be YAML, which is not read here; please make it JSON or a table (CSV)");
  return {};
}

/// The names that a JSON document begins with, for messages.
std::string names_in(const JsonOutline& outline) {
  constexpr std::size_t kMostNames = 6;
  std::vector<std::string> names;
  for (const auto& [name, value] : outline.members)
    if (names.size() < kMostNames) names.push_back(quoted(name));
  for (const std::string& member : outline.entry_members)
    if (outline.members.empty() && names.size() < kMostNames)
      names.push_back(quoted(member.substr(member.find('/') + 1)));
  return fmt::format("{}", fmt::join(names, ", "));
}

/// Why JSON that no format recognises is not read.
Problem unknown_json(const JsonOutline& outline, const std::string& where) {
  if (!outline.error_text.empty())
    return {where,
            say("サービスから催しではなくエラーが届きました:「{}」",
                "the service sent an error instead of events: \"{}\"", quoted(outline.error_text))};
  if (std::any_of(outline.shapes.begin(), outline.shapes.end(),
                  [](const std::string& shape) { return shape.ends_with("/@type"); }))
    return {where, say("schema.org のデータですが、催し(startDate のある Event)がありません",
                       "it is schema.org data, but holds no Event with a startDate")};
  const std::string names = names_in(outline);
  if (names.empty())
    return {where, say("JSON ですが、中身がありません", "it is JSON, but holds nothing")};
  return {where, say("JSON ですが、催しや記事の形式として見分けられません(あったもの: {})",
                     "it is JSON, but in no format of events or posts that is known (it holds {})",
                     names)};
}

}  // namespace

bool is_web_page(std::string_view text) {
  text = without_leading_blanks(text);
  if (text.empty() || text.front() != '<') return false;
  if (xml_feed_format(text)) return false;
  const std::string head = opening(text, 1024);
  for (const std::string_view sign :
       {"<!doctype html", "<html", "<head", "<body", "<title", "<meta"})
    if (head.find(sign) != std::string::npos) return true;
  return false;
}

Result<void> refuse_pages(std::string_view text, const std::string& where) {
  text = without_leading_blanks(text);
  if (text.empty()) return fail(where, say("中身が空です", "it is empty"));
  if (is_web_page(text))
    return fail(where, say("フィードではなくウェブページ(HTML)が届きました。会場の Wi-Fi の"
                           "ログイン画面か、アドレスの間違いかもしれません",
                           "a web page (HTML) came instead of a feed: perhaps the login page of "
                           "the venue's Wi-Fi, or a wrong address"));
  return {};
}

Result<std::string> recognise_format(std::string_view text, const std::string& where,
                                     const FormatMappings* formats) {
  text = without_leading_blanks(text);
  if (std::optional<std::string> format = xml_feed_format(text.substr(0, 4096));
      format && text.front() == '<')
    return *format;
  if (!text.empty() && text.front() == '<') {
    const std::string root = xml_root_name(text);
    if (root.empty())
      return fail(where, say("XML ですが、中身がありません", "it is XML, but holds nothing"));
    return fail(where, say("XML ですが、RSS でも Atom でもありません(いちばん外側は <{}>)",
                           "it is XML, but neither RSS nor Atom (its root is <{}>)", quoted(root)));
  }
  if (looks_like_ical(text)) return std::string("ical");
  const bool json = !text.empty() && (text.front() == '{' || text.front() == '[');
  if (!json && looks_like_csv(text)) return std::string("csv");
  if (const Bilingual kind = foreign_kind(text); !json && !kind.en.empty())
    return fail(where, kind);
  if (!json && std::none_of(text.begin(), text.end(), [](char c) { return c == '{' || c == '['; }))
    return fail(where, say("どの形式(JSON、表、RSS、カレンダー)とも見分けられません。表なら1行目に"
                           "「日付」「催し」などの見出しが要ります",
                           "it is in no format that is known (JSON, table, RSS, calendar); a table "
                           "needs headings such as \"date\" and \"title\" in its first line"));
  const Result<JsonOutline> outline = outline_json(text, where);
  if (!outline) return tl::unexpected(outline.error());
  if (looks_like_json_feed(*outline)) return std::string("jsonfeed");
  const FormatMapping* format =
      formats == nullptr ? nullptr : recognised_format(*outline, *formats);
  const bool particular = format != nullptr && format->use == FormatMapping::Use::particular;
  if (!particular && looks_like_noren(*outline)) return std::string("noren");
  if (format != nullptr) return format->name;
  return tl::unexpected(unknown_json(*outline, where));
}

}  // namespace noren
