#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace noren {

/// Bytes of a record beyond its key and content.
constexpr std::size_t kRecordOverhead = 8 + 4 + 8 + 32;

/// A file of the store: magic with version, length of key and content, SHA-256 over all but
/// itself, key, content. SHA-256 rather than a CRC because OpenSSL is linked for TLS anyway, it is
/// fast enough for megabytes, and no damage passes it, zeros included.
std::string make_record(std::string_view key, std::string_view content);

/// The content of `record`, when it is whole and belongs to `key`.
std::optional<std::string> content_of(std::string_view record, std::string_view key);

}  // namespace noren
