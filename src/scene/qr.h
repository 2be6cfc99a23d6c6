#pragma once

#include <optional>
#include <string>

#include "scene/page_builder.h"

namespace noren {

/// A code for `data` (error correction M, quiet zone of four modules) whose modules are as many
/// whole px as fit a side of `side` design px, in the theme's colours, at (0, 0). Nothing for no
/// data, or for more than a code holds, which is told. A code whose modules fall under 7 px at 1080
/// lines is told too: phones don't read it from where the visitor stands.
std::optional<QrCode> plan_qr(const SlideFrame& frame, const std::string& data, double side,
                              Problems& problems);

/// Sides that the design allows a code, in design px.
inline constexpr double kQrSideLandscape = 372;
inline constexpr double kQrSidePortrait = 412;
inline constexpr double kQrSideSmall = 330;

/// `code` moved to (x, y), its quiet zone's corner.
QrCode placed_at(QrCode code, int x, int y);

}  // namespace noren
