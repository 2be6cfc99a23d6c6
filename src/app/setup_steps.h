#pragma once

#include <string>
#include <vector>

#include "base/problem.h"
#include "model/words.h"

namespace noren {

/// Why the 準備中 slide stands.
struct SetupCause {
  std::string named_config;  // empty: looked for in several places
  std::string config;        // the one that was found, or where it is missing
  Problem problem;           // why it is not shown
};

/// What the 準備中 slide asks its reader to do: to write a configuration, or to mend the one that
/// is there, with the line and the reason; and under which name and address the board is found on
/// the network.
std::vector<std::string> setup_steps(const Words& words, Language language,
                                     const SetupCause& cause);

}  // namespace noren
