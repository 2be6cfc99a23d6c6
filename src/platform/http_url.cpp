#include "platform/http_url.h"

#include <memory>

#include <curl/curl.h>

namespace noren {
namespace {

std::string part_of(CURLU* url, CURLUPart part, unsigned flags) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return {};
  const std::unique_ptr<char, decltype(&curl_free)> owner(text, curl_free);
  return text;
}

std::string lowered(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

}  // namespace

std::optional<HttpUrl> parse_http_url(const std::string& url) {
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> handle(curl_url(), curl_url_cleanup);
  if (!handle) return std::nullopt;
  const auto set = curl_url_set(handle.get(), CURLUPART_URL, url.c_str(),
                                CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME);
  if (set != CURLUE_OK) return std::nullopt;
  HttpUrl parts;
  parts.url = part_of(handle.get(), CURLUPART_URL, 0);
  parts.scheme = lowered(part_of(handle.get(), CURLUPART_SCHEME, 0));
  parts.host = lowered(part_of(handle.get(), CURLUPART_HOST, 0));
  parts.port = part_of(handle.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
  if (parts.url.empty() || parts.scheme.empty()) return std::nullopt;
  return parts;
}

bool shares_trust(const HttpUrl& from, const HttpUrl& to) {
  if (from.host != to.host) return false;
  if (from.scheme == to.scheme) return from.port == to.port;
  return from.scheme == "http" && from.port == "80" && to.secure() && to.port == "443";
}

}  // namespace noren
