#include "app/fetching.h"

#include <cstdlib>

#include "platform/image_header.h"

namespace noren {

FetchLimits feed_limits() {
  FetchLimits limits;
  if (const char* file = std::getenv("SSL_CERT_FILE")) limits.extra_ca_file = file;
  return limits;
}

FetchLimits picture_limits() {
  FetchLimits limits = feed_limits();
  limits.body = kLargestImageFile;
  return limits;
}

}  // namespace noren
