#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "base/bilingual.h"

namespace noren {

/// Something that went wrong, worded for the person who can mend it.
/// `where` locates it ("noren.json:14:12 /sources/1/url", "events[3].title", a URL);
/// `what` names the value and the reason.
struct Problem {
  std::string where;
  Bilingual what;

  bool operator==(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

/// A value, or the one reason why there is none.
template <class T>
using Result = tl::expected<T, Problem>;

inline tl::unexpected<Problem> fail(std::string where, Bilingual what) {
  return tl::unexpected(Problem{std::move(where), std::move(what)});
}

}  // namespace noren
