#pragma once

#include <string>

namespace noren::bench {

/// Times every frame of 200 slide changes on the display that SDL finds, and prints a row of a
/// table. `renderer`: "software" or "opengles2"; `transition`: "noren" or "dissolve". The exit
/// status.
int print_frame_times(const std::string& config, const std::string& cache,
                      const std::string& renderer, const std::string& transition);

}  // namespace noren::bench
