#include "platform/http_connections.h"

#include <array>
#include <limits>
#include <mutex>
#include <string_view>

#include <curl/curl.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

namespace noren {
namespace {

constexpr std::size_t kHeaderLimit = 256U << 10U;
// Bodies of redirects and errors are read so that the connection can be kept, but not for long.
constexpr std::size_t kIgnoredBodyLimit = 64U << 10U;
constexpr const char* kUserAgent = "noren/" NOREN_VERSION " (venue signage)";

void start_curl_once() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

/// One transfer under way: what the callbacks of curl fill.
struct Transfer {
  CURL* easy = nullptr;
  const FetchLimits* limits = nullptr;
  const HttpExchange* exchange = nullptr;
  HttpAnswer answer;
  std::size_t header_bytes = 0;
  std::size_t ignored_bytes = 0;
  std::size_t body_bytes = 0;  // before the sieve
  enum class Stop { none, too_large, enough } stop = Stop::none;
};

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const char c = a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] - 'A' + 'a') : a[i];
    if (c != b[i]) return false;
  }
  return true;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

void take_header(HttpAnswer& answer, std::string_view line) {
  if (line.starts_with("HTTP/")) {  // a new head: what an interim answer said is void
    answer.content_type.clear();
    answer.etag.clear();
    answer.last_modified.clear();
    answer.retry_after.clear();
    answer.date.clear();
    answer.age.clear();
    answer.headers_at = std::chrono::steady_clock::now();
    return;
  }
  const std::array<std::pair<std::string_view, std::string*>, 6> wanted{{
      {"content-type", &answer.content_type},
      {"etag", &answer.etag},
      {"last-modified", &answer.last_modified},
      {"retry-after", &answer.retry_after},
      {"date", &answer.date},
      {"age", &answer.age},
  }};
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return;
  for (const auto& [name, target] : wanted) {
    if (equal_ignoring_case(line.substr(0, colon), name)) *target = trimmed(line.substr(colon + 1));
  }
}

std::size_t on_header(char* data, std::size_t size, std::size_t count, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  const std::size_t bytes = size * count;
  transfer.header_bytes += bytes;
  if (transfer.header_bytes > kHeaderLimit) {
    transfer.stop = Transfer::Stop::too_large;
    return 0;
  }
  take_header(transfer.answer, {data, bytes});
  return bytes;
}

std::size_t on_body(char* data, std::size_t size, std::size_t count, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  const std::size_t bytes = size * count;
  long status = 0;
  curl_easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
  if (status != 200 && status != 203) {
    transfer.ignored_bytes += bytes;
    if (transfer.ignored_bytes <= kIgnoredBodyLimit) return bytes;
    transfer.stop = Transfer::Stop::enough;
    return 0;
  }
  std::string& body = transfer.answer.body;
  const BodySieve& sieve = transfer.exchange->sieve;
  transfer.body_bytes += bytes;
  const std::size_t most = sieve ? transfer.limits->sieved : transfer.limits->body;
  if (transfer.body_bytes > most) {
    transfer.stop = Transfer::Stop::too_large;
    return 0;
  }
  if (sieve)
    sieve({data, bytes}, body);
  else
    body.append(data, bytes);
  if (body.size() <= transfer.limits->body) return bytes;
  transfer.stop = Transfer::Stop::too_large;
  return 0;
}

std::time_t clamped_time(Instant at) {
  using Limits = std::numeric_limits<std::time_t>;
  const auto seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
  if (seconds > static_cast<std::int64_t>(Limits::max())) return Limits::max();
  if (seconds < 0) return 0;
  return static_cast<std::time_t>(seconds);
}

/// Called by OpenSSL for each certificate of a chain, and for each thing that is wrong with one.
int on_certificate_at_unknown_time(int good, X509_STORE_CTX* chain) {
  if (good == 1 || X509_STORE_CTX_get_error(chain) != X509_V_ERR_CERT_NOT_YET_VALID) return good;
  X509_STORE_CTX_set_error(chain, X509_V_OK);
  return 1;
}

