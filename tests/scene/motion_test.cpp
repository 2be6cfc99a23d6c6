#include "scene/motion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <set>
#include <utility>

#include "catch.h"
#include "scene/easing.h"

using namespace noren;

namespace {

constexpr Size kHd{1920, 1080};

Layer layer_of(LayerRole role, Rect bounds, Color color, int order = 0) {
  return Layer{role, bounds, {FilledRect{bounds, Paint::solid(color)}}, order, {}};
}

Layer cloth_of(Rect bounds, int slit_top, int strips, Color color) {
  Layer cloth = layer_of(LayerRole::cloth, bounds, color);
  const int width = bounds.w / strips;
  for (int i = 0; i < strips; ++i) {
    cloth.hems.push_back({bounds.x + i * width, slit_top, width, bounds.bottom() - slit_top});
  }
  return cloth;
}

constexpr Rect kRod{0, 34, 1920, 12};

Scene scene_of(std::string id, SlideKind kind, Layer cloth, Color color) {
  Scene scene;
  scene.page.id = std::move(id);
  scene.page.kind = kind;
  auto& layers = scene.page.list.layers;
  layers.push_back(layer_of(LayerRole::paper, {0, 0, 1920, 1080}, {250, 248, 240}));
  layers.push_back(layer_of(LayerRole::watermark, {1170, 40, 900, 900}, color));
  layers.push_back(layer_of(LayerRole::rod, kRod, {90, 60, 40}));
  layers.push_back(std::move(cloth));
  layers.push_back(layer_of(LayerRole::body, {672, 90, 700, 72}, color, 0));
  layers.push_back(layer_of(LayerRole::body, {672, 190, 900, 290}, color, 1));
  layers.push_back(layer_of(LayerRole::code, {1487, 467, 369, 369}, color, 2));
  scene.surround.layers.push_back(layer_of(LayerRole::chrome, {64, 948, 1200, 92}, color));
  scene.surround.layers.push_back(layer_of(LayerRole::clock, {1650, 948, 206, 92}, {0, 0, 0}));
  return scene;
}

Scene meetup() {
  return scene_of("meetup", SlideKind::meetup, cloth_of({64, 28, 540, 892}, 776, 3, {180, 50, 90}),
                  {160, 40, 80});
}

Scene session() {
  return scene_of("session", SlideKind::session,
                  cloth_of({64, 28, 540, 892}, 776, 3, {80, 70, 170}), {70, 60, 150});
}

Scene tagline() {
  return scene_of("tagline", SlideKind::tagline,
                  cloth_of({-10, 28, 1940, 920}, 330, 5, {170, 40, 80}), {160, 40, 80});
}

/// What `frame` shows of the layers of `role` in `scene`.
std::vector<PlacedLayer> shown(const Frame& frame, const Scene& scene, LayerRole role) {
  std::vector<PlacedLayer> result;
  for (const PlacedLayer& placed : frame.layers) {
    for (const Layer& layer : scene.page.list.layers) {
      if (placed.layer == &layer && layer.role == role) result.push_back(placed);
    }
    for (const Layer& layer : scene.surround.layers) {
      if (placed.layer == &layer && layer.role == role) result.push_back(placed);
    }
  }
  return result;
}

/// The piece of the cloth below the rod; the loops around the rod stand apart.
std::optional<PlacedLayer> hanging(const Frame& frame, const Scene& scene) {
  for (const PlacedLayer& placed : shown(frame, scene, LayerRole::cloth)) {
    if (!placed.clip || placed.clip->y >= kRod.bottom()) return placed;
  }
  return std::nullopt;
}

Frame at(Motion motion, const Scene& from, const Scene& to, int ms) {
  return transition(motion, from, to, Drift{1, 2}, Drift{2, 3}, Millis(ms), kHd);
}

constexpr std::array kMotions{Motion::noren, Motion::parting, Motion::dissolve, Motion::cut};

}  // namespace

