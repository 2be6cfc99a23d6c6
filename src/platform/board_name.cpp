#include "platform/board_name.h"

#include <array>
#include <memory>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <unistd.h>

namespace noren {
namespace {

std::string text_of(const sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* bytes = nullptr;
  if (address.sa_family == AF_INET)
    bytes = &reinterpret_cast<const sockaddr_in&>(address).sin_addr;
  else if (const auto& six = reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
           !IN6_IS_ADDR_LINKLOCAL(&six))
    bytes = &six;
  if (bytes == nullptr || inet_ntop(address.sa_family, bytes, text.data(),
                                    static_cast<socklen_t>(text.size())) == nullptr)
    return "";
  return text.data();
}

std::string first_address(sa_family_t family, const ifaddrs* all) {
  for (const ifaddrs* each = all; each != nullptr; each = each->ifa_next) {
    const bool usable = each->ifa_addr != nullptr && each->ifa_addr->sa_family == family &&
                        (each->ifa_flags & IFF_UP) != 0 && (each->ifa_flags & IFF_LOOPBACK) == 0;
    if (!usable) continue;
    if (auto text = text_of(*each->ifa_addr); !text.empty()) return text;
  }
  return "";
}

}  // namespace

BoardName board_name() {
  BoardName name;
  std::array<char, 256> host{};
  if (gethostname(host.data(), host.size() - 1) == 0) name.host = host.data();
  ifaddrs* all = nullptr;
  if (getifaddrs(&all) != 0) return name;
  const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner(all, &freeifaddrs);
  name.address = first_address(AF_INET, all);
  if (name.address.empty()) name.address = first_address(AF_INET6, all);
  return name;
}

}  // namespace noren