/// Called by curl before each handshake with OpenSSL's context.
CURLcode on_tls_context(CURL*, void* context, void* user) {
  const auto& transfer = *static_cast<const Transfer*>(user);
  auto* const tls = static_cast<SSL_CTX*>(context);
  if (transfer.exchange->verify_at) {
    const CertificateTime& time = *transfer.exchange->verify_at;
    X509_VERIFY_PARAM_set_time(SSL_CTX_get0_param(tls), clamped_time(time.at));
    if (time.certainty == CertificateTime::Certainty::at_least)
      SSL_CTX_set_verify(tls, SSL_VERIFY_PEER, on_certificate_at_unknown_time);
  }
  if (!transfer.limits->extra_ca_file.empty()) {
    // A file that can't be read leaves the system's certificates: the handshake then says so.
    X509_STORE_load_file(SSL_CTX_get_cert_store(tls), transfer.limits->extra_ca_file.c_str());
  }
  return CURLE_OK;
}

HttpFailure certificate_failure(long verdict) {
  switch (verdict) {
    case X509_V_OK:
    case X509_V_ERR_UNSPECIFIED:  // what curl leaves there when the chain is good but the name not
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
      return HttpFailure::certificate_host;
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return HttpFailure::certificate_expired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return HttpFailure::certificate_in_future;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
      return HttpFailure::certificate_self_signed;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      return HttpFailure::certificate_issuer;
    default:
      return HttpFailure::certificate_other;
  }
}

HttpFailure timeout_failure(const Transfer& transfer) {
  curl_off_t connected = 0;
  curl_easy_getinfo(transfer.easy, CURLINFO_PRETRANSFER_TIME_T, &connected);
  if (connected == 0) return HttpFailure::connect_timeout;
  curl_off_t total = 0;
  curl_easy_getinfo(transfer.easy, CURLINFO_TOTAL_TIME_T, &total);
  // curl's timers count whole milliseconds and may go off a fraction before the limit.
  const auto limit = std::chrono::microseconds(transfer.limits->total - Millis(10));
  return std::chrono::microseconds(total) >= limit ? HttpFailure::total_timeout
                                                   : HttpFailure::too_slow;
}

HttpFailure failure_of(CURLcode code, const Transfer& transfer) {
  if (transfer.stop == Transfer::Stop::too_large) return HttpFailure::too_large;
  switch (code) {
    case CURLE_URL_MALFORMAT:
      return HttpFailure::bad_url;
    case CURLE_UNSUPPORTED_PROTOCOL:
      return HttpFailure::scheme;
    case CURLE_COULDNT_RESOLVE_HOST:
      return HttpFailure::name_unknown;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
      return HttpFailure::proxy;
    case CURLE_COULDNT_CONNECT:
      return HttpFailure::refused;
    case CURLE_OPERATION_TIMEDOUT:
      return timeout_failure(transfer);
    case CURLE_PEER_FAILED_VERIFICATION: {
      long verdict = 0;
      curl_easy_getinfo(transfer.easy, CURLINFO_SSL_VERIFYRESULT, &verdict);
      return certificate_failure(verdict);
    }
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER:
      return HttpFailure::tls;
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return HttpFailure::cut;
    case CURLE_FILESIZE_EXCEEDED:
      return HttpFailure::too_large;
    case CURLE_BAD_CONTENT_ENCODING:
      return HttpFailure::encoding;
    default:
      return HttpFailure::other;
  }
}

std::string size_words(std::size_t bytes) {
  return bytes >= (1U << 20U) ? std::to_string(bytes >> 20U) + " MB"
                              : std::to_string(bytes >> 10U) + " KB";
}

