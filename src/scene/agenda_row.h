#pragma once

#include <vector>

#include "scene/page_builder.h"

namespace noren {

/// Where one row of the agenda stands, in output px.
struct RowPlace {
  Rect box;
  /// What the row has to leave room for at its right: the code and its caption.
  std::vector<Rect> keep_clear;
  enum class Dress { cloth, paper } dress = Dress::paper;
  enum class Rule { none, below } rule = Rule::none;
  int order = 0;
};

/// Draws the row in a layer of its own, each cell a piece of text. A title that does not fit is cut
/// at a phrase (in rows of two lines after the second).
void add_agenda_row(ListBuilder& builder, const SlideFrame& frame, const AgendaRow& row,
                    const RowPlace& place);

}  // namespace noren
