#pragma once

#include <string>

#include "feed/asset_files.h"

namespace noren {

/// What a venue's theme file at `path` names (background, logo, crests, faces), as whole paths:
/// relative ones start at its folder. A file that is missing is an error, and what `base` has
/// stands in.
ThemeFile with_own_files(ThemeFile read, const std::string& bytes, const std::string& path,
                         const Theme& base);

}  // namespace noren
