#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/instant.h"
#include "base/problem.h"
#include "model/settings.h"
#include "platform/canvas.h"
#include "platform/video_wiring.h"

namespace noren {

struct DisplayOptions {
  enum class Window { fullscreen, windowed } window = Window::fullscreen;
  Rotation rotation = Rotation::none;
  /// Upright; none: the display's own.
  std::optional<Size> size;
  /// A video mode asked of the display, where it has it.
  std::optional<Size> mode;
  Settings::Display::Renderer renderer = Settings::Display::Renderer::automatic;
};

/// `other`: any that has no meaning, but somebody is there.
enum class Key { next, previous, hold, leave, other };

/// What happened while the program slept.
struct DisplayEvents {
  std::vector<Key> keys;
  enum class Redraw {
    none,
    contents,  // the window was uncovered: draw all again
    textures,  // the renderer lost what it held: paint all again
    size,      // the output has another size now
  } redraw = Redraw::none;
  enum class Quit { no, yes } quit = Quit::no;
};

/// The window, its renderer and its events. Main thread only, but for ring().
class Display {
 public:
  /// Opens what SDL finds: KMSDRM, X11, Wayland, … Fails while there is no display; the caller
  /// tries again later.
  static Result<Display> open(const DisplayOptions& options);

  Display(Display&&) noexcept;
  Display& operator=(Display&&) noexcept;
  ~Display();

  /// The upright output, in px.
  [[nodiscard]] Size size() const;

  /// A canvas of the output's present size.
  [[nodiscard]] Canvas canvas(PaintBox box);

  /// Shows what was drawn, which differs from what is shown inside of `damage` alone.
  void present(const std::vector<Rect>& damage);

  /// A black picture.
  void blank();

  /// How the display is reached, to let it sleep.
  [[nodiscard]] VideoWiring wiring() const;

  /// What may come after the first picture, and takes its time: tells a window manager, if there is
  /// one, that the window is to cover everything.
  void settle();

  /// Whether present() waits for the vertical blank; else the caller paces its frames.
  enum class Pacing { vsync, caller };
  [[nodiscard]] Pacing pacing() const;

  /// Whether what was drawn is still there when the next frame is drawn, so that a part of it may
  /// be drawn alone.
  enum class Contents { kept, lost };
  [[nodiscard]] Contents contents() const;

  /// Sleeps until an event, ring() or `timeout`. Where the video driver can't wait (KMSDRM) it
  /// sleeps in poll() and looks at the keys at most once a second.
  DisplayEvents wait(Millis timeout);

  /// Ends wait() from any thread.
  void ring() const;

  /// "KMSDRM, opengles2, 1920x1080, 60 Hz" for the log.
  [[nodiscard]] std::string description() const;

 private:
  class Impl;
  explicit Display(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace noren