void set_limits(CURL* easy, const FetchLimits& limits) {
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total.count()));
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(limits.slow_bytes_per_second));
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.slow_for.count()));
  curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.body));
  // A name look-up that hangs is left behind, not waited for.
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
  curl_easy_setopt(easy, CURLOPT_USERAGENT, kUserAgent);
}

void set_callbacks(CURL* easy, Transfer& transfer) {
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
  curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, on_tls_context);
  curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, &transfer);
}

using HeaderList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

HeaderList header_list(const std::vector<std::string>& lines) {
  HeaderList list(nullptr, curl_slist_free_all);
  for (const auto& line : lines) {
    curl_slist* const longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) break;
    [[maybe_unused]] auto* const same = list.release();  // append gives the same head
    list.reset(longer);
  }
  return list;
}

/// Runs the one transfer of `multi` to its end; nothing when it was told to stop.
std::optional<CURLcode> run(CURLM* multi, const std::stop_token& stop) {
  const std::stop_callback wake(stop, [multi] { curl_multi_wakeup(multi); });
  while (!stop.stop_requested()) {
    int running = 0;
    if (curl_multi_perform(multi, &running) != CURLM_OK) return CURLE_FAILED_INIT;
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
      if (message->msg == CURLMSG_DONE) return message->data.result;
    }
    if (running == 0) return CURLE_FAILED_INIT;
    if (curl_multi_poll(multi, nullptr, 0, 1000, nullptr) != CURLM_OK) return CURLE_FAILED_INIT;
  }
  return std::nullopt;
}

}  // namespace

struct HttpConnections::Handles {
  std::unique_ptr<CURLM, decltype(&curl_multi_cleanup)> multi{nullptr, curl_multi_cleanup};
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> easy{nullptr, curl_easy_cleanup};
};

HttpConnections::HttpConnections(FetchLimits limits, std::stop_token stop)
    : limits_(std::move(limits)), stop_(std::move(stop)) {
  start_curl_once();
  handles_ = std::make_unique<Handles>();
  handles_->multi.reset(curl_multi_init());
  handles_->easy.reset(curl_easy_init());
}

HttpConnections::~HttpConnections() = default;

HttpAnswer HttpConnections::exchange(const HttpExchange& exchange) {
  CURLM* const multi = handles_->multi.get();
  CURL* const easy = handles_->easy.get();
  Transfer transfer;
  if (multi == nullptr || easy == nullptr) return transfer.answer;
  transfer.easy = easy;
  transfer.limits = &limits_;
  transfer.exchange = &exchange;

  curl_easy_reset(easy);  // keeps connections, names and TLS sessions
  std::array<char, CURL_ERROR_SIZE> words{};
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, words.data());
  curl_easy_setopt(easy, CURLOPT_URL, exchange.url.c_str());
  const HeaderList headers = header_list(exchange.header_lines);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers.get());
  set_limits(easy, limits_);
  if (exchange.sieve)
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits_.sieved));
  set_callbacks(easy, transfer);

  if (curl_multi_add_handle(multi, easy) != CURLM_OK) return transfer.answer;
  const auto code = run(multi, stop_);
  curl_multi_remove_handle(multi, easy);

  HttpAnswer& answer = transfer.answer;
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  answer.status = static_cast<int>(status);
  const char* redirect = nullptr;
  curl_easy_getinfo(easy, CURLINFO_REDIRECT_URL, &redirect);
  if (redirect != nullptr) answer.redirect = redirect;
  if (!code) {
    answer.end = HttpAnswer::End::cancelled;
  } else if (*code == CURLE_OK || transfer.stop == Transfer::Stop::enough) {
    answer.end = HttpAnswer::End::complete;
  } else {
    answer.failure = failure_of(*code, transfer);
    answer.detail = answer.failure == HttpFailure::too_large ? size_words(limits_.body)
                                                             : curl_easy_strerror(*code);
  }
  curl_easy_reset(easy);  // forgets the addresses of what ends here
  return std::move(transfer.answer);
}

}  // namespace noren
