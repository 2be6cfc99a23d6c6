#include "platform/http_fetcher.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <condition_variable>
#include <mutex>
#include <string_view>

#include "platform/http_date.h"
#include "platform/http_url.h"

namespace noren {
namespace {

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    const auto low = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return low(x) == low(y);
  });
}

bool is_header_name(std::string_view name) {
  static constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           kMarks.find(c) != std::string_view::npos;
  });
}

bool is_one_line(std::string_view value) {
  return value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

/// What any server may be told; every other header of the configuration may hold a key.
bool is_public(std::string_view name) {
  return equal_ignoring_case(name, "Accept") || equal_ignoring_case(name, "Accept-Language");
}

// curl sends an empty value only when the line ends with a semicolon.
std::string header_line(const std::string& name, const std::string& value) {
  return value.empty() ? name + ";" : name + ": " + value;
}

std::vector<std::string> header_lines(const FetchRequest& request, bool trusted) {
  std::vector<std::string> lines;
  for (const auto& [name, value] : request.headers) {
    if (trusted || is_public(name)) lines.push_back(header_line(name, value));
  }
  if (!request.etag.empty() && is_one_line(request.etag)) {
    lines.push_back(header_line("If-None-Match", request.etag));
  }
  if (!request.last_modified.empty() && is_one_line(request.last_modified)) {
    lines.push_back(header_line("If-Modified-Since", request.last_modified));
  }
  return lines;
}

/// `Date`, moved on by the time the answer lay in caches (`Age`) and by the time since it came.
std::optional<ServerTime> server_time(const HttpAnswer& answer, const HttpUrl& url) {
  const auto date = parse_http_date(answer.date);
  if (!date) return std::nullopt;
  int age = 0;
  constexpr int kOldest = 7 * 24 * 3600;
  std::from_chars(answer.age.data(), answer.age.data() + answer.age.size(), age);
  const auto since = std::chrono::steady_clock::now() - answer.headers_at;
  return ServerTime{
      *date + std::chrono::seconds(std::clamp(age, 0, kOldest)) +
          std::chrono::duration_cast<Millis>(since),
      url.secure() ? ServerTime::Origin::verified_tls : ServerTime::Origin::plain_http};
}

bool is_redirect(int status) {
  static constexpr std::array<int, 5> kStatuses{301, 302, 303, 307, 308};
  return std::find(kStatuses.begin(), kStatuses.end(), status) != kStatuses.end();
}

/// What the pacer knows a server by: two ports of a host are two services.
std::string server_of(const HttpUrl& url) {
  return url.host + ":" + url.port;
}

FetchReply failed(FetchReply reply, Problem problem) {
  reply.outcome = FetchReply::Outcome::failed;
  reply.body.clear();
  reply.problem = std::move(problem);
  return reply;
}

/// The reply to the last answer of a chain of redirects.
FetchReply finish(FetchReply reply, HttpAnswer answer, const HttpUrl& url,
                  const FetchRequest& request) {
  reply.status = answer.status;
  reply.final_url = url.url;
  if (answer.end == HttpAnswer::End::cancelled) {
    reply.outcome = FetchReply::Outcome::cancelled;
    return reply;
  }
  reply.server_time = server_time(answer, url);
  if (answer.end == HttpAnswer::End::failed) {
    return failed(std::move(reply),
                  http_problem(answer.failure, request.url, url.host, answer.detail));
  }
  reply.content_type = std::move(answer.content_type);
  reply.etag = std::move(answer.etag);
  reply.last_modified = std::move(answer.last_modified);
  const auto now = parse_http_date(answer.date);
  const auto here = std::chrono::floor<Millis>(std::chrono::system_clock::now());
  reply.retry_after = parse_retry_after(answer.retry_after, now.value_or(here));
  const bool conditional = !request.etag.empty() || !request.last_modified.empty();
  if (answer.status == 304 && conditional) {
    reply.outcome = FetchReply::Outcome::not_modified;
    return reply;
  }
  const bool empty = answer.status == 204 || answer.status == 205 || answer.body.empty();
  if (answer.status >= 200 && answer.status < 300 && empty) {
    return failed(std::move(reply), http_problem(HttpFailure::empty, request.url, url.host, {}));
  }
  if (answer.status != 200 && answer.status != 203) {
    return failed(std::move(reply), http_status_problem(answer.status, request.url, url.host));
  }
  reply.outcome = FetchReply::Outcome::fetched;
  reply.body = std::move(answer.body);
  return reply;
}

std::optional<Problem> refusal(const FetchRequest& request, const std::optional<HttpUrl>& url) {
  if (!url || !is_one_line(request.url)) {
    return http_problem(HttpFailure::bad_url, request.url, {}, {});
  }
  if (url->scheme != "http" && url->scheme != "https") {
    return http_problem(HttpFailure::scheme, request.url, url->host, url->scheme);
  }
  if (url->host.empty()) return http_problem(HttpFailure::bad_url, request.url, {}, {});
  for (const auto& [name, value] : request.headers) {
    if (is_header_name(name) && is_one_line(value)) continue;
    return http_problem(HttpFailure::header, request.url, url->host, name);
  }
  return std::nullopt;
}

}  // namespace

