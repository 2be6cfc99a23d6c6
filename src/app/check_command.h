#pragma once

#include "app/command_line.h"

namespace noren {

/// `noren check`: what is wrong in the configuration and its feeds, and what of the content will
/// not look well. Exit status: 0 without errors, else 1.
int check_command(const Options& options);

}  // namespace noren
