#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/cached_source.h"
#include "app/venue.h"
#include "feed/source_reader.h"
#include "model/content.h"
#include "model/venue_time.h"
#include "platform/fetcher.h"
#include "platform/store.h"

namespace noren {

/// What one look at a source gave.
struct Collected {
  enum class Origin {
    fresh,      // read anew
    unchanged,  // the server or the file says that the kept copy still holds
    cache,      // the source failed; the last good copy stands in
    nothing,    // the source failed and there is no copy
  } origin = Origin::nothing;
  std::string format;                       // recognised or configured; empty: none
  Content content;                          // of the origin; empty when there is nothing
  std::optional<MappingFindings> findings;  // of a format that is a mapping
  std::optional<Problem> failure;           // why it is not fresh
  std::string moved_to;                     // the permanent new address
  std::string found_feed;                   // of the feed that the source's page offers
  Millis retry_after{};                     // the server's wish
  std::optional<ServerTime> server_time;
  int status = 0;  // of HTTP
  /// Whether a copy was written just now, and why it could not be.
  Store::Kept kept{Store::Kept::Outcome::unchanged, std::nullopt};
};

/// Reads sources: fetches or opens them, turns them into content, keeps and recalls good copies.
/// Owned by one thread; `store` and `fetcher` outlive it.
class Collector {
 public:
  /// Without a `fetcher` (null) sources on the network are only recalled.
  Collector(Store& store, Fetcher* fetcher) : store_(store), fetcher_(fetcher) {}

  /// Looks at `source` now. `verify_at`: see FetchRequest.
  Collected collect(const Settings::Source& source, const Venue& venue, const VenueTime& now,
                    std::optional<CertificateTime> verify_at);

  /// The kept copy, without any look at the source.
  Collected recall(const Settings::Source& source, const Venue& venue, const VenueTime& now);

 private:
  /// What a source is asked with.
  struct Access {
    std::vector<std::pair<std::string, std::string>> headers;  // secrets resolved
    std::optional<CertificateTime> verify_at;
  };

  Collected fetch(const Settings::Source& source, const Venue& venue, const VenueTime& now,
                  std::optional<CertificateTime> verify_at);
  /// For the source, or for the feed that its page named last time.
  static FetchRequest request_for(const Settings::Source& source, const Venue& venue,
                                  const VenueTime& now, const CachedSource& kept,
                                  const Access& access);
  /// What the feed holds that `page` offers; nothing when it offers none that can be read.
  std::optional<Collected> follow(const FetchReply& page, const Settings::Source& source,
                                  const Venue& venue, const VenueTime& now, const Access& access);
  /// What the feed at `address` holds, which the source's page offers; nothing when it can't be
  /// read.
  std::optional<Collected> read_offered(std::string address, const Settings::Source& source,
                                        const Venue& venue, const VenueTime& now,
                                        const Access& access);
  void remember_gone(const Settings::Source& source, const VenueTime& now);
  void forget_gone(const Settings::Source& source);
  bool has_expired(const Settings::Source& source);
  std::optional<FetchReply> follow_pages(FetchRequest request, const Settings::Source& source,
                                         const Venue& venue, const VenueTime& now,
                                         CachedSource& fresh, ReadContent& content);
  Collected open(const Settings::Source& source, const Venue& venue, const VenueTime& now);
  Collected list_folder(const Settings::Source& source, const Venue& venue);
  Collected fallen_back(Problem failure, const Settings::Source& source, const Venue& venue,
                        const VenueTime& now);

  CachedSource last_kept(const Settings::Source& source);
  Store::Kept keep(const Settings::Source& source, const CachedSource& fresh, CachedSource kept);

  struct Validators {
    std::string etag;
    std::string last_modified;
  };

  Store& store_;
  Fetcher* fetcher_;
  std::map<std::string, Validators> validators_;  // of the last answers, by cache key
};

enum class SourceForm { network, file, folder };
SourceForm form_of(const Settings::Source& source);

}  // namespace noren
