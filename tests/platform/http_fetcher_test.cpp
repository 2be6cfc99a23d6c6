#include "platform/http_fetcher.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include <sys/socket.h>
#include <unistd.h>

#include "catch.h"
#include "support/gzip.h"
#include "support/http_server.h"

namespace noren {
namespace {

using testing::answer;
using testing::Connection;
using testing::HttpServer;
using testing::Request;

constexpr const char* kFeed = R"({"events":[]})";

FetchLimits small_limits() {
  FetchLimits limits;
  limits.body = 64U << 10U;
  limits.connect = Millis(3000);
  limits.total = Millis(2500);
  limits.slow_bytes_per_second = 20;
  limits.slow_for = std::chrono::seconds(1);
  return limits;
}

/// A server that gives every path the same bytes.
HttpServer::Handler always(std::string bytes) {
  return [bytes = std::move(bytes)](const Request&, Connection& connection) {
    connection.send(bytes);
  };
}

FetchReply fetch(const std::string& url, const FetchLimits& limits = small_limits()) {
  HttpFetcher fetcher(limits);
  FetchRequest request;
  request.url = url;
  return fetcher.fetch(request);
}

void check_failed(const FetchReply& reply, const std::string& english) {
  INFO((reply.problem ? reply.problem->what.en : "no problem"));
  CHECK(reply.outcome == FetchReply::Outcome::failed);
  CHECK(reply.body.empty());
  REQUIRE(reply.problem);
  CHECK(reply.problem->what.en.find(english) != std::string::npos);
  CHECK(!reply.problem->what.ja.empty());
  CHECK(!reply.problem->where.empty());
}

TEST_CASE("a feed is fetched with its type, its validators and the server's time") {
  const HttpServer server(
      always(answer(200, kFeed,
                    {"Content-Type: application/json; charset=utf-8", "ETag: \"v1\"",
                     "Last-Modified: Wed, 14 Feb 2024 05:00:00 GMT",
                     "Date: Wed, 14 Feb 2024 05:05:00 GMT", "Age: 60"})));
  const FetchReply reply = fetch(server.url("/feed.json"));
  REQUIRE(reply.outcome == FetchReply::Outcome::fetched);
  CHECK(reply.status == 200);
  CHECK(reply.body == kFeed);
  CHECK(reply.content_type == "application/json; charset=utf-8");
  CHECK(reply.etag == "\"v1\"");
  CHECK(reply.last_modified == "Wed, 14 Feb 2024 05:00:00 GMT");
  CHECK(reply.final_url == server.url("/feed.json"));
  CHECK(reply.moved_to.empty());
  CHECK(!reply.problem);
  REQUIRE(reply.server_time);
  CHECK(reply.server_time->origin == ServerTime::Origin::plain_http);
  const Instant told = std::chrono::sys_days(Date{std::chrono::year(2024) / 2 / 14}) +
                       std::chrono::hours(5) + std::chrono::minutes(6);
  CHECK(reply.server_time->at >= told);
  CHECK(reply.server_time->at < told + std::chrono::seconds(30));
  const auto asked = server.requests().at(0).headers;
  CHECK(asked.at("user-agent") == "noren/" NOREN_VERSION " (venue signage)");
  CHECK(asked.at("accept-encoding").find("gzip") != std::string::npos);
  CHECK(asked.count("if-none-match") == 0);
}

TEST_CASE("an unchanged feed is asked for conditionally and not sent again") {
  const HttpServer server([](const Request& request, Connection& connection) {
    const auto tag = request.headers.find("if-none-match");
    const bool same = tag != request.headers.end() && tag->second == "\"v1\"" &&
                      request.headers.at("if-modified-since") == "Wed, 14 Feb 2024 05:00:00 GMT";
    connection.send(same ? std::string("HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n")
                         : answer(200, kFeed));
  });
  HttpFetcher fetcher(small_limits());
  FetchRequest request;
  request.url = server.url("/");
  request.etag = "\"v1\"";
  request.last_modified = "Wed, 14 Feb 2024 05:00:00 GMT";
  const FetchReply reply = fetcher.fetch(request);
  CHECK(reply.outcome == FetchReply::Outcome::not_modified);
  CHECK(reply.status == 304);
  CHECK(!reply.problem);
}

TEST_CASE("a 304 that nobody asked for is no answer") {
  const HttpServer server(always("HTTP/1.1 304 Not Modified\r\n\r\n"));
  check_failed(fetch(server.url("/")), "304");
}

TEST_CASE("two fetches from one server share a connection") {
  const HttpServer server(always(answer(200, kFeed)));
  HttpFetcher fetcher(small_limits());
  FetchRequest request;
  for (const char* path : {"/a", "/b", "/c"}) {
    request.url = server.url(path);
    CHECK(fetcher.fetch(request).outcome == FetchReply::Outcome::fetched);
  }
  CHECK(server.connections() == 1);
}

TEST_CASE("each status that is no success is told in its own words") {
  const auto [status, words] = GENERATE(table<int, std::string>({{401, "key"},
                                                                 {403, "key"},
                                                                 {404, "no such page"},
                                                                 {410, "for good"},
                                                                 {429, "too often"},
                                                                 {500, "trouble of its own"},
                                                                 {503, "trouble of its own"},
                                                                 {418, "unexpected"}}));
  const HttpServer server(always(answer(status, "<html>never shown</html>")));
  const FetchReply reply = fetch(server.url("/"));
  check_failed(reply, words);
  CHECK(reply.status == status);
}

TEST_CASE("a server that is asked too often names its wish") {
  const auto [line, seconds] =
      GENERATE(table<std::string, int>({{"Retry-After: 120", 120},
                                        {"Retry-After: Wed, 14 Feb 2024 05:10:00 GMT", 300},
                                        {"Retry-After: 99999999999999999999", 3600},
                                        {"Retry-After: 0", 0}}));
  const HttpServer server(always(answer(429, "", {line, "Date: Wed, 14 Feb 2024 05:05:00 GMT"})));
  const FetchReply reply = fetch(server.url("/"));
  REQUIRE(reply.retry_after);
  CHECK(*reply.retry_after == std::chrono::seconds(seconds));
}

TEST_CASE("a server in trouble that names an absurd wish does not silence its other addresses") {
  const HttpServer server([](const Request& request, Connection& connection) {
    connection.send(request.path == "/ill" ? answer(503, "", {"Retry-After: 31536000"})
                                           : answer(200, kFeed));
  });
  HttpFetcher fetcher(small_limits());
  FetchRequest request;
  request.url = server.url("/ill");
  CHECK(fetcher.fetch(request).retry_after == std::chrono::hours(1));
  request.url = server.url("/well");
  CHECK(fetcher.fetch(request).outcome == FetchReply::Outcome::fetched);
}

TEST_CASE("a server that is asked too often is left alone, not its neighbour on another port") {
  const HttpServer busy(always(answer(429, "", {"Retry-After: 31536000"})));
  const HttpServer neighbour(always(answer(200, kFeed)));
  HttpFetcher fetcher(small_limits());
  FetchRequest request;
  request.url = busy.url("/a");
  CHECK(fetcher.fetch(request).status == 429);
  request.url = busy.url("/b");
  const FetchReply held = fetcher.fetch(request);
  check_failed(held, "is not asked yet");
  CHECK(held.status == 0);
  REQUIRE(held.retry_after);
  CHECK(*held.retry_after <= std::chrono::hours(1));
  CHECK(busy.requests().size() == 1);
  request.url = neighbour.url("/a");
  CHECK(fetcher.fetch(request).outcome == FetchReply::Outcome::fetched);
}

TEST_CASE("an answer without any content is a failure, so that the last good copy stays") {
  const auto bytes = GENERATE(std::string("HTTP/1.1 204 No Content\r\n\r\n"), answer(200, ""));
  const HttpServer server(always(bytes));
  check_failed(fetch(server.url("/")), "empty");
}

TEST_CASE("a compressed feed is unpacked") {
  const std::string body(5000, 'a');
  const HttpServer server(always(answer(200, testing::gzipped(body), {"Content-Encoding: gzip"})));
  CHECK(fetch(server.url("/")).body == body);
}

TEST_CASE("a gzip bomb is stopped at the limit of what it unpacks to") {
  const HttpServer server(always(
      answer(200, testing::gzipped(std::string(8'000'000, '\0')), {"Content-Encoding: gzip"})));
  check_failed(fetch(server.url("/")), "too large (limit 64 KB)");
}

TEST_CASE("damaged compression is named") {
  const HttpServer server(always(answer(200, "this is no gzip", {"Content-Encoding: gzip"})));
  check_failed(fetch(server.url("/")), "damaged");
}

TEST_CASE("an answer that claims four gigabytes is refused at once") {
  const HttpServer server([](const Request&, Connection& connection) {
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 4294967296\r\n\r\n");
    while (connection.send(std::string(1000, 'x'))) {
    }
  });
  check_failed(fetch(server.url("/")), "too large");
}

TEST_CASE("a body that never ends is cut at the limit") {
  const HttpServer server([](const Request&, Connection& connection) {
    connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    while (connection.send("400\r\n" + std::string(0x400, 'x') + "\r\n")) {
    }
  });
  check_failed(fetch(server.url("/")), "too large");
}

TEST_CASE("a head that never ends is cut, too") {
  const HttpServer server([](const Request&, Connection& connection) {
    connection.send("HTTP/1.1 200 OK\r\n");
    while (connection.send("X-More: " + std::string(1000, 'x') + "\r\n")) {
    }
  });
  check_failed(fetch(server.url("/")), "too large");
}

TEST_CASE("an endless error page does not hold the fetch, and the status is told") {
  const HttpServer server([](const Request&, Connection& connection) {
    connection.send("HTTP/1.1 500 Oops\r\nTransfer-Encoding: chunked\r\n\r\n");
    while (connection.send("400\r\n" + std::string(0x400, 'x') + "\r\n")) {
    }
  });
  check_failed(fetch(server.url("/")), "trouble of its own (500)");
}

TEST_CASE("one byte a second is too slow") {
  const HttpServer server([](const Request&, Connection& connection) {
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n");
    while (connection.send("x") && connection.pause(1000)) {
    }
  });
  FetchLimits limits = small_limits();
  limits.total = Millis(20'000);
  check_failed(fetch(server.url("/"), limits), "too slowly");
}

TEST_CASE("a server that trickles just fast enough ends at the total time") {
  const HttpServer server([](const Request&, Connection& connection) {
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n");
    while (connection.send(std::string(20, 'x')) && connection.pause(100)) {
    }
  });
  FetchLimits limits = small_limits();
  limits.total = Millis(1500);
  check_failed(fetch(server.url("/"), limits), "did not end in time");
}

TEST_CASE("a server that accepts and says nothing is given up") {
  const HttpServer server([](const Request&, Connection& connection) {
    while (connection.pause(100)) {
    }
  });
  const FetchReply reply = fetch(server.url("/"));
  check_failed(reply, "came too slowly");
  CHECK(!reply.server_time);
}

TEST_CASE("a cut answer is a failure, not half a feed") {
  const auto head = GENERATE(std::string("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ev"),
                             std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: "
                                         "chunked\r\n\r\n40\r\n{\"ev"),
                             std::string());
  const HttpServer server(always(head));
  check_failed(fetch(server.url("/cut")), "cut off");
}

TEST_CASE("redirects are followed, and the new address is told where all were permanent") {
  const HttpServer server([](const Request& request, Connection& connection) {
    if (request.path == "/old") connection.send(answer(301, "", {"Location: /newer"}));
    if (request.path == "/newer") connection.send(answer(308, "moved", {"Location: newest?a=1"}));
    if (request.path == "/today") connection.send(answer(302, "", {"Location: /newest?a=1"}));
    if (request.path == "/mixed") connection.send(answer(301, "", {"Location: /today"}));
    if (request.path == "/newest?a=1") connection.send(answer(200, kFeed));
  });
  const FetchReply permanent = fetch(server.url("/old"));
  CHECK(permanent.outcome == FetchReply::Outcome::fetched);
  CHECK(permanent.moved_to == server.url("/newest?a=1"));
  CHECK(permanent.final_url == server.url("/newest?a=1"));
  const FetchReply temporary = fetch(server.url("/today"));
  CHECK(temporary.outcome == FetchReply::Outcome::fetched);
  CHECK(temporary.moved_to.empty());
  CHECK(fetch(server.url("/mixed")).moved_to == server.url("/today"));
}

TEST_CASE("redirects in a circle end after five") {
  const HttpServer server(always(answer(302, "", {"Location: /again"})));
  check_failed(fetch(server.url("/")), "more than 5 redirects");
  CHECK(server.requests().size() == 6);
}

TEST_CASE("redirects out of the web are not followed") {
  const auto [target, scheme] =
      GENERATE(table<std::string, std::string>({{"file:///etc/passwd", "file:"},
                                                {"ftp://127.0.0.1/x", "ftp:"},
                                                {"gopher://h/", "gopher:"}}));
  const HttpServer server(always(answer(301, "", {"Location: " + target})));
  const FetchReply reply = fetch(server.url("/"));
  check_failed(reply, "\"" + scheme + "\" is not followed");
  CHECK(reply.moved_to.empty());
}

TEST_CASE("a key in the headers stays with the server that it is for") {
  const HttpServer other(always(answer(200, kFeed)));
  const HttpServer server([&](const Request& request, Connection& connection) {
    if (request.path == "/home") return void(connection.send(answer(200, kFeed)));
    const bool away = request.path == "/away";
    connection.send(answer(302, "", {"Location: " + (away ? other.url("/") : "/home")}));
  });
  HttpFetcher fetcher(small_limits());
  FetchRequest request;
  request.headers = {{"X-API-Key", "s3cret"}, {"Accept-Language", "ja"}};
  request.url = server.url("/away");
  CHECK(fetcher.fetch(request).outcome == FetchReply::Outcome::fetched);
  request.url = server.url("/stays");
  CHECK(fetcher.fetch(request).outcome == FetchReply::Outcome::fetched);
  CHECK(server.requests().at(0).headers.at("x-api-key") == "s3cret");
  CHECK(other.requests().at(0).headers.count("x-api-key") == 0);
  CHECK(other.requests().at(0).headers.at("accept-language") == "ja");
  CHECK(server.requests().at(2).path == "/home");
  CHECK(server.requests().at(2).headers.at("x-api-key") == "s3cret");
}

TEST_CASE("a header that would smuggle in another is refused, its value untold") {
  HttpFetcher fetcher(small_limits());
  FetchRequest request;
  request.url = "http://127.0.0.1:9/";
  request.headers = {{"X-API-Key", "s3cret\r\nEvil: 1"}};
  const FetchReply reply = fetcher.fetch(request);
  check_failed(reply, "X-API-Key");
  CHECK(reply.problem->what.en.find("s3cret") == std::string::npos);
}

TEST_CASE("what is no web address is named") {
  const auto [url, words] = GENERATE(
      table<std::string, std::string>({{"ftp://example.jp/x", "\"ftp:\""},
                                       {"example.jp/feed", "no valid address"},
                                       {"http://", "no valid address"},
                                       {"", "no valid address"},
                                       {"http://example.jp/\r\nX: y", "no valid address"}}));
  const FetchReply reply = fetch(url);
  CHECK(reply.outcome == FetchReply::Outcome::failed);
  REQUIRE(reply.problem);
  CHECK(reply.problem->what.en.find(words) != std::string::npos);
}

TEST_CASE("Japanese and spaces in an address go over the wire as escapes") {
  const HttpServer server(always(answer(200, kFeed)));
  CHECK(fetch(server.url("/催し 1.json")).outcome == FetchReply::Outcome::fetched);
  CHECK(server.requests().at(0).path == "/%e5%82%ac%e3%81%97%201.json");
}

TEST_CASE("a server that is down is told as such") {
  int port = 0;
  {
    const HttpServer gone(always(""));
    port = gone.port();
  }
  const FetchReply reply = fetch("http://user:pw@127.0.0.1:" + std::to_string(port) + "/?key=k1");
  check_failed(reply, "can't connect to \"127.0.0.1\"");
  CHECK(reply.problem->where == "http://***@127.0.0.1:" + std::to_string(port) + "/?key=***");
}

TEST_CASE("a name that does not exist fails within the connect limit") {
  FetchLimits limits = small_limits();
  limits.connect = Millis(1000);
  const auto before = std::chrono::steady_clock::now();
  const FetchReply reply = fetch("http://no-such-host.invalid/", limits);
  CHECK(reply.outcome == FetchReply::Outcome::failed);
  REQUIRE(reply.problem);
  CHECK(reply.problem->what.en.find("no-such-host.invalid") != std::string::npos);
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(5));
}

TEST_CASE("leaving the program ends a fetch that waits") {
  const HttpServer server([](const Request&, Connection& connection) {
    while (connection.pause(100)) {
    }
  });
  FetchLimits limits;  // as in a venue: would wait 20 s and more
  std::stop_source stop;
  HttpFetcher fetcher(limits, stop.get_token());
  std::thread person([&] {
    while (server.requests().empty())
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    stop.request_stop();
  });
  FetchRequest request;
  request.url = server.url("/");
  const auto before = std::chrono::steady_clock::now();
  const FetchReply reply = fetcher.fetch(request);
  person.join();
  CHECK(reply.outcome == FetchReply::Outcome::cancelled);
  CHECK(!reply.problem);
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(5));
  CHECK(fetcher.fetch(request).outcome == FetchReply::Outcome::cancelled);
}

}  // namespace
}  // namespace noren
