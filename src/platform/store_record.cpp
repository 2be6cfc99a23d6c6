#include "platform/store_record.h"

#include <cstdint>

#include "platform/digest.h"

namespace noren {
namespace {

constexpr std::string_view kMagic = "NORENK1\n";
constexpr std::size_t kDigestAt = 8 + 4 + 8;

// Little-endian whatever the machine, so that a card can be moved.
void append_number(std::string& out, std::uint64_t number, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i)
    out += static_cast<char>(number >> (8 * i) & 0xFFU);
}

std::uint64_t number_at(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) {
    number = number << 8U | static_cast<unsigned char>(bytes[i]);
  }
  return number;
}

Sha256 digest_of(std::string_view head, std::string_view key, std::string_view content) {
  std::string covered(head);
  covered += key;
  // Two digests instead of one copy of a large content.
  const Sha256 inner = sha256(content);
  covered.append(inner.begin(), inner.end());
  return sha256(covered);
}

}  // namespace

std::string make_record(std::string_view key, std::string_view content) {
  std::string record(kMagic);
  append_number(record, key.size(), 4);
  append_number(record, content.size(), 8);
  const Sha256 digest = digest_of(record, key, content);
  record.append(digest.begin(), digest.end());
  record += key;
  record += content;
  return record;
}

std::optional<std::string> content_of(std::string_view record, std::string_view key) {
  if (record.size() < kRecordOverhead || !record.starts_with(kMagic)) return std::nullopt;
  const auto key_bytes = number_at(record.substr(8, 4));
  const auto content_bytes = number_at(record.substr(12, 8));
  const auto rest = record.size() - kRecordOverhead;
  if (key_bytes != key.size() || key_bytes > rest || content_bytes != rest - key_bytes) {
    return std::nullopt;
  }
  if (record.substr(kRecordOverhead, key.size()) != key) return std::nullopt;
  const auto content = record.substr(kRecordOverhead + key.size());
  const Sha256 digest = digest_of(record.substr(0, kDigestAt), key, content);
  const auto stored = record.substr(kDigestAt, digest.size());
  if (stored != std::string_view(reinterpret_cast<const char*>(digest.data()), digest.size())) {
    return std::nullopt;
  }
  return std::string(content);
}

}  // namespace noren
