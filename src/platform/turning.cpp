#include "platform/turning.h"

namespace noren {

Rotation rotation_of(int degrees) {
  switch (degrees) {
    case 90:
      return Rotation::quarter;
    case 180:
      return Rotation::half;
    case 270:
      return Rotation::three_quarters;
    default:
      return Rotation::none;
  }
}

Rect turned(Rect rect, Size upright, Rotation rotation) {
  switch (rotation) {
    case Rotation::none:
      return rect;
    case Rotation::quarter:
      return {upright.h - rect.bottom(), rect.x, rect.h, rect.w};
    case Rotation::half:
      return {upright.w - rect.right(), upright.h - rect.bottom(), rect.w, rect.h};
    case Rotation::three_quarters:
      return {rect.y, upright.w - rect.right(), rect.h, rect.w};
  }
  return rect;
}

Size turned(Size size, Rotation rotation) {
  return rotation == Rotation::quarter || rotation == Rotation::three_quarters
             ? Size{size.h, size.w}
             : size;
}

}  // namespace noren
