#pragma once

#include <string>

#include "base/problem.h"
#include "model/theme.h"

namespace noren {

/// The least contrast of a text with its ground (WCAG 2, level AA).
constexpr double kLeastContrast = 4.5;

/// Every pair of a text's colour and its ground that falls under kLeastContrast, one problem each:
/// inks and accents on both ends of the paper, also where the crest's watermark tints it, on cards
/// and tints; the words on both ends of each cloth; the notice; the QR code. `file` is the theme's
/// (for `where`, which names the key of the text's colour).
Problems check_contrast(const Theme& theme, const std::string& file);

}  // namespace noren
