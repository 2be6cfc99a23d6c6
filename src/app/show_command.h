#pragma once

#include "app/command_line.h"

namespace noren {

/// `noren show`: the show, until somebody leaves. Exit status; nothing that a feed, a font, the
/// network or the display does ends it.
int show_command(const Options& options);

}  // namespace noren
