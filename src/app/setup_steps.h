#pragma once

#include <string>
#include <vector>

#include "model/words.h"

namespace noren {

/// What the 準備中 slide asks its reader to do: the configuration that was named (empty: where one
/// is looked for), and under which name and address the board is found on the network.
std::vector<std::string> setup_steps(const Words& words, const std::string& named_config);

}  // namespace noren