TEST_CASE("a curve of the design goes from nothing to all and never back") {
  for (const Easing& easing : {kEnter, kExit, kCross}) {
    CHECK(easing.at(0) == 0);
    CHECK(easing.at(1) == 1);
    CHECK(easing.at(-3) == 0);
    CHECK(easing.at(7) == 1);
    double before = 0;
    for (int i = 1; i <= 100; ++i) {
      const double now = easing.at(i / 100.0);
      CHECK(now >= before);
      before = now;
    }
  }
  CHECK(kCross.at(0.5) == Approx(0.5).margin(1e-6));
  // What comes hurries first, what goes hurries last.
  CHECK(kEnter.at(0.3) > 0.7);
  CHECK(kExit.at(0.7) < 0.3);
}

TEST_CASE("the breeze starts at rest, swings both ways and dies down") {
  CHECK(swing_at(Millis(-40)) == 0);
  CHECK(swing_at(Millis(0)) == 0);
  CHECK(swing_at(Millis(150)) > 0.5);
  CHECK(swing_at(Millis(450)) < -0.15);
  CHECK(std::abs(swing_at(Millis(1400))) * 14 < 0.5);
}

TEST_CASE("a transition begins as the old slide stands and ends as the new one stands") {
  const Scene from = tagline();
  const Scene to = session();
  for (const Motion motion : kMotions) {
    const Frame end = still(to, Drift{2, 3});
    if (motion != Motion::cut) CHECK(at(motion, from, to, 0) == still(from, Drift{1, 2}));
    const int duration = static_cast<int>(duration_of(motion).count());
    CHECK(at(motion, from, to, duration) == end);
    CHECK(at(motion, from, to, duration + 1) == end);
    CHECK(at(motion, from, to, 3600000) == end);
  }
}

TEST_CASE("no frame is more opaque or more transparent than a layer can be") {
  const Scene from = tagline();
  const Scene to = meetup();
  for (const Motion motion : kMotions) {
    for (int ms = 0; ms <= 2200; ms += 7) {
      const Frame frame = at(motion, from, to, ms);
      CHECK(frame.over_alpha >= 0);
      CHECK(frame.over_alpha <= 1);
      for (const PlacedLayer& placed : frame.layers) {
        REQUIRE(placed.layer != nullptr);
        CHECK(placed.alpha >= 0);
        CHECK(placed.alpha <= 1);
      }
    }
  }
}

TEST_CASE("paper and rod stand still while cloths are rehung") {
  const Scene from = meetup();
  const Scene to = session();
  for (int ms = 1; ms < 2120; ms += 11) {
    const Frame frame = at(Motion::noren, from, to, ms);
    const auto paper = shown(frame, to, LayerRole::paper);
    REQUIRE(paper.size() == 1);
    CHECK(paper[0].alpha == 1);
    CHECK(paper[0].dx == 0);
    CHECK(paper[0].dy == 0);
    CHECK(shown(frame, from, LayerRole::paper).empty());
    const auto rod = shown(frame, to, LayerRole::rod);
    REQUIRE(rod.size() == 1);
    CHECK(rod[0].alpha == 1);
    CHECK(rod[0].dx == 0);
    CHECK(rod[0].dy >= 2);
    CHECK(rod[0].dy <= 3);
  }
}

TEST_CASE("the old cloth only rises, the new one only comes down, both behind the rod") {
  const Scene from = meetup();
  const Scene to = session();
  int old_y = 2;
  int new_y = -5000;
  for (int ms = 1; ms < 720; ++ms) {
    const Frame frame = at(Motion::noren, from, to, ms);
    if (const auto old_cloth = hanging(frame, from)) {
      CHECK(ms < 340);
      CHECK(old_cloth->dy <= old_y);
      CHECK(old_cloth->clip->y >= kRod.bottom());
      old_y = old_cloth->dy;
    }
    if (const auto new_cloth = hanging(frame, to)) {
      CHECK(ms >= 260);
      CHECK(new_cloth->dy >= new_y);
      CHECK(new_cloth->dy <= 3);
      CHECK(new_cloth->clip->y >= kRod.bottom());
      new_y = new_cloth->dy;
    }
  }
  CHECK(old_y < -700);
  CHECK(new_y == 3);
}

