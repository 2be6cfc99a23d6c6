#pragma once

#include <map>
#include <random>
#include <vector>

#include "platform/canvas.h"
#include "scene/motion.h"
#include "text/font_set.h"

namespace noren::test {

/// No face at all: enough for layers without words.
inline FontSet no_fonts() {
  Problems problems;
  return FontSet::create({}, {}, problems);
}

/// Frames of layers that stand, move, fade and sway at random over an opaque ground, again and
/// again the same ones. The same seed makes the same frames.
class RandomFrames {
 public:
  RandomFrames(Size output, unsigned seed) : output_(output), random_(seed) {
    const Rect all{0, 0, output.w, output.h};
    add(LayerRole::paper, all, {FilledRect{all, {{250, 246, 240, 255}, {230, 220, 205, 255}}}});
    for (int i = 0; i < 8; ++i) {
      const Rect area = rect();
      const bool across = below(2) == 0;
      const Paint paint{color(), color(), across ? Paint::Axis::horizontal : Paint::Axis::vertical};
      const Rect inner{area.x + area.w / 4, area.y + area.h / 4, area.w / 2, area.h / 2};
      add(LayerRole::body, area,
          {FilledRect{area, paint}, FilledRect{inner, Paint::solid(color())}});
    }
    const Rect thin{output.w / 3, 0, 1, output.h};
    add(LayerRole::rod, thin, {FilledRect{thin, {color(), color(), Paint::Axis::vertical}}});
  }

  /// The layers stay where they are: frames borrow them.
  Frame next() {
    if (!placed_.empty() && below(4) != 0) {
      move_some();
    } else {
      placed_ = picture();
    }
    Frame frame;
    frame.layers = placed_;
    if (below(5) == 0) dissolving_ = below(2) == 0 ? picture() : std::vector<PlacedLayer>();
    frame.over = dissolving_;
    frame.over_alpha = dissolving_.empty() ? 0 : below(256) / 255.0;
    return frame;
  }

 private:
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  Color color() {
    const auto byte = [&] { return static_cast<std::uint8_t>(below(256)); };
    return {byte(), byte(), byte(), below(2) == 0 ? std::uint8_t{255} : byte()};
  }
  Rect rect() {
    return {below(output_.w) - 20, below(output_.h) - 20, 1 + below(output_.w),
            1 + below(output_.h)};
  }
  void add(LayerRole role, Rect bounds, std::vector<Item> items) {
    layers_.push_back({role, bounds, std::move(items), 0, {}});
  }
  PlacedLayer placed(const Layer& layer) {
    PlacedLayer result{&layer, below(9) - 4, below(9) - 4};
    if (below(2) == 0) result.alpha = below(256) / 255.0;
    if (below(3) == 0) result.clip = rect();
    if (result.clip && below(2) == 0) result.shear = below(400) / 10.0 - 20;
    return result;
  }
  std::vector<PlacedLayer> picture() {
    std::vector<PlacedLayer> layers{PlacedLayer{&layers_.front()}};
    for (std::size_t i = 1; i < layers_.size(); ++i)
      if (below(2) == 0) layers.push_back(placed(layers_[i]));
    return layers;
  }
  void move_some() {
    for (std::size_t i = 1; i < placed_.size(); ++i)
      if (below(4) == 0) placed_[i] = placed(*placed_[i].layer);
    if (placed_.size() > 2 && below(6) == 0) std::swap(placed_[1], placed_[2]);
  }

  Size output_;
  std::mt19937 random_;
  std::vector<Layer> layers_;
  std::vector<PlacedLayer> placed_;
  std::vector<PlacedLayer> dissolving_;
};

}  // namespace noren::test
