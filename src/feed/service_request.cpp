#include "feed/service_request.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "feed/json_stream.h"
#include "feed/link_url.h"
#include "feed/page_scan.h"

namespace noren {
namespace {

std::string percent_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       std::string_view("-._~,:").find(c) != std::string_view::npos;
    if (plain)
      encoded += c;
    else
      encoded += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return encoded;
}

/// The address without its fragment, cut before its query.
std::pair<std::string, std::string> cut_at_query(std::string_view url) {
  url = url.substr(0, url.find('#'));
  const std::size_t mark = url.find('?');
  if (mark == std::string_view::npos) return {std::string(url), {}};
  return {std::string(url.substr(0, mark)), std::string(url.substr(mark + 1))};
}

/// Calls `visit` with each "name=value" of the query.
template <class Visit>
void for_each_parameter(std::string_view query, const Visit& visit) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    if (end > 0) visit(query.substr(0, end));
    query.remove_prefix(std::min(end + 1, query.size()));
  }
}

std::string_view name_of(std::string_view parameter) {
  return parameter.substr(0, parameter.find('='));
}

bool has_parameter(std::string_view url, std::string_view name) {
  bool found = false;
  for_each_parameter(cut_at_query(url).second,
                     [&](std::string_view one) { found = found || name_of(one) == name; });
  return found;
}

/// The address with that parameter, in the place of one of the same name.
std::string with_parameter(std::string_view url, std::string_view name, std::string_view value) {
  const auto [path, query] = cut_at_query(url);
  std::string kept;
  for_each_parameter(query, [&](std::string_view one) {
    if (name_of(one) != name) (kept += kept.empty() ? "" : "&") += one;
  });
  return fmt::format("{}?{}{}{}={}", path, kept, kept.empty() ? "" : "&", name,
                     percent_encoded(value));
}

/// "https://host:port"
std::string_view origin_of(std::string_view url) {
  const std::size_t host = url.find("://");
  if (host == std::string_view::npos) return {};
  return url.substr(0, url.find_first_of("/?#", host + 3));
}

/// What a browser shows of a spreadsheet, as the table behind it.
std::string spreadsheet_table(const std::string& url) {
  constexpr std::string_view kSheets = "https://docs.google.com/spreadsheets/d/";
  if (!url.starts_with(kSheets)) return url;
  const std::size_t published = url.find("/pubhtml");
  if (published != std::string::npos) {
    const std::string query = cut_at_query(url).second;
    return with_parameter(url.substr(0, published) + "/pub" + (query.empty() ? "" : "?" + query),
                          "output", "csv");
  }
  const std::size_t edited = url.find("/edit");
  if (edited == std::string::npos) return url;
  std::string table = url.substr(0, edited) + "/export?format=csv";
  const std::size_t sheet = url.find("gid=");
  if (sheet == std::string::npos) return table;
  const std::string_view number = std::string_view(url).substr(sheet + 4);
  return table + "&gid=" + std::string(number.substr(0, number.find_first_not_of("0123456789")));
}

std::string filled_in(std::string value, Date today, const Zone& zone) {
  constexpr std::string_view kToday = "{today}";
  const std::size_t at = value.find(kToday);
  if (at == std::string::npos) return value;
  const Instant begin = zone.midnight(today);
  const auto offset = std::chrono::duration_cast<std::chrono::minutes>(zone.offset_at(begin));
  return value.replace(at, kToday.size(), format_rfc3339(zone.to_civil(begin), offset));
}

/// The text or number at a pointer of the document.
std::string text_at(std::string_view body, const std::string& pointer) {
  JsonRequest request;
  request.lists = {""};
  request.shapes = {pointer.substr(std::min<std::size_t>(1, pointer.size()))};
  std::string text;
  static_cast<void>(for_each_entry(body, "", request, [&](JsonEntry&& entry) {
    const FeedValue* value = entry.find(request.shapes.front());
    if (value != nullptr && value->type != FeedValue::Type::boolean) text = value->text;
  }));
  return text;
}

}  // namespace

std::string requested_url(const Settings::Source& source, const FormatMapping* mapping, Date today,
                          const Zone& zone) {
  std::string url = source.url;
  if (source.format.empty() || source.format == "csv") url = spreadsheet_table(url);
  if (mapping == nullptr) return url;
  const auto add = [&](const std::string& name, const std::string& value) {
    if (!has_parameter(url, name)) url = with_parameter(url, name, filled_in(value, today, zone));
  };
  if (source.extract == "events")
    for (const auto& [name, value] : mapping->extract_query)
      add(name, value);
  for (const auto& [name, value] : mapping->query)
    add(name, value);
  return url;
}

std::vector<std::string> offered_feeds(std::string_view page, const std::string& url,
                                       const FormatMapping* mapping) {
  if (mapping == nullptr || mapping->discover.rel.empty()) return feed_addresses(page, url);
  const std::string api = linked_address(page, url, mapping->discover.rel);
  if (api.empty()) return {};
  // Without pretty links the path is the value of a parameter: "/?rest_route=/".
  return {api + mapping->discover.path};
}

const MappingPaging* paging_of(std::string_view format, const FormatMappings& formats) {
  static const MappingPaging of_json_feed = [] {
    MappingPaging paging;
    paging.next = "/next_url";
    paging.most = 3;
    return paging;
  }();
  if (format == "jsonfeed") return &of_json_feed;
  const FormatMapping* mapping = find_format(formats, format);
  return mapping == nullptr ? nullptr : &mapping->paging;
}

std::optional<std::string> next_page_url(const Settings::Source& source,
                                         const MappingPaging& paging, const AnswerPage& page) {
  if (page.number >= paging.most) return std::nullopt;
  if (!paging.next.empty()) {
    const std::string address = text_at(page.body, paging.next);
    const auto next = address.empty() ? std::nullopt : link_url(address, page.url);
    const bool own = next && origin_of(*next) == origin_of(page.url) && *next != page.url;
    return own ? next : std::nullopt;
  }
  if (paging.parameter.empty() || has_parameter(source.url, paging.parameter)) return std::nullopt;
  if (!paging.token.empty()) {
    const std::string token = text_at(page.body, paging.token);
    if (token.empty()) return std::nullopt;
    return with_parameter(page.url, paging.parameter, token);
  }
  const bool last = page.entries == 0 || page.entries < static_cast<std::size_t>(paging.size);
  if (last) return std::nullopt;
  return with_parameter(page.url, paging.parameter,
                        std::to_string(paging.first + paging.step * page.number));
}

}  // namespace noren
