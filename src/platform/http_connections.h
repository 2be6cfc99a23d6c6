#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/instant.h"
#include "model/clock_policy.h"
#include "platform/fetcher.h"
#include "platform/http_problem.h"

namespace noren {

/// What a fetch may cost. The defaults suit a venue's Wi-Fi.
struct FetchLimits {
  std::size_t body = 4U << 20U;     // bytes after decompression, and before
  std::size_t sieved = 16U << 20U;  // the same of a body that goes through a sieve
  Millis connect{10'000};           // name look-up and TLS included
  Millis total{60'000};             // per redirect
  int slow_bytes_per_second = 100;
  std::chrono::seconds slow_for{20};  // this long under the rate above ends the transfer
  int redirects = 5;
  /// Certificates to trust beside the system's, PEM; empty: none.
  std::string extra_ca_file;
};

/// One request without redirects.
struct HttpExchange {
  std::string url;
  std::vector<std::string> header_lines;
  std::optional<CertificateTime> verify_at;
  BodySieve sieve = {};
};

/// Its answer as the wire gave it. With `failure` set the rest may be incomplete.
struct HttpAnswer {
  enum class End { complete, failed, cancelled } end = End::failed;
  HttpFailure failure = HttpFailure::other;
  std::string detail;
  int status = 0;
  std::string body;      // of 200 and 203 alone
  std::string redirect;  // absolute target of a 3xx
  std::string content_type;
  std::string etag;
  std::string last_modified;
  std::string retry_after;
  std::string date;
  std::string age;
  std::chrono::steady_clock::time_point headers_at;  // when the status line came
};

/// The connections to servers, kept open between requests. One thread.
class HttpConnections {
 public:
  HttpConnections(FetchLimits limits, std::stop_token stop);
  ~HttpConnections();
  HttpConnections(const HttpConnections&) = delete;
  HttpConnections& operator=(const HttpConnections&) = delete;

  HttpAnswer exchange(const HttpExchange& exchange);

 private:
  struct Handles;

  FetchLimits limits_;
  std::stop_token stop_;
  std::unique_ptr<Handles> handles_;
};

}  // namespace noren
