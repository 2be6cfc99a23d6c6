#include "platform/digest.h"

#include <algorithm>

#include <openssl/sha.h>

namespace noren {

Sha256 sha256(std::string_view bytes) {
  Sha256 digest{};
  std::array<unsigned char, 1> empty{};
  const auto* const data =
      bytes.empty() ? empty.data() : reinterpret_cast<const unsigned char*>(bytes.data());
  SHA256(data, bytes.size(), digest.data());
  return digest;
}

std::string hex(const Sha256& digest, std::size_t count) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < std::min(count, digest.size()); ++i) {
    out += kDigits[digest.at(i) >> 4U];
    out += kDigits[digest.at(i) & 15U];
  }
  return out;
}

}  // namespace noren
