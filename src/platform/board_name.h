#pragma once

#include <string>

namespace noren {

/// How this board is called on its network.
struct BoardName {
  std::string host;
  std::string address;  // the first that is not loopback, IPv4 first; empty: no network
};

BoardName board_name();

}  // namespace noren
