#pragma once

#include <optional>
#include <string>

#include "scene/page_builder.h"

namespace noren {

/// How large a code may stand, in design px, quiet zone included.
struct QrSide {
  double most = 0;
  /// Further than `most`, so that its modules reach 10 px at 1080 lines: finer ones are easily lost
  /// where the picture is seen at a fifth of its size. 0: never.
  double at_need = 0;
};

/// A code for `data` (quiet zone of four modules) whose modules are as many whole px as fit `side`,
/// in the theme's colours, at (0, 0). Error correction M; L where that makes the modules larger and
/// they would otherwise be under 10 px at 1080 lines: a screen has no stains, but distance. Nothing
/// for no data, or for more than a code holds, which is told. Modules that fall under 7 px are told
/// too, on a screen of less than 1080 lines as many fewer: phones don't read them from where the
/// visitor stands.
std::optional<QrCode> plan_qr(const SlideFrame& frame, const std::string& data, QrSide side,
                              Problems& problems);

/// Sides that the design allows a code, in design px.
inline constexpr double kQrSideLandscape = 372;
inline constexpr double kQrSidePortrait = 412;
inline constexpr double kQrSideSmall = 336;

/// `code` moved to (x, y), its quiet zone's corner.
QrCode placed_at(QrCode code, int x, int y);

}  // namespace noren
