#include "catch.h"
#include "platform/http_fetcher.h"
#include "support/http_server.h"
#include "support/temp_folder.h"
#include "support/test_certificates.h"

namespace noren {
namespace {

using testing::answer;
using testing::Certificate;
using testing::Connection;
using testing::HttpServer;
using testing::Request;
using testing::TempFolder;

constexpr Instant kNow{std::chrono::sys_days(Date{std::chrono::year(2031) / 5 / 1})};
constexpr auto kDay = std::chrono::hours(24);

HttpServer::Handler feed() {
  return [](const Request&, Connection& connection) {
    connection.send(answer(200, "{}", {"Date: Thu, 01 May 2031 00:00:00 GMT"}));
  };
}

/// An authority of the test's own, and a server that shows what the test makes with it.
struct Web {
  TempFolder folder;
  Certificate authority = testing::make_authority();
  std::string ca_file = folder.file("ca.pem", authority.certificate).string();

  FetchReply fetch(const HttpServer& server, std::optional<Instant> verify_at,
                   const std::string& host = "127.0.0.1",
                   CertificateTime::Certainty certainty = CertificateTime::Certainty::exact) const {
    FetchLimits limits;
    limits.total = Millis(5000);
    limits.extra_ca_file = ca_file;
    HttpFetcher fetcher(limits);
    FetchRequest request;
    request.url = server.url("/", host);
    if (verify_at) request.verify_at = CertificateTime{*verify_at, certainty};
    return fetcher.fetch(request);
  }
};

void check_refused(const FetchReply& reply, const std::string& words) {
  INFO((reply.problem ? reply.problem->what.en : "no problem"));
  CHECK(reply.outcome == FetchReply::Outcome::failed);
  REQUIRE(reply.problem);
  CHECK(reply.problem->what.en.find(words) != std::string::npos);
  CHECK(!reply.server_time);
}

TEST_CASE("a board's clock says 1970, but certificates are checked at the time that is known") {
  const Web web;
  const Certificate good = testing::make_server_certificate(web.authority, "127.0.0.1",
                                                            kNow - 30 * kDay, kNow + 60 * kDay);
  const HttpServer server(feed(), good.certificate, good.key);

  const FetchReply reply = web.fetch(server, kNow);
  REQUIRE(reply.outcome == FetchReply::Outcome::fetched);
  REQUIRE(reply.server_time);
  CHECK(reply.server_time->origin == ServerTime::Origin::verified_tls);
  CHECK(reply.server_time->at >= kNow);
  CHECK(reply.server_time->at < kNow + std::chrono::minutes(1));

  check_refused(web.fetch(server, Instant{}), "not valid yet");
}

TEST_CASE("a board that lay in a cupboard takes certificates younger than all it knows") {
  using Certainty = CertificateTime::Certainty;
  const Web web;
  const Certificate young = testing::make_server_certificate(web.authority, "127.0.0.1",
                                                             kNow - 30 * kDay, kNow + 60 * kDay);
  const HttpServer server(feed(), young.certificate, young.key);
  const FetchReply reply = web.fetch(server, kNow - 200 * kDay, "127.0.0.1", Certainty::at_least);
  REQUIRE(reply.outcome == FetchReply::Outcome::fetched);
  CHECK(reply.server_time->origin == ServerTime::Origin::verified_tls);
  check_refused(web.fetch(server, kNow - 200 * kDay), "not valid yet");
  // What is wrong whatever the time stays wrong.
  check_refused(web.fetch(server, kNow + 61 * kDay, "127.0.0.1", Certainty::at_least),
                "has expired");
  const Certificate other =
      testing::make_server_certificate(web.authority, "other.example", kNow - kDay, kNow + kDay);
  const HttpServer elsewhere(feed(), other.certificate, other.key);
  check_refused(web.fetch(elsewhere, kNow - 200 * kDay, "127.0.0.1", Certainty::at_least),
                "belongs to another name");
  const Certificate own = testing::make_self_signed("127.0.0.1", kNow - kDay, kNow + kDay);
  const HttpServer alone(feed(), own.certificate, own.key);
  check_refused(web.fetch(alone, kNow - 200 * kDay, "127.0.0.1", Certainty::at_least),
                "self-signed");
}

TEST_CASE("an expired certificate is refused at any later instant") {
  const Web web;
  const Certificate old =
      testing::make_server_certificate(web.authority, "127.0.0.1", kNow - 90 * kDay, kNow - kDay);
  const HttpServer server(feed(), old.certificate, old.key);
  check_refused(web.fetch(server, kNow), "has expired");
  CHECK(web.fetch(server, kNow - 2 * kDay).outcome == FetchReply::Outcome::fetched);
}

TEST_CASE("the certificate of another host is refused") {
  const Web web;
  const Certificate other =
      testing::make_server_certificate(web.authority, "other.example", kNow - kDay, kNow + kDay);
  const HttpServer server(feed(), other.certificate, other.key);
  check_refused(web.fetch(server, kNow), "belongs to another name");
}

TEST_CASE("a certificate that signed itself is refused") {
  const Web web;
  const Certificate own = testing::make_self_signed("127.0.0.1", kNow - kDay, kNow + kDay);
  const HttpServer server(feed(), own.certificate, own.key);
  check_refused(web.fetch(server, kNow), "self-signed");
}

TEST_CASE("a certificate of an unknown authority is refused") {
  const Web web;
  const Certificate stranger = testing::make_server_certificate(
      testing::make_authority(), "127.0.0.1", kNow - kDay, kNow + kDay);
  const HttpServer server(feed(), stranger.certificate, stranger.key);
  FetchReply reply = web.fetch(server, kNow);
  CHECK(reply.outcome == FetchReply::Outcome::failed);
  CHECK(!reply.server_time);
}

TEST_CASE("without a given instant the system's clock decides") {
  const Web web;
  const Certificate future = testing::make_server_certificate(
      web.authority, "127.0.0.1",
      Instant(std::chrono::sys_days(Date{std::chrono::year(2090) / 1 / 1})),
      Instant(std::chrono::sys_days(Date{std::chrono::year(2091) / 1 / 1})));
  const HttpServer server(feed(), future.certificate, future.key);
  check_refused(web.fetch(server, std::nullopt), "not valid yet");
}

TEST_CASE("plain http on a port for https is told as no secure connection") {
  const Web web;
  const HttpServer server(feed());
  FetchLimits limits;
  limits.total = Millis(1000);
  limits.slow_for = std::chrono::seconds(1);
  HttpFetcher fetcher(limits);
  FetchRequest request;
  request.url = "https://127.0.0.1:" + std::to_string(server.port()) + "/";
  CHECK(fetcher.fetch(request).outcome == FetchReply::Outcome::failed);
}

}  // namespace
}  // namespace noren
