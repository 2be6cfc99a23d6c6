#include "feed/fuzz_entry.h"

#include <array>
#include <utility>

#include "feed/announcements.h"
#include "feed/page_scan.h"
#include "feed/source_reader.h"
#include "feed/when.h"

namespace noren {
namespace {

/// A mapping that uses everything that one can say.
FormatMapping any_mapping() {
  constexpr std::string_view kText = R"({"lists":["/events/*/e","/events","/items",""],
    "recognise":[["/events/*/e"]],"entry":{"title":[{"at":"/title","as":["html","markdown"]},"/t/*/u"],
    "start":[{"at":"/start","as":"utc","doubt":"/end"},{"at":"/unix","as":"unix"}],
    "end":[{"at":"/end","as":"exclusive"},{"at":"/for","as":"duration"},{"at":"/end","as":"date"}],
    "status":{"at":"/status","as":"name","values":{"x":"cancelled","*":"scheduled"}},
    "place":{"at":["/place","/location"]},"tags":"/tags","published":"/published"},
    "skip":[{"if":"/draft","is":"true"},{"if":"/kind","has":"z","unless":"/title"}],"yields":"either"})";
  auto read = parse_format_mapping(kText, "mapped", "mapped.json");
  return read ? std::move(read->mapping) : FormatMapping{};
}

}  // namespace

void read_any_bytes(std::string_view bytes) {
  using namespace std::chrono_literals;
  static constexpr std::array<std::string_view, 5> kContentTypes{
      "", "application/json; charset=shift_jis", "text/plain; charset=EUC-JP",
      "application/json; charset=utf-16", "text/json; charset=iso-2022-jp"};
  const std::size_t choice =
      bytes.empty() ? 0 : static_cast<unsigned char>(bytes.front()) % kContentTypes.size();
  const std::string_view body = bytes.substr(bytes.empty() ? 0 : 1);
  const Settings settings;
  const Zone zone = Zone::fixed(9h);
  const Date today = 2024y / 2 / 14;
  static const FormatMappings formats{any_mapping()};
  static_cast<void>(parse_format_mapping(body, "fuzzed", "fuzzed.json"));
  for (const std::string_view format :
       {"", "noren", "jsonfeed", "atom", "rss", "ical", "csv", "mapped"}) {
    Settings::Source source;
    source.url = "https://example.jp/feeds/events.json";
    source.format = format;
    source.extract = "events";
    FirstSeen first_seen;
    const ReadContext context{source, settings,   zone,
                              today,  first_seen, std::string(kContentTypes.at(choice)),
                              {},     &formats};
    static_cast<void>(read_source(body, context));
  }
  static_cast<void>(parse_when(body, today));
  static_cast<void>(read_announcements(body, "post"));
  static_cast<void>(feed_addresses(body, "https://example.jp/"));
  static_cast<void>(json_ld_scripts(body));
}

}  // namespace noren
