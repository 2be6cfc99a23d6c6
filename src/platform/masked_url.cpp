#include "platform/masked_url.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace noren {
namespace {

constexpr std::string_view kMask = "***";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool names_a_secret(std::string_view name) {
  static constexpr std::array<std::string_view, 10> kHints{
      "key", "token", "secret", "sig", "pass", "pwd", "auth", "code", "session", "credential"};
  const std::string low = lowered(name);
  return std::any_of(kHints.begin(), kHints.end(),
                     [&](std::string_view hint) { return low.find(hint) != std::string::npos; });
}

// Long and mixed of letters and digits, as no word or date is.
bool looks_secret(std::string_view value) {
  return value.size() >= 20 && std::any_of(value.begin(), value.end(), is_digit) &&
         std::any_of(value.begin(), value.end(), is_letter);
}

std::string masked_path(std::string_view path) {
  static constexpr std::string_view kPrivate = "/private-";
  std::string out(path);
  for (auto at = out.find(kPrivate); at != std::string::npos; at = out.find(kPrivate, at + 1)) {
    const auto from = at + kPrivate.size();
    const auto to = std::min(out.find('/', from), out.size());
    out.replace(from, to - from, kMask);
  }
  return out;
}

std::string masked_query(std::string_view query) {
  std::string out;
  while (true) {
    const auto end = std::min(query.find('&'), query.size());
    const auto part = query.substr(0, end);
    const auto equals = part.find('=');
    if (equals == std::string_view::npos) {
      out += looks_secret(part) ? kMask : part;
    } else {
      const auto name = part.substr(0, equals);
      const auto value = part.substr(equals + 1);
      out += name;
      out += '=';
      out += names_a_secret(name) || looks_secret(value) ? kMask : value;
    }
    if (end == query.size()) return out;
    out += '&';
    query.remove_prefix(end + 1);
  }
}

}  // namespace

std::string masked_url(std::string_view url) {
  std::string out;
  if (const auto scheme = url.find("://"); scheme != std::string_view::npos) {
    const auto rest = url.substr(scheme + 3);
    const auto authority = rest.substr(0, std::min(rest.find_first_of("/?#"), rest.size()));
    out = url.substr(0, scheme + 3);
    const auto at = authority.rfind('@');
    if (at != std::string_view::npos) {
      out += kMask;
      out += authority.substr(at);
    } else {
      out += authority;
    }
    url = rest.substr(authority.size());
  }
  const auto fragment = std::min(url.find('#'), url.size());
  const auto query = std::min(url.find('?'), fragment);
  out += masked_path(url.substr(0, query));
  if (query < fragment) {
    out += '?';
    out += masked_query(url.substr(query + 1, fragment - query - 1));
  }
  if (fragment < url.size()) {
    out += '#';
    out += kMask;
  }
  return printable(out);
}

}  // namespace noren
