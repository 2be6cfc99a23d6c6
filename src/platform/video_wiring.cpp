#include "platform/video_wiring.h"

#include <SDL.h>
// Brings X11's macros along: the reason why this stands alone.
#include <SDL_syswm.h>

namespace noren {

VideoWiring wiring_of(SDL_Window* window) {
  const char* driver = SDL_GetCurrentVideoDriver();
  VideoWiring wiring{driver != nullptr ? driver : "", -1};
#if defined(SDL_VIDEO_DRIVER_KMSDRM)
  SDL_SysWMinfo info{};
  SDL_VERSION(&info.version);
  if (SDL_GetWindowWMInfo(window, &info) == SDL_TRUE && info.subsystem == SDL_SYSWM_KMSDRM)
    wiring.drm_fd = info.info.kmsdrm.drm_fd;
#endif
  return wiring;
}

}  // namespace noren
