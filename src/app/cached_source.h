#pragma once

#include <optional>
#include <string>

#include "feed/source_reader.h"
#include "model/settings.h"

namespace noren {

/// The last good copy of a source, as the cache keeps it: what the server said of it, its bytes,
/// and the days on which texts without a year were first seen. No time of fetching, so that an
/// unchanged source writes nothing.
struct CachedSource {
  std::string url;
  std::string content_type;
  std::string etag;
  std::string last_modified;
  FirstSeen first_seen;
  std::string body;

  bool operator==(const CachedSource&) const = default;
};

/// The key of a source in the store; another address is another copy.
std::string cache_key(const Settings::Source& source);

std::string to_bytes(const CachedSource& cached);

/// Nothing for bytes that to_bytes() did not make.
std::optional<CachedSource> cached_source_from(const std::string& bytes);

}  // namespace noren
