#include "scene/measure.h"

#include "catch.h"

namespace noren {

TEST_CASE("at full HD a px of the design is a px of the screen") {
  const Measure landscape({1920, 1080}, 0);
  CHECK(landscape.orientation() == Orientation::landscape);
  CHECK(landscape.canvas() == Rect{0, 0, 1920, 1080});
  CHECK(landscape.rect(672, 92, 1184, 804) == Rect{672, 92, 1184, 804});
  CHECK(landscape.readable() == Rect{64, 0, 1792, 1040});
  const Measure portrait({1080, 1920}, 0);
  CHECK(portrait.orientation() == Orientation::portrait);
  CHECK(portrait.canvas() == Rect{0, 0, 1080, 1920});
}

TEST_CASE("other ratios are letterboxed in the middle") {
  CHECK(Measure({1280, 800}, 0).canvas() == Rect{0, 40, 1280, 720});
  CHECK(Measure({1024, 768}, 0).canvas() == Rect{0, 96, 1024, 576});
  CHECK(Measure({2560, 1080}, 0).canvas() == Rect{320, 0, 1920, 1080});
  CHECK(Measure({1200, 1920}, 0).canvas() == Rect{60, 0, 1080, 1920});
}

TEST_CASE("sizes that are nearly 16:9 use all but a pixel of the screen") {
  for (const Size size : {Size{1366, 768}, Size{1360, 768}}) {
    const Rect canvas = Measure(size, 0).canvas();
    CHECK(canvas.w >= size.w - 6);
    CHECK(canvas.h >= size.h - 4);
    CHECK(Rect{0, 0, size.w, size.h}.contains(canvas));
  }
}

TEST_CASE("a band reaches beyond the edges of the screen, but not into the letterbox") {
  const Rect wide = Measure({1366, 768}, 5).picture();
  CHECK(wide.contains({0, 0, 1366, 768}));
  const Rect tall = Measure({1024, 768}, 5).picture();
  CHECK(tall.y == 96);
  CHECK(tall.bottom() == 672);
  CHECK(tall.x < 0);
  CHECK(tall.right() > 1024);
}

TEST_CASE("what touches in the design touches on every screen") {
  for (const Size size : {Size{1366, 768}, Size{1280, 720}, Size{3840, 2160}, Size{1079, 1913}}) {
    const Measure measure(size, 3.3);
    for (int step = 0; step < 137; ++step) {
      const double x = step * 7.3;
      const Rect left = measure.rect(x, x, 33.7, 12.1);
      const Rect right = measure.rect(x + 33.7, x, 5.9, 12.1);
      CHECK(left.right() == right.x);
    }
  }
}

TEST_CASE("the safe area shrinks the canvas on every side, at most by eight percent") {
  CHECK(Measure({1920, 1080}, 5).canvas() == Rect{96, 54, 1728, 972});
  CHECK(Measure({1920, 1080}, 50).canvas() == Measure({1920, 1080}, 8).canvas());
  CHECK(Measure({1920, 1080}, -1).canvas() == Measure({1920, 1080}, 0).canvas());
}

TEST_CASE("a stroke never vanishes, and a screen without pixels breaks nothing") {
  CHECK(Measure({320, 180}, 0).px(2) >= 1);
  CHECK(Measure({0, 0}, 0).px(2) == 1);
  CHECK(Measure({0, 0}, 0).screen() == Rect{0, 0, 1, 1});
}

}  // namespace noren
