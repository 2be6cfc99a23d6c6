#include "platform/png_file.h"

#include <SDL_image.h>

#include "platform/compositing.h"
#include "platform/sdl_handles.h"

namespace noren {

Result<void> write_png(const Pixels& pixels, const std::string& path) {
  const Surface surface(SDL_CreateRGBSurfaceWithFormatFrom(
      const_cast<std::uint32_t*>(pixels.argb.data()), pixels.size.w, pixels.size.h, 32,
      pixels.size.w * 4, SDL_PIXELFORMAT_ARGB8888));
  const Surface opaque(surface ? SDL_ConvertSurfaceFormat(surface.get(), SDL_PIXELFORMAT_RGB24, 0)
                               : nullptr);
  if (!opaque || IMG_SavePNG(opaque.get(), path.c_str()) != 0)
    return fail(path,
                say("画像を保存できません: {}", "can't write the picture: {}", SDL_GetError()));
  return {};
}

Result<Pixels> read_png(const std::string& path) {
  const Surface loaded(IMG_Load(path.c_str()));
  const Surface surface(loaded ? SDL_ConvertSurfaceFormat(loaded.get(), SDL_PIXELFORMAT_ARGB8888, 0)
                               : nullptr);
  if (!surface)
    return fail(path, say("画像を読めません: {}", "can't read the picture: {}", SDL_GetError()));
  Pixels pixels{{surface->w, surface->h}, {}};
  for (int y = 0; y < surface->h; ++y) {
    const std::uint32_t* row = row_of(*surface, y);
    pixels.argb.insert(pixels.argb.end(), row, row + surface->w);
  }
  return pixels;
}

}  // namespace noren
