#include "platform/stencil_shelf.h"

#include <algorithm>
#include <utility>

namespace noren {
namespace {

// A deck at 1920x1080 has about a dozen crests, icons and cloths.
constexpr std::size_t kMostBytes = std::size_t{2} << 20U;

}  // namespace

bool StencilShelf::find(const Key& key) {
  const auto known = std::find_if(stencils_.begin(), stencils_.end(),
                                  [&](const Kept& each) { return each.key == key; });
  if (known == stencils_.end()) return false;
  stencils_.splice(stencils_.begin(), stencils_, known);
  return true;
}

const Stencil& StencilShelf::add(const Key& key, Stencil stencil) {
  bytes_ += stencil.bytes();
  stencils_.push_front({key, std::move(stencil)});
  while (bytes_ > kMostBytes && stencils_.size() > 1) {
    bytes_ -= stencils_.back().stencil.bytes();
    stencils_.pop_back();
  }
  return stencils_.front().stencil;
}

}  // namespace noren
