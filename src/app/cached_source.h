#pragma once

#include <optional>
#include <string>
#include <vector>

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
  std::string feed = {};  // its address, where the source's own is that of a page that offers it
  std::vector<std::string> further = {};  // bodies of the pages after the first

  bool operator==(const CachedSource&) const = default;
};

/// The key of a source in the store; another address is another copy.
std::string cache_key(const Settings::Source& source);

/// Since when a source answers that it is gone (404, 410), by the days on which it did.
struct GoneSource {
  Date since{};
  Date last{};  // that it said so, within some days: no write every day
  /// Once it was gone for thirty days nothing of it is shown any more.
  enum class Copy { kept, expired } copy = Copy::kept;

  bool operator==(const GoneSource&) const = default;
};

/// The key in the store of what is known of that.
std::string gone_key(const Settings::Source& source);

/// `known` after such an answer on `today`. Where nobody asked, or nothing answered, for ninety
/// days between two such answers, the thirty begin anew: a board may stand in a cupboard.
GoneSource still_gone(const std::optional<GoneSource>& known, Date today);

std::string to_bytes(const GoneSource& gone);
std::optional<GoneSource> gone_source_from(const std::string& bytes);

std::string to_bytes(const CachedSource& cached);

/// Nothing for bytes that to_bytes() did not make.
std::optional<CachedSource> cached_source_from(const std::string& bytes);

}  // namespace noren
