#include "feed/format_detection.h"

#include <algorithm>
#include <optional>

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
  if (!text.empty() && text.front() == '<')
    return fail(where, say("この XML の形式(RSS、Atom など)は読めません",
                           "this XML (RSS, Atom or the like) can't be read"));
  if (looks_like_ical(text)) return std::string("ical");
  const bool json = !text.empty() && (text.front() == '{' || text.front() == '[');
  if (!json && looks_like_csv(text)) return std::string("csv");
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
  if (!outline->error_text.empty())
    return fail(where, say("サービスから催しではなくエラーが届きました:「{}」",
                           "the service sent an error instead of events: \"{}\"",
                           quoted(outline->error_text)));
  return fail(where, say("JSON ですが、催しや記事の形式として見分けられません",
                         "it is JSON, but in no format of events or posts that is known"));
}

}  // namespace noren
