#include "app/cached_source.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace noren {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& head, const char* name) {
  const auto member = head.find(name);
  return member != head.end() && member->is_string() ? member->get<std::string>() : "";
}

std::string day_text(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

/// Of the first page and those after it; empty where there is one.
Json page_sizes(const CachedSource& cached) {
  Json sizes = Json::array();
  if (cached.further.empty()) return sizes;
  sizes.push_back(cached.body.size());
  for (const std::string& page : cached.further)
    sizes.push_back(page.size());
  return sizes;
}

/// Cuts the pages after the first off the body; false when the sizes do not add up.
bool cut_into_pages(CachedSource& cached, const Json& sizes) {
  if (!sizes.is_array() || sizes.empty()) return true;
  const std::string all = std::move(cached.body);
  std::size_t at = 0;
  for (const Json& size : sizes) {
    if (!size.is_number_unsigned() || size.get<std::size_t>() > all.size() - at) return false;
    std::string page = all.substr(at, size.get<std::size_t>());
    at += page.size();
    if (at == page.size() && cached.further.empty() && cached.body.empty())
      cached.body = std::move(page);
    else
      cached.further.push_back(std::move(page));
  }
  return at == all.size();
}

}  // namespace

std::string cache_key(const Settings::Source& source) {
  // A name that was made of its place in the list changes when another source is put before it.
  constexpr std::string_view kMade = "source-";
  const bool made = source.name.starts_with(kMade) && source.name.size() > kMade.size() &&
                    source.name.find_first_not_of("0123456789", kMade.size()) == std::string::npos;
  const std::string name = made ? "" : source.name;
  return "source " + name + " " + source.format + " " + source.url;
}

std::string gone_key(const Settings::Source& source) {
  return "gone " + cache_key(source);
}

GoneSource still_gone(const std::optional<GoneSource>& known, Date today) {
  constexpr int kDaysOfPatience = 30;
  constexpr int kLongestSilence = 90;
  constexpr int kDaysToTheNextWrite = 14;
  if (known && known->copy == GoneSource::Copy::expired) return *known;
  GoneSource gone = known.value_or(GoneSource{today, today});
  // A day in the future was written under a wrong clock.
  const int silent = days_between(gone.last, today);
  if (gone.since > today || silent < 0 || silent > kLongestSilence) gone = {today, today};
  if (silent >= kDaysToTheNextWrite) gone.last = today;
  if (days_between(gone.since, today) >= kDaysOfPatience) gone.copy = GoneSource::Copy::expired;
  return gone;
}

std::string to_bytes(const GoneSource& gone) {
  return day_text(gone.since) + " " + day_text(gone.last) +
         (gone.copy == GoneSource::Copy::expired ? " expired" : "");
}

std::optional<GoneSource> gone_source_from(const std::string& bytes) {
  const auto since = parse_rfc3339(bytes.substr(0, 10));
  if (!since) return std::nullopt;
  // Earlier versions kept the first day alone.
  const auto last = bytes.size() >= 21 ? parse_rfc3339(bytes.substr(11, 10)) : std::nullopt;
  return GoneSource{
      since->civil.date, (last ? last : since)->civil.date,
      bytes.ends_with(" expired") ? GoneSource::Copy::expired : GoneSource::Copy::kept};
}

// One line of JSON, then the body as it came.
std::string to_bytes(const CachedSource& cached) {
  Json first_seen = Json::object();
  for (const auto& [text, day] : cached.first_seen)
    first_seen[text] = day_text(day);
  const Json head = {{"url", cached.url},          {"content_type", cached.content_type},
                     {"etag", cached.etag},        {"last_modified", cached.last_modified},
                     {"feed", cached.feed},        {"first_seen", first_seen},
                     {"pages", page_sizes(cached)}};
  std::string bytes = head.dump(-1, ' ', true, Json::error_handler_t::replace) + "\n" + cached.body;
  for (const std::string& page : cached.further)
    bytes += page;
  return bytes;
}

std::optional<CachedSource> cached_source_from(const std::string& bytes) {
  const auto line_end = bytes.find('\n');
  if (line_end == std::string::npos) return std::nullopt;
  const Json head =
      Json::parse(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(line_end), nullptr,
                  /*allow_exceptions=*/false);
  if (!head.is_object()) return std::nullopt;
  CachedSource cached{text_of(head, "url"),
                      text_of(head, "content_type"),
                      text_of(head, "etag"),
                      text_of(head, "last_modified"),
                      {},
                      bytes.substr(line_end + 1),
                      text_of(head, "feed")};
  if (const auto seen = head.find("first_seen"); seen != head.end() && seen->is_object())
    for (const auto& [text, day] : seen->items())
      if (const auto parsed =
              day.is_string() ? parse_rfc3339(day.get<std::string>()) : std::nullopt)
        cached.first_seen[text] = parsed->civil.date;
  if (const auto pages = head.find("pages"); pages != head.end() && !cut_into_pages(cached, *pages))
    return std::nullopt;
  return cached;
}

}  // namespace noren
