#include "app/frame_pace.h"

#include <algorithm>

namespace noren {
namespace {

constexpr Millis kFrame = std::chrono::milliseconds(16);
constexpr double kLowestRate = 50;  // frames a second
constexpr int kPatience = 3;        // transitions

}  // namespace

void FramePace::frame(const Look& look, Uptime began) {
  if (look.state == Look::State::motion) {
    if (!motion_began_) {
      motion_began_ = began;
      frames_ = 0;
    }
    ++frames_;
  } else if (motion_began_) {
    judge(began);
    motion_began_.reset();
  }
}

void FramePace::judge(Uptime ended) {
  const double seconds = std::chrono::duration<double>(ended - *motion_began_).count();
  // A motion that ended at once says nothing.
  if (frames_ < 2 || seconds < 0.1) return;
  if (frames_ / seconds >= kLowestRate) {
    slow_ = 0;
    return;
  }
  if (++slow_ < kPatience) return;
  slow_ = 0;
  verdict_ = verdict_ == Presenter::Pace::full ? Presenter::Pace::dissolve_only
                                               : Presenter::Pace::cut_only;
}

Millis FramePace::until_next_frame(Uptime began, Uptime now) {
  return std::max(began + kFrame - now, Millis(0));
}

}  // namespace noren
