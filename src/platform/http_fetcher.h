#pragma once

#include <stop_token>

#include "platform/fetcher.h"
#include "platform/http_connections.h"

namespace noren {

/// Fetches over http and https with libcurl. Owned by the worker thread; ends a fetch at once when
/// `stop` is requested (from any thread).
class HttpFetcher : public Fetcher {
 public:
  explicit HttpFetcher(FetchLimits limits = {}, std::stop_token stop = {});

  FetchReply fetch(const FetchRequest& request) override;

 private:
  FetchLimits limits_;
  HttpConnections connections_;
};

}  // namespace noren
