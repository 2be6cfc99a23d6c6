#pragma once

#include <optional>
#include <vector>

#include "scene/motion.h"

namespace noren {

/// Remembers what the last frame showed, and says which part of the output the next one changes.
class FrameDamage {
 public:
  /// The part of `output` that differs from the frame given last; all of it for the first frame
  /// and for those that lay a whole picture over another. Empty when nothing differs.
  Rect advance(const Frame& frame, Size output);

  /// The next frame changes everything.
  void forget() { shown_.reset(); }

 private:
  struct Shown {
    PlacedLayer placed;  // its layer may be gone: only compared, never read
    Rect area;
  };
  std::optional<std::vector<Shown>> shown_;
};

}  // namespace noren
