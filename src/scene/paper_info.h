#pragma once

#include "scene/paper_arrangement.h"

namespace noren {

/// The column in which place, facts and description stand, from its bottom upwards.
struct InfoColumn {
  int left = 0;
  int right = 0;
  int bottom = 0;
  int wide_right = 0;   // for a place that is too long for the column
  int wide_bottom = 0;  // it then stands above the codes

  [[nodiscard]] int width() const { return right - left; }
};

/// Which of the three are wanted.
struct InfoWanted {
  enum class Description { shown, hidden } description = Description::shown;
  std::size_t description_lines = 3;
  enum class Facts { shown, hidden } facts = Facts::shown;
};

/// Fills place, facts and description of `arrangement`. A description that is cut is told.
void stack_info(PaperArrangement& arrangement, const PaperSlide& slide, const SlideFrame& frame,
                const InfoColumn& column, const InfoWanted& wanted, Problems& problems);

/// The rectangles that a title must keep clear of.
std::vector<Rect> obstacles_of(const PaperArrangement& arrangement);

}  // namespace noren
