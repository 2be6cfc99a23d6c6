#include "app/changed_area.h"

#include <algorithm>

namespace noren {
namespace {

constexpr int kCellWidth = 64;
constexpr int kCellHeight = 16;

int cells_in(int length, int cell) {
  return (length + cell - 1) / cell;
}

}  // namespace

ChangedArea::ChangedArea(Size output)
    : output_(output),
      columns_(cells_in(output.w, kCellWidth)),
      rows_(cells_in(output.h, kCellHeight)),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

void ChangedArea::add(Rect rect) {
  const Rect seen = rect.intersected({0, 0, output_.w, output_.h});
  if (seen.empty()) return;
  const int left = seen.x / kCellWidth;
  const int width = cells_in(seen.right(), kCellWidth) - left;
  for (int row = seen.y / kCellHeight; row < cells_in(seen.bottom(), kCellHeight); ++row)
    std::fill_n(cells_.begin() + static_cast<std::ptrdiff_t>(row) * columns_ + left, width, 1);
}

// The changed stretches of one row of cells, in pixels.
std::vector<Rect> ChangedArea::runs_of(int row) const {
  std::vector<Rect> runs;
  const auto begin = cells_.begin() + static_cast<std::ptrdiff_t>(row) * columns_;
  const auto end = begin + columns_;
  for (auto from = std::find(begin, end, 1); from != end;) {
    const auto to = std::find(from, end, 0);
    const Rect run{static_cast<int>(from - begin) * kCellWidth, row * kCellHeight,
                   static_cast<int>(to - from) * kCellWidth, kCellHeight};
    runs.push_back(run.intersected({0, 0, output_.w, output_.h}));
    from = std::find(to, end, 1);
  }
  return runs;
}

std::vector<Rect> ChangedArea::rects() const {
  std::vector<Rect> done;
  std::vector<Rect> open;  // reach down to the row before
  for (int row = 0; row < rows_; ++row) {
    std::vector<Rect> runs = runs_of(row);
    for (const Rect& above : open) {
      const auto below = std::find_if(runs.begin(), runs.end(), [&](const Rect& run) {
        return run.x == above.x && run.w == above.w;
      });
      if (below == runs.end())
        done.push_back(above);
      else
        *below = above.united(*below);
    }
    open = std::move(runs);
  }
  done.insert(done.end(), open.begin(), open.end());
  return done;
}

}  // namespace noren
