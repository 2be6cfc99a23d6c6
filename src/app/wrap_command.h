#pragma once

#include "app/command_line.h"

namespace noren {

/// `noren wrap`: one JSON array of lines for each line of standard input. Exit status.
int wrap_command(const Options& options);

}  // namespace noren
