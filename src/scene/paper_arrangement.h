#pragma once

#include <optional>
#include <vector>

#include "scene/code_block.h"
#include "scene/paper_layout.h"
#include "scene/text_cutting.h"

namespace noren {

/// The pill that says where: its outline, and the lines in it.
struct PlacePill {
  Rect box;
  int radius = 0;
  std::string icon;  // a symbol, empty: none
  Rect icon_box;
  PlacedBlock text;
};

/// What stands on one page's paper below the kind row, and where.
struct PaperArrangement {
  std::optional<PlacedBlock> title;
  std::optional<PlacePill> place;
  std::vector<PlacedBlock> facts;  // one a line
  std::optional<PlacedBlock> description;
  CutText::Extent description_extent = CutText::Extent::whole;
  std::vector<CodeBlock> codes;
  std::optional<Picture> picture;
};

/// One page, or two when the title leaves no room for what must stand under it. Gives way in the
/// design's order: the title steps down; the description goes and the code shrinks; the caption
/// moves beside the code; two pages. What the author should know of is told.
std::vector<PaperArrangement> arrange_paper(const PaperSlide& slide, const SlideFrame& frame,
                                            const PaperLayout& layout, Problems& problems);

}  // namespace noren
