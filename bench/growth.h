#pragma once

namespace noren::bench {

/// Prints what 10 to 10,000 entries in 1 to 50 sources cost; the exit status.
int print_growth();

}  // namespace noren::bench
