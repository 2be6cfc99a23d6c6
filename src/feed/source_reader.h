#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"
#include "base/zone.h"
#include "feed/format_mapping.h"
#include "feed/mapped_entry.h"
#include "feed/zone_names.h"
#include "model/content.h"
#include "model/settings.h"

namespace noren {

/// Day on which a text without a year was first seen, by the text: kept with the cache, so that
/// 「2月18日」 means the same day every time it is read.
using FirstSeen = std::map<std::string, Date>;

/// What the bytes of a source are read with; all by value or outliving the call.
struct ReadContext {
  const Settings::Source& source;
  const Settings& settings;
  const Zone& zone;
  Date today{};              // in the venue's zone; of an untrusted clock: the best guess
  FirstSeen& first_seen;     // read and added to
  std::string content_type;  // of the answer, with its charset; empty for files
  ZoneLookup zones = {};     // of tzdata, for feeds that name other zones; may be empty
  const FormatMappings* formats = nullptr;  // those of files; null: none
};

/// What was read, and as which format.
struct ReadContent {
  std::string format;  // "noren", "jsonfeed", …
  Content content;
  std::optional<MappingFindings> findings;  // of a format that is a mapping
};

/// Turns the bytes of one answer into content: decodes the charset, recognises the format where
/// the source names none, repairs what can be repaired, drops entry by entry what can't be used.
/// Fails when the whole can't be read (HTML instead of a feed, cut JSON, nothing recognised).
/// Touches no disk and no network. Linear in the bytes; nested at most 64 deep.
Result<ReadContent> read_source(std::string_view bytes, const ReadContext& context);

/// The content of two pages of one answer, within the limits of the source.
Content joined(Content first, Content second, const ReadContext& context);

}  // namespace noren
