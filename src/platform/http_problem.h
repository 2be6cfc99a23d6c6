#pragma once

#include <cstdint>
#include <string>

#include "base/problem.h"

namespace noren {

/// Why no usable answer came.
enum class HttpFailure {
  bad_url,
  scheme,  // neither http nor https
  header,  // one of the request's own headers can't be sent
  name_unknown,
  proxy,
  refused,
  connect_timeout,
  total_timeout,
  too_slow,
  certificate_expired,
  certificate_in_future,
  certificate_host,
  certificate_self_signed,
  certificate_issuer,
  certificate_other,
  tls,
  cut,
  too_large,
  encoding,
  redirects,
  redirect_scheme,
  empty,
  not_yet,  // the server was not asked: its pace, or its own wish, forbids it for now
  other,
};

/// The failure in words for an organiser; `url` is masked here, `detail` names what the failure
/// is about (a limit, a header, curl's own words) and must hold no secret.
Problem http_problem(HttpFailure failure, const std::string& url, const std::string& host,
                     const std::string& detail);

/// The same for an answer whose status is no success.
Problem http_status_problem(int status, const std::string& url, const std::string& host);

}  // namespace noren
