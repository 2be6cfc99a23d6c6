#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

struct ssl_ctx_st;
struct ssl_st;

namespace noren::testing {

/// What a client asked for.
struct Request {
  std::string path;
  std::map<std::string, std::string> headers;  // names in lower case
};

/// One accepted connection, as a handler sees it. Every call returns false once the client has
/// gone or the server is being torn down: a handler that loops ends by that.
class Connection {
 public:
  Connection(int fd, ssl_st* tls, const std::atomic<bool>& ending);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Reads up to the end of the request's head.
  bool read_request(Request& request);
  bool send(std::string_view bytes);
  /// Sleeps, watching for the client to leave.
  bool pause(int milliseconds);

 private:
  bool readable(int milliseconds) const;

  int fd_;
  ssl_st* tls_;
  const std::atomic<bool>& ending_;
};

/// A real HTTP server on loopback, with or without TLS, one thread per connection. What it says
/// to each path is the test's.
class HttpServer {
 public:
  using Handler = std::function<void(const Request&, Connection&)>;

  /// `certificate` and `key` in PEM make it an HTTPS server.
  explicit HttpServer(Handler handler, const std::string& certificate = {},
                      const std::string& key = {});
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  [[nodiscard]] int port() const { return port_; }
  /// "http://127.0.0.1:PORT" + path, https with TLS; `host` instead of the number where given.
  [[nodiscard]] std::string url(std::string_view path, std::string_view host = "127.0.0.1") const;

  [[nodiscard]] std::vector<Request> requests() const;
  [[nodiscard]] int connections() const { return connections_; }

 private:
  void accept_all();
  void serve(int fd);

  Handler handler_;
  std::unique_ptr<ssl_ctx_st, void (*)(ssl_ctx_st*)> tls_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> ending_{false};
  std::atomic<int> connections_{0};
  mutable std::mutex mutex_;
  std::vector<Request> requests_;
  std::vector<std::thread> workers_;
  std::thread acceptor_;
};

/// A whole answer with Content-Length and a Date.
std::string answer(int status, std::string_view body,
                   const std::vector<std::string>& header_lines = {});

}  // namespace noren::testing
