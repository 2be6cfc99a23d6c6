#include "platform/secrets.h"

#include <algorithm>
#include <cstdlib>

#include "platform/local_source.h"

namespace noren {
namespace {

constexpr std::size_t kLongestSecret = 4096;

bool is_one_line(std::string_view value) {
  return std::none_of(value.begin(), value.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

Result<std::string> checked(std::string secret, const std::string& where,
                            const std::string& source) {
  if (secret.empty()) {
    return fail(where, say("{} が空です。鍵を入れてください。", "{} is empty: put the key into it",
                           source));
  }
  if (secret.size() > kLongestSecret || !is_one_line(secret)) {
    return fail(where, say("{} の中身は鍵ではないようです（1行で書いてください）。",
                           "{} does not look like a key: it must be one line", source));
  }
  return secret;
}

Result<std::string> from_environment(const std::string& name, const std::string& where) {
  const char* const value = std::getenv(name.c_str());
  if (value == nullptr) {
    return fail(where,
                say("環境変数 {} がありません。", "the environment variable {} is not set", name));
  }
  return checked(value, where, "$ENV{" + name + "}");
}

Result<std::string> from_file(const std::string& name, const std::filesystem::path& folder,
                              const std::string& where) {
  auto file = read_local_file(local_path(name, folder), std::nullopt, kLongestSecret);
  if (!file) {
    return fail(where, say("鍵のファイル「{}」を読めません。",
                           "the key's file \"{}\" can't be read", name));
  }
  std::string secret = std::move(file->bytes);
  while (!secret.empty() && (secret.back() == '\n' || secret.back() == '\r'))
    secret.pop_back();
  return checked(std::move(secret), where, "$FILE{" + name + "}");
}

}  // namespace

Result<std::string> resolve_secrets(std::string_view value, const std::filesystem::path& folder,
                                    const std::string& where) {
  static constexpr std::string_view kEnvironment = "$ENV{";
  static constexpr std::string_view kFile = "$FILE{";
  std::string out;
  while (!value.empty()) {
    const auto start = std::min(value.find(kEnvironment), value.find(kFile));
    out += value.substr(0, start);
    if (start == std::string_view::npos) break;
    value.remove_prefix(start);
    const bool in_environment = value.starts_with(kEnvironment);
    value.remove_prefix(in_environment ? kEnvironment.size() : kFile.size());
    const auto end = value.find('}');
    if (end == std::string_view::npos) {
      return fail(where, say("{} の終わりの }} がありません。", "{} lacks its closing brace",
                             in_environment ? "$ENV{" : "$FILE{"));
    }
    const std::string name(value.substr(0, end));
    auto secret = in_environment ? from_environment(name, where) : from_file(name, folder, where);
    if (!secret) return secret;
    out += *secret;
    value.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace noren
