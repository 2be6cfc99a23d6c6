#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scene/page_builder.h"
#include "scene/qr.h"

namespace noren {

/// A code and its caption where they stand.
struct CodeBlock {
  QrCode code;
  std::string data;
  std::optional<PlacedBlock> caption;

  /// Around the code and the caption's ink.
  [[nodiscard]] Rect bounds() const;
};

/// How codes stand at the bottom right of an area.
struct CodePlace {
  int right = 0;
  int bottom = 0;
  int gap = 0;  // px between two codes
  QrSide side;
  double below_px = 40;   // type size of a caption below its code, in design px
  double below_gap = 16;  // design px between the two
  /// Below its code, or at its left on the code's last line.
  enum class Caption { below, beside } caption = Caption::below;
  double beside_px = 48;
  int beside_gap = 0;     // px between the caption and the code
  int beside_bottom = 0;  // of the caption's line box
  /// Which end of the room left of the code the caption keeps to.
  enum class Side { code, margin } beside_side = Side::code;
  int left_limit = 0;  // nothing starts left of it
};

/// The codes of `calls` (those that can be encoded), from left to right, the last one at the right.
/// Captions of two codes always stand below.
std::vector<CodeBlock> place_codes(const SlideFrame& frame, const std::vector<QrCall>& calls,
                                   const CodePlace& place, Problems& problems);

/// Paints them in a layer of role code.
void add_codes(ListBuilder& builder, const std::vector<CodeBlock>& blocks, Color caption_color);

}  // namespace noren
