#include "scene/display_list.h"

#include <array>

namespace noren {

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
