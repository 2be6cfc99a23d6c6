#pragma once

#include "app/command_line.h"

namespace noren {

/// `noren setup`: writes a first configuration from the options; what they leave open is asked on
/// a terminal, and has its default elsewhere. Exit status: 1 when nothing was written.
int setup_command(const Options& options);

}  // namespace noren
