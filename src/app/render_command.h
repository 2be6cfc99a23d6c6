#pragma once

#include "app/command_line.h"

namespace noren {

/// `noren render`: every page of the deck as a PNG, and deck.json. Exit status: 0 whenever a deck
/// was written, 1 when nothing could be.
int render_command(const Options& options);

}  // namespace noren
