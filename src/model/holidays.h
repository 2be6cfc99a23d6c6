#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "base/instant.h"

namespace noren {

/// The public holidays of a country as a list of days. A value; the default has none.
struct Holidays {
  std::vector<Date> days;  // ascending
  /// The last year that the list knows; none: there is no list.
  std::optional<std::chrono::year> last_year;

  [[nodiscard]] bool contains(Date date) const;
  /// Whether a list is there and ended before the year of `date`: its holidays are not known.
  [[nodiscard]] bool ended_before(Date date) const { return last_year && date.year() > *last_year; }

  bool operator==(const Holidays&) const = default;
};

}  // namespace noren
