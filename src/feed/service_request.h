#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/zone.h"
#include "feed/format_mapping.h"
#include "model/settings.h"

namespace noren {

/// The address that is asked for a source: its own, with the parameters of its format's query that
/// it lacks ("{today}" is the begin of `today` in `zone`), and with a spreadsheet of Google that
/// was copied out of a browser as the table that it publishes. `mapping` may be null.
std::string requested_url(const Settings::Source& source, const FormatMapping* mapping, Date today,
                          const Zone& zone);

/// Where the feed may be that the web page `page` (at `url`) offers to a source of that format,
/// the likeliest first: by the mapping's link, else by rel="alternate". `mapping` may be null.
std::vector<std::string> offered_feeds(std::string_view page, const std::string& url,
                                       const FormatMapping* mapping);

/// What a page of an answer was.
struct AnswerPage {
  std::string url;  // that was asked for
  std::string_view body;
  std::size_t entries = 0;
  int number = 1;  // 1 is the first
};

/// How the further pages of an answer in `format` are asked for: by its mapping, or as JSON Feed
/// names the next one. Null for formats of one page.
const MappingPaging* paging_of(std::string_view format, const FormatMappings& formats);

/// The address of the page after `page`, by `paging`; nothing after the last one,
/// after as many as that allows, or where the answer names an address of another origin:
/// the source's secrets go to its own alone.
std::optional<std::string> next_page_url(const Settings::Source& source,
                                         const MappingPaging& paging, const AnswerPage& page);

}  // namespace noren
