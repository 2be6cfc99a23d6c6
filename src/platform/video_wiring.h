#pragma once

#include <string>

struct SDL_Window;

namespace noren {

/// How the display is reached: what the choice of a way to let it sleep depends on.
struct VideoWiring {
  std::string driver;  // SDL's name of it: "KMSDRM", "x11", "wayland", …
  int drm_fd = -1;     // of KMSDRM, which holds the display; borrowed from SDL
};

/// That of an open window. Main thread only.
VideoWiring wiring_of(SDL_Window* window);

}  // namespace noren
