#include "scene/display_list.h"

#include <array>
#include <cmath>

namespace noren {

Color color_at(const Paint& paint, int at, int length) {
  const double t = length > 1 ? static_cast<double>(at) / (length - 1) : 0;
  const auto channel = [t](std::uint8_t from, std::uint8_t to) {
    return static_cast<std::uint8_t>(std::lround(from + t * (to - from)));
  };
  return {channel(paint.from.r, paint.to.r), channel(paint.from.g, paint.to.g),
          channel(paint.from.b, paint.to.b), channel(paint.from.a, paint.to.a)};
}

std::string_view name_of(TextRole role) {
  // In the order of the enumeration.
  static constexpr std::array<std::string_view, 24> kNames{
      "month",     "day",  "weekday", "time",    "kind",    "title", "place",   "description",
      "countdown", "row",  "excerpt", "tagline", "name",    "line",  "pillar",  "caption",
      "clock",     "date", "status",  "stamp",   "heading", "pager", "message", "notice"};
  static_assert(kNames.size() == static_cast<std::size_t>(TextRole::notice) + 1);
  return kNames.at(static_cast<std::size_t>(role));
}

}  // namespace noren
