#include "support/http_server.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace noren::testing {
namespace {

std::string lowered(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

Request parse(const std::string& head) {
  Request request;
  const auto line_end = head.find("\r\n");
  const auto path = head.find(' ') + 1;
  request.path = head.substr(path, head.find(' ', path) - path);
  for (auto at = line_end + 2; at < head.size();) {
    const auto end = std::min(head.find("\r\n", at), head.size());
    const auto line = head.substr(at, end - at);
    const auto colon = line.find(':');
    if (colon != std::string::npos) {
      const auto value = line.find_first_not_of(' ', colon + 1);
      request.headers[lowered(line.substr(0, colon))] =
          value == std::string::npos ? "" : line.substr(value);
    }
    at = end + 2;
  }
  return request;
}

ssl_ctx_st* tls_context(const std::string& certificate, const std::string& key) {
  SSL_CTX* const context = SSL_CTX_new(TLS_server_method());
  BIO* bio = BIO_new_mem_buf(certificate.data(), static_cast<int>(certificate.size()));
  X509* const x509 = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
  BIO_free(bio);
  bio = BIO_new_mem_buf(key.data(), static_cast<int>(key.size()));
  EVP_PKEY* const private_key = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
  BIO_free(bio);
  const bool good = SSL_CTX_use_certificate(context, x509) == 1 &&
                    SSL_CTX_use_PrivateKey(context, private_key) == 1;
  X509_free(x509);
  EVP_PKEY_free(private_key);
  if (!good) throw std::runtime_error("the test's certificate can't be used");
  return context;
}

}  // namespace

Connection::Connection(int fd, ssl_st* tls, const std::atomic<bool>& ending)
    : fd_(fd), tls_(tls), ending_(ending) {}

Connection::~Connection() {
  if (tls_ != nullptr) {
    SSL_shutdown(tls_);
    SSL_free(tls_);
  }
  close(fd_);
}

bool Connection::readable(int milliseconds) const {
  if (tls_ != nullptr && SSL_pending(tls_) > 0) return true;
  pollfd waiting{fd_, POLLIN, 0};
  return poll(&waiting, 1, milliseconds) > 0;
}

bool Connection::read_request(Request& request) {
  std::string head;
  while (!ending_) {
    if (!readable(20)) continue;
    char byte = 0;
    const auto got =
        tls_ != nullptr ? SSL_read(tls_, &byte, 1) : static_cast<int>(recv(fd_, &byte, 1, 0));
    if (got <= 0) return false;
    head += byte;
    if (head.ends_with("\r\n\r\n")) {
      request = parse(head);
      return true;
    }
  }
  return false;
}

bool Connection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    if (ending_) return false;
    pollfd waiting{fd_, POLLOUT, 0};
    if (poll(&waiting, 1, 20) <= 0) continue;
    // In pieces, so that a client that stops reading is noticed between them.
    const auto piece = std::min<std::size_t>(bytes.size(), 16U << 10U);
    const auto sent =
        tls_ != nullptr
            ? SSL_write(tls_, bytes.data(), static_cast<int>(piece))
            : static_cast<int>(::send(fd_, bytes.data(), piece, MSG_NOSIGNAL | MSG_DONTWAIT));
    if (sent < 0 && tls_ == nullptr && (errno == EAGAIN || errno == EINTR)) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool Connection::pause(int milliseconds) {
  for (; milliseconds > 0; milliseconds -= 20) {
    if (ending_) return false;
    pollfd waiting{fd_, POLLRDHUP, 0};
    if (poll(&waiting, 1, std::min(milliseconds, 20)) > 0) return false;
  }
  return !ending_;
}

HttpServer::HttpServer(Handler handler, const std::string& certificate, const std::string& key)
    : handler_(std::move(handler)), tls_(nullptr, SSL_CTX_free) {
  // A proxy of the machine's environment must not come between.
  setenv("no_proxy", "*", 1);
  std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes to clients that have left
  if (!certificate.empty()) tls_.reset(tls_context(certificate, key));
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  if (bind(listener_, generic, size) != 0 || listen(listener_, 16) != 0 ||
      getsockname(listener_, generic, &size) != 0) {
    throw std::runtime_error("no socket on loopback");
  }
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

HttpServer::~HttpServer() {
  ending_ = true;
  acceptor_.join();
  for (auto& worker : workers_)
    worker.join();
  close(listener_);
}

void HttpServer::accept_all() {
  while (!ending_) {
    pollfd waiting{listener_, POLLIN, 0};
    if (poll(&waiting, 1, 20) <= 0) continue;
    const int fd = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd < 0) continue;
    ++connections_;
    workers_.emplace_back([this, fd] { serve(fd); });
  }
}

void HttpServer::serve(int fd) {
  SSL* tls = nullptr;
  if (tls_) {
    tls = SSL_new(tls_.get());
    SSL_set_fd(tls, fd);
    if (SSL_accept(tls) != 1) {
      SSL_free(tls);
      close(fd);
      return;
    }
  }
  Connection connection(fd, tls, ending_);
  Request request;
  while (connection.read_request(request)) {
    {
      const std::lock_guard lock(mutex_);
      requests_.push_back(request);
    }
    handler_(request, connection);
    if (request.headers["x-test"] == "close" || request.path.starts_with("/cut")) return;
  }
}

std::string HttpServer::url(std::string_view path, std::string_view host) const {
  std::string url = tls_ ? "https://" : "http://";
  url += host;
  url += ':';
  url += std::to_string(port_);
  url += path;
  return url;
}

std::vector<Request> HttpServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

std::string answer(int status, std::string_view body,
                   const std::vector<std::string>& header_lines) {
  std::string out = "HTTP/1.1 " + std::to_string(status) + " Status\r\n";
  for (const auto& line : header_lines)
    out += line + "\r\n";
  out += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  out += body;
  return out;
}

}  // namespace noren::testing
