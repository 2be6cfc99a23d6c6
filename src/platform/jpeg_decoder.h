#pragma once

#include <optional>
#include <string_view>

#include "base/geometry.h"
#include "platform/pixels.h"

namespace noren {

/// Decodes a JPEG, CMYK and YCCK (with Adobe's inverted inks) included, which SDL_image gets
/// wrong. Reduced while decoding to a half, a quarter or an eighth as long as it stays no smaller
/// than `enough`. Nothing for cut data. ENDS THE PROCESS when the data are damaged beyond that
/// (libjpeg knows no other way out than that or longjmp): for the decoder's child process alone.
std::optional<Pixels> decode_jpeg(std::string_view bytes, Size enough);

}  // namespace noren