TEST_CASE("the old cloth is out of sight before it is taken off") {
  const Scene from = meetup();
  const Frame frame = at(Motion::noren, from, session(), 339);
  const auto cloth = hanging(frame, from);
  REQUIRE(cloth);
  CHECK(cloth->layer->bounds.bottom() + cloth->dy <= kRod.bottom() + 20);
}

TEST_CASE("text leaves first, then the new text comes in piece by piece and rises into its place") {
  const Scene from = meetup();
  const Scene to = session();
  CHECK(shown(at(Motion::noren, from, to, 90), from, LayerRole::body)[0].alpha ==
        Approx(0.5).margin(0.01));
  CHECK(shown(at(Motion::noren, from, to, 181), from, LayerRole::body).empty());
  CHECK(shown(at(Motion::noren, from, to, 239), to, LayerRole::body).empty());

  const auto pieces = shown(at(Motion::noren, from, to, 330), to, LayerRole::body);
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[0].alpha > pieces[1].alpha);
  CHECK(pieces[0].dy < pieces[1].dy);
  CHECK(pieces[1].dy <= 3 + 16);
  const auto code = shown(at(Motion::noren, from, to, 400), to, LayerRole::code);
  REQUIRE(code.size() == 1);
  CHECK(code[0].alpha < 1);
  CHECK(code[0].dy == 3);
}

TEST_CASE("a cloth that still hangs hides the text that comes behind it") {
  const Scene from = meetup();
  const Scene to = session();
  for (int ms = 241; ms < 340; ms += 7) {
    const Frame frame = at(Motion::noren, from, to, ms);
    const auto place = [&](const PlacedLayer& wanted) {
      return std::find(frame.layers.begin(), frame.layers.end(), wanted) - frame.layers.begin();
    };
    const auto cloth = hanging(frame, from);
    REQUIRE(cloth);
    for (const PlacedLayer& piece : shown(frame, to, LayerRole::body))
      CHECK(place(piece) < place(*cloth));
  }
}

TEST_CASE("dots and clock change once, while no cloth hangs") {
  const Scene from = meetup();
  const Scene to = session();
  for (int ms = 1; ms < 2120; ++ms) {
    const Frame frame = at(Motion::noren, from, to, ms);
    const Scene& expected = ms < 320 ? from : to;
    const Scene& other = ms < 320 ? to : from;
    CHECK(shown(frame, expected, LayerRole::chrome).size() == 1);
    CHECK(shown(frame, other, LayerRole::chrome).empty());
  }
}

TEST_CASE(
    "after its arrival only the hems of the cloth sway, one after another, then it is still") {
  const Scene from = meetup();
  const Scene to = session();
  const auto cloth = shown(at(Motion::noren, from, to, 720 + 150), to, LayerRole::cloth);
  REQUIRE(cloth.size() == 4);
  CHECK(cloth[0].shear == 0);
  REQUIRE(cloth[0].clip);
  CHECK(cloth[0].clip->bottom() == 776 + 3);
  Rect covered = *cloth[0].clip;
  for (std::size_t i = 1; i < cloth.size(); ++i) {
    REQUIRE(cloth[i].clip);
    CHECK(cloth[i].clip->y == 776 + 3);
    CHECK(std::abs(cloth[i].shear) <= 14);
    covered = covered.united(*cloth[i].clip);
  }
  CHECK(covered == to.page.list.layers[3].bounds.moved(2, 3));
  CHECK(cloth[1].shear == Approx(14 * swing_at(Millis(150))));
  CHECK(cloth[2].shear == Approx(14 * swing_at(Millis(100))));
  CHECK(cloth[3].shear == Approx(14 * swing_at(Millis(50))));
  for (const PlacedLayer& hem : shown(at(Motion::noren, from, to, 2119), to, LayerRole::cloth)) {
    CHECK(std::abs(hem.shear) < 0.5);
  }
}

TEST_CASE("the cloth stays when a slide turns its page") {
  Scene from = meetup();
  Scene to = meetup();
  to.page.page = 2;
  to.page.list.layers.back().bounds = {700, 500, 300, 300};
  for (int ms = 1; ms < 2120; ms += 13) {
    const auto cloth = shown(at(Motion::noren, from, to, ms), to, LayerRole::cloth);
    REQUIRE(cloth.size() == 1);
    CHECK(cloth[0].dy >= 2);
    CHECK(cloth[0].alpha == 1);
    CHECK(cloth[0].shear == 0);
  }
}

