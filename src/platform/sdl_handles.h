#pragma once

// Inside platform only: owners of SDL's objects, one pointer wide.

#include <memory>

#include <SDL.h>

namespace noren {

template <auto Destroy>
struct Closer {
  template <class T>
  void operator()(T* handle) const {
    Destroy(handle);
  }
};

using Surface = std::unique_ptr<SDL_Surface, Closer<SDL_FreeSurface>>;
using Texture = std::unique_ptr<SDL_Texture, Closer<SDL_DestroyTexture>>;
using Renderer = std::unique_ptr<SDL_Renderer, Closer<SDL_DestroyRenderer>>;
using Window = std::unique_ptr<SDL_Window, Closer<SDL_DestroyWindow>>;
static_assert(sizeof(Texture) == sizeof(void*));

/// A transparent surface of straight-alpha 0xAARRGGBB pixels; null when memory runs out.
inline Surface make_surface(int width, int height) {
  return Surface(SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888));
}

}  // namespace noren
