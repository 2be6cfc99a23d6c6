#include "platform/layer_image.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "platform/compositing.h"
#include "platform/pixel_rows.h"

namespace noren {
namespace {

// Shorter stretches are blended along with their neighbours: starting a run costs as much as
// blending some pixels.
constexpr int kLeastGap = 8;
constexpr int kLeastOpaque = 16;
constexpr int kLeastEven = 24;

bool is_opaque(std::uint32_t pixel) {
  return pixel >> 24U == 255;
}

/// How far a row goes on from each of its pixels.
class Stretches {
 public:
  Stretches(const std::uint32_t* row, int width) : ends_(static_cast<std::size_t>(width) + 1) {
    for (int x = width - 1; x >= 0; --x) {
      const End& next = ends_[static_cast<std::size_t>(x) + 1];
      End& end = ends_[static_cast<std::size_t>(x)];
      end.even = x + 1 < width && row[x] == row[x + 1] ? next.even + 1 : 1;
      end.opaque = is_opaque(row[x]) ? next.opaque + 1 : 0;
      end.clear = row[x] >> 24U == 0 ? next.clear + 1 : 0;
    }
  }

  [[nodiscard]] int even(int x) const { return ends_[static_cast<std::size_t>(x)].even; }
  [[nodiscard]] int opaque(int x) const { return ends_[static_cast<std::size_t>(x)].opaque; }
  [[nodiscard]] int clear(int x) const { return ends_[static_cast<std::size_t>(x)].clear; }

 private:
  struct End {
    int even = 0;
    int opaque = 0;
    int clear = 0;
  };
  std::vector<End> ends_;
};

}  // namespace

LayerImage::LayerImage(const SDL_Surface& surface, int width) : width_(width), height_(surface.h) {
  rows_.reserve(static_cast<std::size_t>(height_) + 1);
  for (int y = 0; y < height_; ++y) {
    rows_.push_back(static_cast<std::uint32_t>(runs_.size()));
    const std::uint32_t* row = row_of(surface, y);
    if (surface.w == 1 && row[0] >> 24U != 0)
      add_run(row, is_opaque(row[0]) ? Kind::filled : Kind::tinted, 0, width_);
    else if (surface.w > 1)
      add_row(row, width_);
  }
  rows_.push_back(static_cast<std::uint32_t>(runs_.size()));
  runs_.shrink_to_fit();
  pixels_.shrink_to_fit();
}

void LayerImage::add_row(const std::uint32_t* row, int width) {
  enum class Sort { clear, even, opaque, mixed };
  struct Stretch {
    Sort sort;
    int length;
  };
  const Stretches stretches(row, width);
  const auto stretch_at = [&](int x) -> Stretch {
    const bool to_the_end = stretches.clear(x) > 0 && x + stretches.clear(x) == width;
    if (stretches.clear(x) >= kLeastGap || to_the_end) return {Sort::clear, stretches.clear(x)};
    if (stretches.even(x) >= kLeastEven) return {Sort::even, stretches.even(x)};
    int length = 0;
    while (length < stretches.opaque(x) && stretches.even(x + length) < kLeastEven)
      ++length;
    return length >= kLeastOpaque ? Stretch{Sort::opaque, length} : Stretch{Sort::mixed, 1};
  };
  for (int x = 0; x < width;) {
    auto [sort, length] = stretch_at(x);
    while (sort == Sort::mixed && x + length < width && stretch_at(x + length).sort == sort)
      ++length;
    if (sort == Sort::even)
      add_run(row, is_opaque(row[x]) ? Kind::filled : Kind::tinted, x, length);
    else if (sort != Sort::clear)
      add_run(row, sort == Sort::opaque ? Kind::copied : Kind::blended, x, length);
    x += length;
  }
}

void LayerImage::add_run(const std::uint32_t* row, Kind kind, int x, int length) {
  runs_.push_back({static_cast<std::uint32_t>(pixels_.size()), static_cast<std::uint16_t>(x),
                   static_cast<std::uint16_t>(length), kind});
  const int kept = kind == Kind::filled || kind == Kind::tinted ? 1 : length;
  for (int i = x; i < x + kept; ++i)
    pixels_.push_back(premultiplied(row[i]));
}

void LayerImage::lay(const PixelView& to, const Place& place) const {
  const Rect seen =
      Rect{place.x, place.y, width_, height_}.intersected(place.clip).intersected(to.area);
  for (int y = seen.y; y < seen.bottom(); ++y)
    lay_row(y - place.y, {to.at(seen.x, y), seen.x - place.x, seen.right() - place.x, place.alpha});
}

void LayerImage::lay_sheared(const PixelView& to, const Place& place, double shear) const {
  const Rect strip = Rect{place.x, place.y, width_, height_}.intersected(place.clip);
  const Rect rows = strip.intersected({strip.x, to.area.y, strip.w, to.area.h});
  for (int y = rows.y; y < rows.bottom(); ++y) {
    const auto shift =
        static_cast<int>(std::lround(shear * (y - place.clip.y + 0.5) / std::max(1, place.clip.h)));
    const int left = std::max(strip.x + shift, to.area.x);
    const int right = std::min(strip.right() + shift, to.area.right());
    if (left >= right) continue;
    lay_row(y - place.y,
            {to.at(left, y), left - shift - place.x, right - shift - place.x, place.alpha});
  }
}

void LayerImage::lay_row(int row, const Segment& segment) const {
  const auto first = rows_[static_cast<std::size_t>(row)];
  const auto end = rows_[static_cast<std::size_t>(row) + 1];
  for (auto i = first; i < end && runs_[i].x < segment.until; ++i)
    if (runs_[i].x + runs_[i].length > segment.from) lay_run(runs_[i], segment);
}

void LayerImage::lay_run(const Run& run, const Segment& segment) const {
  const int left = std::max<int>(run.x, segment.from);
  const int right = std::min<int>(run.x + run.length, segment.until);
  std::uint32_t* to = segment.to + (left - segment.from);
  const auto count = static_cast<std::size_t>(right - left);
  const std::uint32_t* from = pixels_.data() + run.pixel;
  const bool solid = segment.alpha == 255;
  switch (run.kind) {
    case Kind::filled:
      if (solid)
        std::fill_n(to, count, *from);
      else
        blend_color(to, faded(*from, segment.alpha), count);
      break;
    case Kind::tinted:
      blend_color(to, faded(*from, segment.alpha), count);
      break;
    case Kind::copied:
      if (solid)
        std::memcpy(to, from + (left - run.x), count * sizeof *to);
      else
        blend_row(to, from + (left - run.x), count, segment.alpha);
      break;
    case Kind::blended:
      blend_row(to, from + (left - run.x), count, segment.alpha);
      break;
  }
}

std::size_t LayerImage::bytes() const {
  return rows_.capacity() * sizeof rows_[0] + runs_.capacity() * sizeof(Run) +
         pixels_.capacity() * sizeof pixels_[0];
}

}  // namespace noren
