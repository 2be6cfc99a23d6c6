#pragma once

#include <string>

#include "base/instant.h"

namespace noren::testing {

/// A certificate with its private key, both in PEM.
struct Certificate {
  std::string certificate;
  std::string key;
};

/// An authority of the test's own, valid from 2000 to 2099.
Certificate make_authority();

/// A server's certificate for `host` (a name or an IPv4 address) signed by `authority`, valid
/// between the two instants.
Certificate make_server_certificate(const Certificate& authority, const std::string& host,
                                    Instant from, Instant to);

/// One that signed itself.
Certificate make_self_signed(const std::string& host, Instant from, Instant to);

}  // namespace noren::testing
