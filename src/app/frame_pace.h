#pragma once

#include <optional>

#include "app/presenter.h"

namespace noren {

/// Counts the frames of transitions and says when a board can't keep up with them: below 50 fps on
/// three transitions the next simpler motion is used. Also paces frames where present() does not.
class FramePace {
 public:
  /// `look` was taken at `began` and drawn, if there was anything to draw.
  void frame(const Look& look, Uptime began);

  [[nodiscard]] Presenter::Pace verdict() const { return verdict_; }

  /// How long to sleep until the frame after the one that was begun at `began` is due.
  [[nodiscard]] static Millis until_next_frame(Uptime began, Uptime now);

 private:
  void judge(Uptime ended);

  std::optional<Uptime> motion_began_;
  int frames_ = 0;
  int slow_ = 0;
  Presenter::Pace verdict_ = Presenter::Pace::full;
};

}  // namespace noren