HttpFetcher::HttpFetcher(FetchLimits limits, std::stop_token stop)
    : limits_(limits), stop_(stop), connections_(std::move(limits), std::move(stop)) {}

std::optional<FetchReply> HttpFetcher::wait_for_turn(const FetchRequest& request,
                                                     const HttpUrl& url) {
  constexpr Millis kLongestWait = std::chrono::minutes(1);
  const auto now = std::chrono::steady_clock::now();
  const Millis wait =
      pacer_.wait_before(server_of(url), request.pace_requests, request.pace_per, now);
  FetchReply reply;
  if (wait > kLongestWait) {
    // No status: the server was not asked.
    reply.retry_after = wait;
    return failed(std::move(reply), http_problem(HttpFailure::not_yet, request.url, url.host, {}));
  }
  std::mutex mutex;
  std::unique_lock lock(mutex);
  std::condition_variable_any woken;
  woken.wait_for(lock, stop_, wait, [] { return false; });
  if (stop_.stop_requested()) {
    reply.outcome = FetchReply::Outcome::cancelled;
    return reply;
  }
  pacer_.sent(server_of(url), std::chrono::steady_clock::now());
  return std::nullopt;
}

FetchReply HttpFetcher::fetch(const FetchRequest& request) {
  const auto url = parse_http_url(request.url);
  if (auto problem = refusal(request, url)) return failed({}, std::move(*problem));
  if (auto refused = wait_for_turn(request, *url)) return std::move(*refused);
  FetchReply reply = fetch_now(request, *url);
  constexpr int kTooMany = 429;
  if (reply.retry_after && reply.status == kTooMany) {
    // It is the end of the redirects that complains.
    const auto end = parse_http_url(reply.final_url);
    pacer_.rest(server_of(end.value_or(*url)),
                std::chrono::steady_clock::now() + *reply.retry_after);
  }
  return reply;
}

FetchReply HttpFetcher::fetch_now(const FetchRequest& request, HttpUrl url) {
  FetchReply reply;
  const HttpUrl origin = url;
  bool permanent = true;  // so far
  bool trusted = true;    // never again once the chain left the origin
  for (int redirects = 0;; ++redirects) {
    trusted = trusted && shares_trust(origin, url);
    HttpAnswer answer = connections_.exchange(
        {url.url, header_lines(request, trusted), request.verify_at, request.sieve});
    const bool onward = answer.end == HttpAnswer::End::complete && is_redirect(answer.status) &&
                        !answer.redirect.empty();
    if (!onward) return finish(std::move(reply), std::move(answer), url, request);
    reply.status = answer.status;
    reply.server_time = server_time(answer, url);
    if (redirects == limits_.redirects) {
      return failed(std::move(reply), http_problem(HttpFailure::redirects, request.url, url.host,
                                                   std::to_string(limits_.redirects)));
    }
    const auto next = parse_http_url(answer.redirect);
    if (!next || (next->scheme != "http" && next->scheme != "https") || next->host.empty()) {
      return failed(std::move(reply), http_problem(HttpFailure::redirect_scheme, request.url,
                                                   url.host, next ? next->scheme : "?"));
    }
    permanent = permanent && (answer.status == 301 || answer.status == 308);
    if (permanent) reply.moved_to = next->url;
    url = *next;
  }
}

}  // namespace noren
