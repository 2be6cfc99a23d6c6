#include "model/holidays.h"

#include <algorithm>

namespace noren {

bool Holidays::contains(Date date) const {
  return std::binary_search(days.begin(), days.end(), date);
}

}  // namespace noren
