#pragma once

#include <optional>
#include <stop_token>

#include "platform/fetcher.h"
#include "platform/http_connections.h"
#include "platform/http_url.h"
#include "platform/request_pacer.h"

namespace noren {

/// Fetches over http and https with libcurl. Owned by the worker thread; ends a fetch at once when
/// `stop` is requested (from any thread). Keeps to the pace that a request names, and leaves a
/// server (a host and port) alone for as long as it asked for by 429, an hour at most. A 503 speaks
/// of one address alone: its `retry_after` is the caller's to respect.
class HttpFetcher : public Fetcher {
 public:
  explicit HttpFetcher(FetchLimits limits = {}, std::stop_token stop = {});

  FetchReply fetch(const FetchRequest& request) override;

 private:
  /// Waits until the server may be asked. Fails where that is too far off, or when told to stop.
  std::optional<FetchReply> wait_for_turn(const FetchRequest& request, const HttpUrl& url);
  FetchReply fetch_now(const FetchRequest& request, HttpUrl url);

  FetchLimits limits_;
  std::stop_token stop_;
  HttpConnections connections_;
  RequestPacer pacer_;
};

}  // namespace noren
