#pragma once

#include <string_view>

namespace noren {

/// The orientation (1..8) that a TIFF block, as EXIF embeds it, claims in its first directory;
/// 1 when it claims none or is damaged. Some programs write JPEG's `Exif\0\0` before the block in
/// WebP files too.
int exif_orientation(std::string_view tiff);

}  // namespace noren
