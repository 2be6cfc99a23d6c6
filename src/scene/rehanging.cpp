#include <algorithm>
#include <cmath>

#include "scene/easing.h"
#include "scene/staging.h"

namespace noren {

namespace {

// Times since the transition began, as on the storyboard.
constexpr Millis kTextOut{180};
constexpr Millis kUpBegin{40};
constexpr Millis kUpEnd{340};
constexpr Millis kDownBegin{260};
constexpr Millis kWatermarkBegin{220};
constexpr Millis kWatermarkEnd{640};
constexpr Millis kTextIn{240};
constexpr Millis kTextRise{320};  // how long one piece of text comes in
constexpr Millis kStagger{40};
constexpr Millis kStripLag{50};
constexpr Millis kLoops{80};    // the loops around the rod go and come
constexpr int kLastOrder = 10;  // pieces beyond come with this one

/// Ground and rod stand still where both scenes have the same; else the new comes over the old.
void add_standing(Frame& frame, LayerRole role, const Passage& passage) {
  const auto old_layers = layers_of(passage.from, role);
  const auto new_layers = layers_of(passage.to, role);
  if (look_alike(old_layers, new_layers)) {
    for (const Layer* layer : new_layers) {
      frame.layers.push_back(placed(*layer, passage.drift_now()));
    }
    return;
  }
  const double come = kCross.at(part_of(passage.t, Millis(0), kHung));
  for (const Layer* layer : old_layers) {
    frame.layers.push_back(placed(*layer, passage.drift_from));
    // Opaque ground is covered; a rod that the new page lacks has to go.
    if (role == LayerRole::rod && new_layers.empty()) frame.layers.back().alpha = 1 - come;
  }
  for (const Layer* layer : new_layers) {
    frame.layers.push_back(placed(*layer, passage.drift_to));
    frame.layers.back().alpha = come;
  }
}

void add_watermarks(Frame& frame, const Passage& passage) {
  for (const Layer* layer : layers_of(passage.from, LayerRole::watermark)) {
    frame.layers.push_back(placed(*layer, passage.drift_from));
    frame.layers.back().alpha = 1 - kCross.at(part_of(passage.t, Millis(0), kTextOut));
  }
  for (const Layer* layer : layers_of(passage.to, LayerRole::watermark)) {
    frame.layers.push_back(placed(*layer, passage.drift_to));
    frame.layers.back().alpha = part_of(passage.t, kWatermarkBegin, kWatermarkEnd);
  }
}

/// The lower edge of all layers of `role` in the output; 0 where the scene has none.
int bottom_of(const Scene& scene, LayerRole role, Drift drift) {
  int bottom = 0;
  for (const Layer* layer : layers_of(scene, role)) {
    bottom = std::max(bottom, layer->bounds.bottom() + drift.dy);
  }
  return bottom;
}

/// How a cloth hangs on its way: `up` of the way behind the rod, and how much of its loops around
/// the rod, which can't pass it, is to be seen; both 0..1.
struct Hanging {
  double up = 0;
  double loops = 1;
};

void add_cloths(Frame& frame, const Scene& scene, Drift drift, Hanging hanging, Size output) {
  const int rod = bottom_of(scene, LayerRole::rod, drift);
  const int reach = bottom_of(scene, LayerRole::cloth, drift);
  for (const Layer* layer : layers_of(scene, LayerRole::cloth)) {
    PlacedLayer cloth = placed(*layer, drift);
    if (rod > 0 && hanging.loops > 0 && layer->bounds.y + drift.dy < rod) {
      PlacedLayer around = cloth;
      around.clip = Rect{0, 0, output.w, rod};
      around.alpha = hanging.loops;
      frame.layers.push_back(around);
    }
    cloth.dy -= static_cast<int>(std::lround(hanging.up * reach));
    if (rod > 0) cloth.clip = Rect{0, rod, output.w, std::max(0, output.h - rod)};
    frame.layers.push_back(cloth);
  }
}

/// The hems of a cloth, spread so that together they cover its width and reach its lower edge.
std::vector<Rect> strips_of(const Layer& cloth) {
  std::vector<Rect> strips = cloth.hems;
  for (std::size_t i = 0; i < strips.size(); ++i) {
    const int left = i == 0 ? cloth.bounds.x : strips[i].x;
    const int right = i + 1 == strips.size() ? cloth.bounds.right() : strips[i + 1].x;
    strips[i] = {left, strips[i].y, right - left, cloth.bounds.bottom() - strips[i].y};
  }
  return strips;
}

/// A cloth that hangs still but for its hems, `since` its arrival.
void add_swaying(Frame& frame, const Layer& layer, Drift drift, Millis since, double amplitude) {
  const PlacedLayer whole = placed(layer, drift);
  frame.layers.push_back(whole);
  const std::vector<Rect> strips = strips_of(layer);
  if (strips.empty()) return;
  const Rect bounds = layer.bounds.moved(drift.dx, drift.dy);
  frame.layers.back().clip =
      Rect{bounds.x, bounds.y, bounds.w, strips.front().y + drift.dy - bounds.y};
  Millis lag{0};
  for (const Rect& strip : strips) {
    PlacedLayer hem = whole;
    hem.clip = strip.moved(drift.dx, drift.dy);
    hem.shear = amplitude * swing_at(since - lag);
    frame.layers.push_back(hem);
    lag += kStripLag;
  }
}

bool is_body(LayerRole role) {
  return role == LayerRole::body || role == LayerRole::code || role == LayerRole::picture;
}

void add_leaving_body(Frame& frame, const Passage& passage) {
  const double gone = kCross.at(part_of(passage.t, Millis(0), kTextOut));
  if (gone >= 1) return;
  for (const Layer& layer : passage.from.page.list.layers) {
    if (!is_body(layer.role)) continue;
    PlacedLayer piece = placed(layer, passage.drift_from);
    piece.alpha = 1 - gone;
    if (layer.role == LayerRole::body) piece.dy -= px_of(8 * gone, passage.output);
    frame.layers.push_back(piece);
  }
}

void add_coming_body(Frame& frame, const Passage& passage) {
  for (const Layer& layer : passage.to.page.list.layers) {
    if (!is_body(layer.role)) continue;
    const Millis begin = kTextIn + kStagger * std::clamp(layer.order, 0, kLastOrder);
    const double come = kEnter.at(part_of(passage.t, begin, begin + kTextRise));
    if (come <= 0) continue;
    PlacedLayer piece = placed(layer, passage.drift_to);
    piece.alpha = come;
    if (layer.role == LayerRole::body) piece.dy += px_of(16 * (1 - come), passage.output);
    frame.layers.push_back(piece);
  }
}

void add_surround(Frame& frame, const Passage& passage) {
  const Scene& scene = passage.t < Passage::kChange ? passage.from : passage.to;
  for (const Layer& layer : scene.surround.layers) {
    if (shows(scene, layer)) frame.layers.push_back(placed(layer, passage.drift_now()));
  }
}

void add_arriving_cloths(Frame& frame, const Passage& passage) {
  if (passage.t >= kHung) {
    const double amplitude = 14.0 * std::min(passage.output.w, passage.output.h) / 1080.0;
    for (const Layer* layer : layers_of(passage.to, LayerRole::cloth)) {
      add_swaying(frame, *layer, passage.drift_to, passage.t - kHung, amplitude);
    }
    return;
  }
  if (passage.t < kDownBegin) return;
  const Hanging hanging{.up = 1 - kEnter.at(part_of(passage.t, kDownBegin, kHung)),
                        .loops = part_of(passage.t, kHung - kLoops, kHung)};
  add_cloths(frame, passage.to, passage.drift_to, hanging, passage.output);
}

/// What is behind the cloths: the ground, the watermarks and the rod.
Frame background(const Passage& passage) {
  Frame frame;
  add_standing(frame, LayerRole::paper, passage);
  add_standing(frame, LayerRole::alert, passage);
  add_watermarks(frame, passage);
  add_standing(frame, LayerRole::rod, passage);
  return frame;
}

void add_bodies(Frame& frame, const Passage& passage) {
  add_leaving_body(frame, passage);
  add_coming_body(frame, passage);
}

/// The strips along which the cloths of `scene` part; none where it has no such cloth.
std::vector<Rect> parting_strips(const Scene& scene) {
  for (const Layer* layer : layers_of(scene, LayerRole::cloth)) {
    if (layer->hems.size() > 1) return strips_of(*layer);
  }
  return {};
}

/// How far strip `index` of `strips` has moved aside: outer ones go first, and those of one side
/// go equally far, so that gaps open and nothing overlaps.
int aside(const std::vector<Rect>& strips, std::size_t index, Millis t, Size output) {
  const std::size_t left = strips.size() / 2;  // so many go to the left
  const bool to_left = index < left;
  const std::size_t rank = to_left ? index : strips.size() - 1 - index;
  const std::size_t ranks = std::max(left, strips.size() - left);
  const Millis begin = kStagger * static_cast<int>(rank);
  const Millis end = kHung - kStagger * static_cast<int>(ranks - 1 - rank);
  const double part = kExit.at(part_of(t, begin, end));
  const int margin = px_of(24, output);
  const int way =
      to_left ? -(strips[left - 1].right() + margin) : output.w - strips[left].x + margin;
  return static_cast<int>(std::lround(part * way));
}

void add_parting(Frame& frame, const Passage& passage, const std::vector<Rect>& strips) {
  const Rect screen{0, 0, passage.output.w, passage.output.h};
  for (const Layer* layer : layers_of(passage.from, LayerRole::cloth)) {
    for (std::size_t i = 0; i < strips.size(); ++i) {
      PlacedLayer piece = placed(*layer, passage.drift_from);
      const Rect tall{strips[i].x, layer->bounds.y, strips[i].w, layer->bounds.h};
      if (!tall.overlaps(layer->bounds)) continue;
      piece.dx += aside(strips, i, passage.t, passage.output);
      piece.clip = tall.moved(piece.dx, piece.dy);
      if (piece.clip->overlaps(screen)) frame.layers.push_back(piece);
    }
  }
}

/// Whether both are pages of one slide under one cloth, which then stays.
bool same_cloth(const Passage& passage) {
  return passage.from.page.id == passage.to.page.id &&
         look_alike(layers_of(passage.from, LayerRole::cloth),
                    layers_of(passage.to, LayerRole::cloth));
}

}  // namespace

Frame rehanging(const Passage& passage) {
  Frame frame = background(passage);
  if (same_cloth(passage)) {
    add_standing(frame, LayerRole::cloth, passage);
    add_bodies(frame, passage);
  } else if (passage.t < kUpEnd) {
    // The old cloth still hangs where the new text may already come: it hides it.
    add_bodies(frame, passage);
    const Hanging hanging{.up = kExit.at(part_of(passage.t, kUpBegin, kUpEnd)),
                          .loops = 1 - part_of(passage.t, kUpBegin, kUpBegin + kLoops)};
    add_cloths(frame, passage.from, passage.drift_from, hanging, passage.output);
    add_arriving_cloths(frame, passage);
  } else {
    add_arriving_cloths(frame, passage);
    add_bodies(frame, passage);
  }
  add_surround(frame, passage);
  return frame;
}

Frame parting(const Passage& passage) {
  const std::vector<Rect> strips = parting_strips(passage.from);
  if (strips.empty()) return rehanging(passage);
  Frame frame = background(passage);
  add_arriving_cloths(frame, passage);
  add_bodies(frame, passage);
  add_surround(frame, passage);
  if (passage.t < kHung) add_parting(frame, passage, strips);
  return frame;
}

}  // namespace noren
