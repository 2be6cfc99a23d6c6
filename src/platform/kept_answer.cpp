#include "platform/kept_answer.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace noren {
namespace {

constexpr std::string_view kMagic = "answer 1\n";

// "LENGTH:BYTES" each, as netstrings do.
void append_field(std::string& out, std::string_view field) {
  out += std::to_string(field.size());
  out += ':';
  out += field;
}

bool take_field(std::string_view& bytes, std::string& field) {
  const auto colon = std::min(bytes.find(':'), bytes.size());
  std::size_t size = 0;
  const auto* const end = bytes.data() + colon;
  const auto [stop, error] = std::from_chars(bytes.data(), end, size);
  if (colon == bytes.size() || error != std::errc() || stop != end) return false;
  bytes.remove_prefix(colon + 1);
  if (size > bytes.size()) return false;
  field = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return true;
}

}  // namespace

std::string pack(const KeptAnswer& answer) {
  std::string out(kMagic);
  for (const auto* field : {&answer.url, &answer.content_type, &answer.etag,
                            &answer.last_modified, &answer.body}) {
    append_field(out, *field);
  }
  return out;
}

std::optional<KeptAnswer> unpack_answer(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return std::nullopt;
  bytes.remove_prefix(kMagic.size());
  KeptAnswer answer;
  for (auto* field : {&answer.url, &answer.content_type, &answer.etag, &answer.last_modified,
                      &answer.body}) {
    if (!take_field(bytes, *field)) return std::nullopt;
  }
  return bytes.empty() ? std::optional(answer) : std::nullopt;
}

}  // namespace noren
