#pragma once

// Inside platform only.

#include <cstddef>
#include <list>
#include <string>

#include "base/geometry.h"
#include "platform/sdl_handles.h"
#include "platform/stencil.h"

namespace noren {

/// The stencils used last: slides share their crests and cloths, and drawing one costs more than
/// all that is stamped with it.
class StencilShelf {
 public:
  struct Key {
    std::string source;  // what is drawn: path data, or a file that does not change
    Size size;
    bool operator==(const Key&) const = default;
  };

  /// The stencil of `key`, made of what `draw()` returns where it is not there any more; null: an
  /// empty one. Valid until the next call.
  template <class Draw>
  const Stencil& of(const Key& key, Draw draw) {
    if (find(key)) return stencils_.front().stencil;
    const Surface drawn = draw();
    return add(key, drawn ? Stencil(*drawn) : Stencil());
  }

 private:
  struct Kept {
    Key key;
    Stencil stencil;
  };

  bool find(const Key& key);  // and brings it to the front
  const Stencil& add(const Key& key, Stencil stencil);

  std::list<Kept> stencils_;  // the last used first
  std::size_t bytes_ = 0;
};

}  // namespace noren
