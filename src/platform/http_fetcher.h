#pragma once

#include <optional>
#include <stop_token>

#include "platform/fetcher.h"
#include "platform/http_connections.h"
#include "platform/http_url.h"
#include "platform/request_pacer.h"

namespace noren {

/// Fetches over http and https with libcurl. Owned by the worker thread; ends a fetch at once when
/// `stop` is requested (from any thread). Keeps to the pace that a request names, and leaves a host
/// alone for as long as it asked for by 429 or 503.
class HttpFetcher : public Fetcher {
 public:
  explicit HttpFetcher(FetchLimits limits = {}, std::stop_token stop = {});

  FetchReply fetch(const FetchRequest& request) override;

 private:
  /// Waits until the host may be asked. Fails where that is too far off, or when told to stop.
  std::optional<FetchReply> wait_for_turn(const FetchRequest& request, const HttpUrl& url);
  FetchReply fetch_now(const FetchRequest& request, HttpUrl url);

  FetchLimits limits_;
  std::stop_token stop_;
  HttpConnections connections_;
  RequestPacer pacer_;
};

}  // namespace noren
