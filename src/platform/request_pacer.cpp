#include "platform/request_pacer.h"

#include <algorithm>

namespace noren {
namespace {

// No service counts more within the time that it looks at.
constexpr std::size_t kMostRemembered = 1000;

}  // namespace

Millis RequestPacer::wait_before(const std::string& server, int requests, Millis per,
                                 Moment now) const {
  const auto found = servers_.find(server);
  if (found == servers_.end()) return Millis(0);
  const Known& known = found->second;
  Moment free = known.rest_until;
  const auto allowed = static_cast<std::size_t>(std::max(requests, 0));
  if (allowed > 0 && known.sent.size() >= allowed)
    free = std::max(free, known.sent[known.sent.size() - allowed] + per);
  // Rounded up: a millisecond too early is too early.
  return std::max(Millis(0), std::chrono::ceil<Millis>(free - now));
}

void RequestPacer::sent(const std::string& server, Moment now) {
  std::deque<Moment>& sent = servers_[server].sent;
  sent.push_back(now);
  if (sent.size() > kMostRemembered) sent.pop_front();
}

void RequestPacer::rest(const std::string& server, Moment until) {
  Moment& rest = servers_[server].rest_until;
  rest = std::max(rest, until);
}

}  // namespace noren
