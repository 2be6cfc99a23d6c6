#include "player/deck_context.h"

#include <algorithm>

namespace noren {

Millis dwell_of(const Settings::Dwell& dwell, Millis wished, Codes codes) {
  const Millis longer = codes == Codes::some ? std::max(wished, dwell.qr) : wished;
  return std::max(longer, Settings::kShortestDwell);
}

}  // namespace noren
