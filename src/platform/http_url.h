#pragma once

#include <optional>
#include <string>

namespace noren {

/// An http or https address taken apart.
struct HttpUrl {
  std::string url;  // as it goes over the wire: what needs %-escapes has them
  std::string scheme;
  std::string host;
  std::string port;  // the scheme's own where the address names none

  [[nodiscard]] bool secure() const { return scheme == "https"; }
};

/// Nothing when `url` is no absolute address of any scheme; other schemes are the caller's to
/// refuse.
std::optional<HttpUrl> parse_http_url(const std::string& url);

/// Whether what was meant for `from` may be told to `to`: the same origin, or the same host on
/// the standard ports after the step from http to https.
bool shares_trust(const HttpUrl& from, const HttpUrl& to);

}  // namespace noren
