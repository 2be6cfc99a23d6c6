#pragma once

#include <optional>

#include "app/presenter.h"

namespace noren {

/// Counts the frames of transitions and says when a board can't keep up with them: below 50 fps on
/// three transitions the next simpler motion is used. Also paces frames where present() does not.
class FramePace {
 public:
  /// A frame of `look` was drawn; its making began at `began`.
  void frame(const Look& look, Uptime began);

  [[nodiscard]] Presenter::Pace verdict() const { return verdict_; }

  /// How long to sleep until the next frame is due.
  [[nodiscard]] Millis until_next_frame(Uptime now) const;

 private:
  void judge(Uptime ended);

  std::optional<Uptime> motion_began_;
  Uptime last_frame_{};
  int frames_ = 0;
  int slow_ = 0;
  Presenter::Pace verdict_ = Presenter::Pace::full;
};

}  // namespace noren
