#pragma once

#include <string>

#include "base/problem.h"
#include "platform/pixels.h"

namespace noren {

/// Writes `pixels` as a PNG, opaque. Fails when the file can't be written.
Result<void> write_png(const Pixels& pixels, const std::string& path);

/// A PNG or JPEG of the project's own (goldens, tests); not for hostile files.
Result<Pixels> read_png(const std::string& path);

}  // namespace noren
