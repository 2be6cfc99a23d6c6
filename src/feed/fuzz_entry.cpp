#include "feed/fuzz_entry.h"

#include <array>

#include "feed/announcements.h"
#include "feed/page_scan.h"
#include "feed/source_reader.h"
#include "feed/when.h"

namespace noren {

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
  for (const std::string_view format : {"", "noren", "jsonfeed", "atom", "rss", "ical"}) {
    Settings::Source source;
    source.url = "https://example.jp/feeds/events.json";
    source.format = format;
    source.extract = "events";
    FirstSeen first_seen;
    const ReadContext context{source, settings,   zone,
                              today,  first_seen, std::string(kContentTypes.at(choice))};
    static_cast<void>(read_source(body, context));
  }
  static_cast<void>(parse_when(body, today));
  static_cast<void>(read_announcements(body, "post"));
  static_cast<void>(feed_addresses(body, "https://example.jp/"));
  static_cast<void>(json_ld_scripts(body));
}

}  // namespace noren
