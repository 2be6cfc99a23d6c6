#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "base/problem.h"
#include "model/clock_policy.h"

namespace noren {

using BodySieve = std::function<void(std::string_view chunk, std::string& kept)>;

/// What is asked of a server.
struct FetchRequest {
  std::string url;  // http: or https:
  /// Sent as they stand (secrets already resolved), never logged. After a redirect to another
  /// origin only Accept and Accept-Language are still sent.
  std::vector<std::pair<std::string, std::string>> headers;
  std::string etag;           // of the copy that is kept; empty: none
  std::string last_modified;  // likewise
  /// What certificates are held against; none: the system clock's now.
  std::optional<CertificateTime> verify_at;
  /// At most `pace_requests` to this host and port within any `pace_per`; 0: any number. The fetch
  /// waits.
  int pace_requests = 0;
  Millis pace_per{};
  /// Appends to `kept` what is worth keeping of the next `chunk` of the body; empty: everything.
  BodySieve sieve = {};
};

/// The time that a server claims, moved on to the instant at which the reply was handed over.
struct ServerTime {
  Instant at{};
  enum class Origin { plain_http, verified_tls } origin = Origin::plain_http;

  bool operator==(const ServerTime&) const = default;
};

/// What came of it. Unless the outcome is `fetched`, the body is empty.
struct FetchReply {
  enum class Outcome { fetched, not_modified, failed, cancelled } outcome = Outcome::failed;
  int status = 0;  // of HTTP; 0 when no answer came
  std::string body;
  std::string content_type;
  std::string etag;
  std::string last_modified;
  std::string final_url;  // that answered, after redirects; as secret as the request's
  std::string moved_to;   // the new address, where every redirect on the way was permanent
  std::optional<Millis> retry_after;  // the server's wish, at most an hour
  std::optional<ServerTime> server_time;
  std::optional<Problem> problem;  // set exactly when the outcome is `failed`
};

/// The seam between the worker and the network.
class Fetcher {
 public:
  virtual ~Fetcher() = default;

  /// Blocks until the answer is there, a limit is passed or the work is to stop. Never throws.
  virtual FetchReply fetch(const FetchRequest& request) = 0;
};

}  // namespace noren
