#pragma once

#include <optional>
#include <vector>

#include "app/changed_area.h"
#include "scene/motion.h"

namespace noren {

/// Remembers what the last frame showed, and says which parts of the output the next one changes.
class FrameDamage {
 public:
  /// The parts of `output` that differ from the frame given last; all of it for the first frame.
  /// Empty when nothing differs. The layers of the last frame must not have been replaced by
  /// others at the same place in memory: forget() before that.
  std::vector<Rect> advance(const Frame& frame, Size output);

  /// The next frame changes everything.
  void forget() { shown_.reset(); }

 private:
  struct Shown {
    PlacedLayer placed;  // its layer may be gone: only compared, never read
    Rect area;
    double weight = 1;  // of the picture that it belongs to, in a dissolve
    enum class Picture { both, under, over } picture = Picture::both;
    bool operator==(const Shown&) const = default;
  };
  static std::vector<Shown> shown_of(const Frame& frame, Rect output);

  std::optional<std::vector<Shown>> shown_;
};

/// The parts of `output` that differ where `before` is shown at rest and `after` is to be, both
/// moved by `drift` or not.
void add_difference(const std::vector<Layer>& before, const std::vector<Layer>& after, Drift drift,
                    ChangedArea& changed);

}  // namespace noren
