#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace noren {

/// The last good answer of a source as the store keeps it: validators and body in one record, so
/// that no power cut can pair an ETag with a body that it does not belong to. To keep an unchanged
/// feed from being written again and again, put it only when the body differs: servers that send a
/// new ETag for the same bytes are common.
struct KeptAnswer {
  std::string url;  // asked for; a kept answer of another address is not this source's
  std::string content_type;
  std::string etag;
  std::string last_modified;
  std::string body;

  bool operator==(const KeptAnswer&) const = default;
};

std::string pack(const KeptAnswer& answer);

/// Nothing when `bytes` were not made by pack().
std::optional<KeptAnswer> unpack_answer(std::string_view bytes);

}  // namespace noren