TEST_CASE("five cloths part to both sides without covering each other") {
  const Scene from = tagline();
  const Scene to = meetup();
  std::vector<int> before(5, 0);
  for (int ms = 1; ms < 720; ms += 3) {
    const auto pieces = shown(at(Motion::parting, from, to, ms), from, LayerRole::cloth);
    int right = -5000;
    for (const PlacedLayer& piece : pieces) {
      REQUIRE(piece.clip);
      CHECK(piece.clip->x >= right);
      right = piece.clip->right();
      CHECK(piece.dy == 2);
    }
    if (pieces.size() < 5) continue;
    for (std::size_t i = 0; i < 5; ++i) {
      if (i < 2) CHECK(pieces[i].dx <= before[i] + 1);
      if (i >= 2) CHECK(pieces[i].dx >= before[i]);
      before[i] = pieces[i].dx;
    }
  }
  CHECK(shown(at(Motion::parting, from, to, 719), from, LayerRole::cloth).empty());
}

TEST_CASE("outer cloths set out before inner ones") {
  const Scene from = tagline();
  const auto pieces = shown(at(Motion::parting, from, meetup(), 400), from, LayerRole::cloth);
  REQUIRE(pieces.size() == 5);
  CHECK(pieces[0].dx < pieces[1].dx);
  CHECK(pieces[4].dx > pieces[3].dx);
  CHECK(pieces[3].dx > pieces[2].dx);
}

TEST_CASE("a tagline without strips is rehung like any other cloth") {
  Scene from = tagline();
  from.page.list.layers[3].hems.clear();
  const Scene to = meetup();
  CHECK(at(Motion::parting, from, to, 200) == at(Motion::noren, from, to, 200));
}

TEST_CASE("a dissolve lays the new slide over the old, which stays whole beneath") {
  const Scene from = meetup();
  const Scene to = session();
  double before = 0;
  for (int ms = 1; ms < 600; ms += 7) {
    const Frame frame = at(Motion::dissolve, from, to, ms);
    CHECK(frame.layers == still(from, Drift{1, 2}).layers);
    CHECK(frame.over == still(to, Drift{2, 3}).layers);
    CHECK(frame.over_alpha >= before);
    before = frame.over_alpha;
  }
}

TEST_CASE("the transition is the one that is configured, but the tagline parts") {
  using Setting = Settings::Transition;
  CHECK(motion_between(SlideKind::meetup, SlideKind::post, Setting::noren) == Motion::noren);
  CHECK(motion_between(SlideKind::tagline, SlideKind::post, Setting::noren) == Motion::parting);
  CHECK(motion_between(SlideKind::post, SlideKind::tagline, Setting::noren) == Motion::noren);
  CHECK(motion_between(SlideKind::tagline, SlideKind::post, Setting::dissolve) == Motion::dissolve);
  CHECK(motion_between(SlideKind::tagline, SlideKind::post, Setting::cut) == Motion::cut);
  CHECK(motion_between(SlideKind::alert, SlideKind::post, Setting::noren) == Motion::dissolve);
}

TEST_CASE("the drift starts at home, goes a pixel at a time and rounds a ring without end") {
  CHECK(drift_at(0, kHd) == Drift{0, 0});
  CHECK(drift_at(-5, kHd) == Drift{0, 0});
  std::set<std::pair<int, int>> places;
  for (int step = 0; step < 500; ++step) {
    const Drift here = drift_at(step, kHd);
    const Drift next = drift_at(step + 1, kHd);
    CHECK(std::hypot(next.dx - here.dx, next.dy - here.dy) < 1.5);
    CHECK(std::hypot(here.dx, here.dy) < 8.7);
    if (step >= kDriftWayOut) {
      CHECK(std::hypot(here.dx, here.dy) > 7.2);
      CHECK(drift_at(step + kDriftRing, kHd) == here);
      places.insert({here.dx, here.dy});
    }
  }
  CHECK(places.size() >= 40);
  CHECK(drift_at(kDriftWayOut, {3840, 2160}) == Drift{16, 0});
}

