#pragma once

#include "platform/http_fetcher.h"

namespace noren {

/// The limits of fetching, with the certificates of $SSL_CERT_FILE, which libcurl by itself passes
/// over, beside the system's.
FetchLimits feed_limits();

/// The same for pictures, which are larger.
FetchLimits picture_limits();

}  // namespace noren
