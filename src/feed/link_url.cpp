#include "feed/link_url.h"

#include <algorithm>
#include <vector>

namespace noren {
namespace {

struct UrlParts {
  std::string scheme;     // lower case, without ":"; empty: relative
  std::string authority;  // without "//"
  bool has_authority = false;
  std::string path;
  std::string rest;  // "?query#fragment"
};

bool is_scheme_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
         c == '-' || c == '.';
}

UrlParts split(std::string_view url) {
  UrlParts parts;
  const std::size_t colon = url.find(':');
  const bool schemed =
      colon != std::string_view::npos && colon > 0 &&
      std::all_of(url.begin(), url.begin() + static_cast<std::ptrdiff_t>(colon), is_scheme_part);
  if (schemed) {
    parts.scheme = url.substr(0, colon);
    for (char& c : parts.scheme)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    url.remove_prefix(colon + 1);
  }
  if (url.substr(0, 2) == "//") {
    const std::size_t end = std::min(url.find_first_of("/?#", 2), url.size());
    parts.has_authority = true;
    parts.authority = url.substr(2, end - 2);
    url.remove_prefix(end);
  }
  const std::size_t end = std::min(url.find_first_of("?#"), url.size());
  parts.path = url.substr(0, end);
  parts.rest = url.substr(end);
  return parts;
}

/// `path` without "." and ".." steps.
std::string without_dots(std::string_view path) {
  std::vector<std::string_view> steps;
  bool folder = false;
  const bool absolute = !path.empty() && path.front() == '/';
  while (!path.empty()) {
    if (path.front() == '/') path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view step = path.substr(0, end);
    folder = step == "." || step == ".." || (step.empty() && end == path.size());
    if (step == ".." && !steps.empty()) steps.pop_back();
    if (step != "." && step != ".." && !(step.empty() && end == path.size())) steps.push_back(step);
    path.remove_prefix(end);
  }
  std::string joined;
  for (const std::string_view step : steps)
    joined.append(joined.empty() && !absolute ? "" : "/").append(step);
  if (folder || joined.empty()) joined += '/';
  return joined;
}

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash + 1));
}

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!text.empty() && blank(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && blank(text.back()))
    text.remove_suffix(1);
  return text;
}

bool is_web(std::string_view scheme) {
  return scheme == "http" || scheme == "https";
}

constexpr std::string_view kFile = "file:";

std::string joined(const UrlParts& parts) {
  return parts.scheme + "://" + parts.authority + parts.path + parts.rest;
}

/// `reference`, which names no scheme, as seen from the web address `base`.
UrlParts resolved(UrlParts reference, const UrlParts& base) {
  reference.scheme = base.scheme;
  if (reference.has_authority) return reference;
  reference.authority = base.authority;
  if (reference.path.empty()) {
    reference.path = base.path;
    if (reference.rest.empty() || reference.rest.front() == '#')
      reference.rest = base.rest.substr(0, base.rest.find('#')) + reference.rest;
  } else if (reference.path.front() == '/') {
    reference.path = without_dots(reference.path);
  } else {
    std::string folder = folder_of(base.path);
    if (folder.empty()) folder = "/";
    reference.path = without_dots(folder + reference.path);
  }
  return reference;
}

}  // namespace

std::optional<std::string> link_url(std::string_view reference, std::string_view base) {
  reference = trimmed(reference);
  const bool unfit = std::any_of(reference.begin(), reference.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
  });
  if (reference.empty() || reference.size() > kLongestUrl || unfit) return std::nullopt;
  UrlParts parts = split(reference);
  if (parts.scheme.empty() && reference.substr(0, 4) == "www.")
    parts = split("https://" + std::string(reference));
  if (parts.scheme.empty()) {
    const UrlParts from = split(base);
    if (!is_web(from.scheme)) return std::nullopt;
    parts = resolved(std::move(parts), from);
  }
  if (!is_web(parts.scheme) || parts.authority.empty()) return std::nullopt;
  std::string url = joined(parts);
  if (url.size() > kLongestUrl) return std::nullopt;
  return url;
}

std::optional<std::string> image_url(std::string_view reference, std::string_view base) {
  const bool file_feed = base.substr(0, kFile.size()) == kFile;
  const std::string_view path = trimmed(reference);
  const bool by_file = path.substr(0, kFile.size()) == kFile;
  const std::string scheme = split(path).scheme;
  if (!file_feed || (!by_file && (is_web(scheme) || path.substr(0, 4) == "www.")))
    return link_url(reference, base);
  const bool foreign = !by_file && (scheme == "data" || scheme == "ftp" || scheme == "javascript");
  const std::string_view plain = by_file ? path.substr(kFile.size()) : path;
  const bool unfit = std::any_of(plain.begin(), plain.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (plain.empty() || plain.size() > kLongestUrl || foreign || unfit) return std::nullopt;
  if (plain.front() == '/') return std::string(kFile).append(plain);
  return std::string(kFile).append(folder_of(base.substr(kFile.size()))).append(plain);
}

}  // namespace noren