TEST_CASE("the ground does not drift, so no edge is bared") {
  const Scene scene = meetup();
  const Frame frame = still(scene, Drift{-8, 5});
  CHECK(shown(frame, scene, LayerRole::paper)[0].dx == 0);
  CHECK(shown(frame, scene, LayerRole::paper)[0].dy == 0);
  CHECK(shown(frame, scene, LayerRole::rod)[0].dx == 0);
  CHECK(shown(frame, scene, LayerRole::rod)[0].dy == 5);
  CHECK(shown(frame, scene, LayerRole::clock)[0].dx == -8);
}

TEST_CASE("a picture that fills the screen leaves chrome and clock out") {
  Scene scene = meetup();
  scene.page.chrome = Page::Chrome::hidden;
  scene.surround.layers.push_back(layer_of(LayerRole::notice, {0, 920, 1920, 160}, {240, 180, 40}));
  const Frame frame = still(scene, Drift{});
  CHECK(shown(frame, scene, LayerRole::chrome).empty());
  CHECK(shown(frame, scene, LayerRole::clock).empty());
  CHECK(shown(frame, scene, LayerRole::notice).size() == 1);
}

TEST_CASE("what the chrome says counts only where there is a chrome") {
  Scene scene = meetup();
  scene.page.list.texts.push_back({TextRole::title, {"交流会"}, 116, {672, 190, 348, 116}, {}});
  scene.surround.texts.push_back({TextRole::clock, {"14:05"}, 68, {1650, 960, 180, 60}, {}});
  CHECK(texts_of(scene).size() == 2);
  scene.page.chrome = Page::Chrome::hidden;
  const auto texts = texts_of(scene);
  REQUIRE(texts.size() == 1);
  CHECK(texts[0].role == TextRole::title);
}

namespace {

DisplayList band(Color color) {
  DisplayList list;
  list.layers.push_back(layer_of(LayerRole::notice, {0, 920, 1920, 160}, color));
  return list;
}

}  // namespace

TEST_CASE("a notice pushes up over the chrome and down again") {
  Scene with = meetup();
  with.surround = band({240, 180, 40});
  const Scene without = meetup();
  CHECK(notice_duration(without.surround, with.surround) == Millis(320));
  CHECK(notice_duration(with.surround, without.surround) == Millis(240));
  CHECK(notice_duration(with.surround, with.surround) == Millis(0));

  int before = 5000;
  for (int ms = 0; ms < 320; ++ms) {
    const Frame frame = notice_motion(without.surround, with, Drift{}, Millis(ms), kHd);
    const auto moving = shown(frame, with, LayerRole::notice);
    REQUIRE(moving.size() == 1);
    CHECK(moving[0].dy <= before);
    CHECK(moving[0].dy >= 0);
    before = moving[0].dy;
    CHECK(frame.layers.size() == with.page.list.layers.size() + without.surround.layers.size() + 1);
  }
  CHECK(notice_motion(without.surround, with, Drift{}, Millis(320), kHd) == still(with, Drift{}));

  const Frame leaving = notice_motion(with.surround, without, Drift{}, Millis(200), kHd);
  CHECK(leaving.layers.back().dy > 0);
  CHECK(leaving.layers.back().layer->role == LayerRole::notice);
  CHECK(notice_motion(with.surround, without, Drift{}, Millis(240), kHd) ==
        still(without, Drift{}));
}

TEST_CASE("pages of a notice push each other up inside the band") {
  const DisplayList first = band({240, 180, 40});
  Scene second = meetup();
  second.surround = band({241, 180, 40});
  for (int ms = 0; ms < 320; ms += 5) {
    const Frame frame = notice_motion(first, second, Drift{}, Millis(ms), kHd);
    const PlacedLayer& leaving = frame.layers[frame.layers.size() - 2];
    const PlacedLayer& coming = frame.layers.back();
    CHECK(coming.dy - leaving.dy == 160);
    CHECK(coming.clip == Rect{0, 920, 1920, 160});
    CHECK(leaving.clip == Rect{0, 920, 1920, 160});
  }
}
