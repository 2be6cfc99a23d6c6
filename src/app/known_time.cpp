#include "app/known_time.h"

#include <charconv>
#include <string>

namespace noren {
namespace {

constexpr const char* kKey = "last known time";

}  // namespace

std::optional<Instant> known_time(Store& store) {
  const auto text = store.get(kKey);
  if (!text) return std::nullopt;
  std::int64_t ms = 0;
  const auto parsed = std::from_chars(text->data(), text->data() + text->size(), ms);
  if (parsed.ec != std::errc{}) return std::nullopt;
  return Instant(Millis(ms));
}

void keep_known_time(Store& store, Instant now) {
  const auto kept = known_time(store);
  if (kept && now - *kept < std::chrono::days(1) && now >= *kept) return;
  store.put(kKey, std::to_string(now.time_since_epoch().count()));
}

}  // namespace noren
