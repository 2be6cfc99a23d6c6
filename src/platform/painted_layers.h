#pragma once

// Inside platform only.

#include <algorithm>
#include <utility>
#include <vector>

#include "platform/layer_painter.h"
#include "scene/motion.h"

namespace noren {

/// Layers by value, each with what was painted of it: a texture or an image.
template <class Image>
class PaintedLayers {
 public:
  struct Painted {
    Layer layer;
    Image image;
  };

  /// The image of `layer`, which `paint()` makes where there is none yet.
  template <class PaintLayer>
  const Image& of(const Layer& layer, PaintLayer paint) {
    const auto known = std::find_if(painted_.begin(), painted_.end(),
                                    [&](const Painted& each) { return each.layer == layer; });
    if (known != painted_.end()) return known->image;
    painted_.push_back({layer, paint()});
    return painted_.back().image;
  }

  /// Frees what none of `frames` shows.
  void keep_only(const std::vector<const Frame*>& frames) {
    std::erase_if(painted_, [&](const Painted& each) {
      const auto same = [&](const PlacedLayer& placed) { return *placed.layer == each.layer; };
      return std::none_of(frames.begin(), frames.end(), [&](const Frame* frame) {
        return std::any_of(frame->layers.begin(), frame->layers.end(), same) ||
               std::any_of(frame->over.begin(), frame->over.end(), same);
      });
    });
  }

  void forget_pictures() {
    std::erase_if(painted_, [](const Painted& each) {
      const auto& items = each.layer.items;
      return std::any_of(items.begin(), items.end(),
                         [](const Item& item) { return std::holds_alternative<Picture>(item); });
    });
  }

  void clear() { painted_.clear(); }
  [[nodiscard]] const std::vector<Painted>& all() const { return painted_; }

 private:
  std::vector<Painted> painted_;
};

}  // namespace noren
