// What the screen shows while slides change: every frame as the show draws it, damage and all,
// beside the slides it lies between and beside the frames of `render --at-ms`.
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/exhibit.h"
#include "app/outfit.h"
#include "app/presenter.h"
#include "catch.h"
#include "platform/canvas.h"

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using noren::LayerRole;
using noren::Look;
using noren::Pixels;

constexpr noren::Size kSize{384, 216};

/// A folder with a venue whose deck has every form of slide.
std::string written_venue(const std::string& transition) {
  const fs::path folder = fs::temp_directory_path() / ("noren-frames-" + transition);
  fs::remove_all(folder);
  fs::create_directories(folder);
  setenv("CACHE_DIRECTORY", (folder / "cache").c_str(), 1);
  std::ofstream(folder / "feed.json") << R"({
    "events": [
      {"id":"a","kind":"meetup","title":"朝の港さんぽ","start":"2024-02-18T10:00:00+09:00","url":"https://example.jp/a"},
      {"id":"b","kind":"session","title":"説明会","start":"2024-02-20T20:30:00+09:00","online":true},
      {"id":"c","kind":"consultation","title":"個別相談会","standing":true}],
    "posts": [{"id":"p","title":"新しい棚ができました","published":"2024-02-10T09:00:00+09:00","url":"https://example.jp/p"}],
    "messages": [{"title":"お手洗いは2階です"}]})";
  std::ofstream(folder / "noren.json") << R"({
    "community": {"name":"港の会","line":"歩いて楽しい港のまち","tagline":"港に、あかりを。","url":"https://example.jp/",
                  "pillars":["学ぶ","つなぐ"],"message":"みんなの港。"},
    "timezone": "Asia/Tokyo",
    "sources": [{"name":"feed","url":"file:feed.json"}],
    "slides": {"dwell":"8s","transition":")"
                                       << transition << R"("},
    "display": {"theme":"hana"}})";
  return (folder / "noren.json").string();
}

noren::Options options_for(const std::string& config) {
  noren::Options options;
  options.config = config;
  options.at = noren::parse_rfc3339("2024-02-14T14:05:00+09:00");
  options.network = noren::Options::Network::offline;
  return options;
}

/// A screen on which time only passes when the test says so.
class Screen {
 public:
  Screen(const noren::Outfit& outfit, const noren::Exhibit& exhibit)
      : presenter_(outfit.fonts(), exhibit.venue(), kSize),
        canvas_(noren::Canvas::in_memory(
                    kSize, {&outfit.fonts(), outfit.folder().assets(), exhibit.pictures()})
                    .value()),
        wall_(exhibit.now().instant) {
    for (const noren::SourceReport& report : exhibit.sources())
      presenter_.set_content(report.source.name, report.collected.content);
  }

  /// Looks and draws as the loop does.
  const Look& look() {
    look_ = presenter_.look({wall_ + uptime_, noren::ClockTrust::trusted, &presenter_.venue().zone},
                            uptime_);
    if (look_.change == Look::Change::whole) canvas_.draw(look_.frame);
    if (look_.change == Look::Change::part) canvas_.draw(look_.frame, look_.damage);
    return look_;
  }
  /// On to the next time that matters, by `step` while something moves.
  void pass(noren::Millis step) {
    uptime_ = look_.state == Look::State::motion ? uptime_ + step : std::max(look_.next, uptime_);
  }

  [[nodiscard]] Pixels picture() const { return canvas_.read(); }
  noren::Canvas& canvas() { return canvas_; }
  [[nodiscard]] const noren::Presenter& presenter() const { return presenter_; }

 private:
  noren::Presenter presenter_;
  noren::Canvas canvas_;
  noren::Instant wall_;
  noren::Uptime uptime_{0};
  Look look_;
};

double brightness(const Pixels& picture) {
  double sum = 0;
  for (const std::uint32_t pixel : picture.argb)
    sum +=
        0.299 * ((pixel >> 16U) & 255U) + 0.587 * ((pixel >> 8U) & 255U) + 0.114 * (pixel & 255U);
  return sum / static_cast<double>(std::max<std::size_t>(1, picture.argb.size()));
}

/// What stood on the screen before and after a transition, as far as frames between may show it.
struct End {
  double brightness = 0;
  std::vector<noren::Layer> layers;
};

End end_of(const Screen& screen, const Look& look) {
  End end{brightness(screen.picture()), {}};
  for (const noren::PlacedLayer& placed : look.frame.layers)
    end.layers.push_back(*placed.layer);
  return end;
}

bool has(const End& end, const noren::Layer& layer) {
  return std::find(end.layers.begin(), end.layers.end(), layer) != end.layers.end();
}

/// The brightness of the bare paper under the rod, which the storyboard shows between two cloths.
double bare_brightness(noren::Canvas& canvas, const noren::Frame& at_rest) {
  noren::Frame bare;
  for (const noren::PlacedLayer& placed : at_rest.layers)
    if (placed.layer->role == LayerRole::paper || placed.layer->role == LayerRole::rod)
      bare.layers.push_back(placed);
  canvas.draw(bare);
  const double value = brightness(canvas.read());
  canvas.draw(at_rest);
  return value;
}

/// One frame between two slides: how bright, and of which layers.
struct Between {
  double brightness = 0;
  std::vector<noren::Layer> layers;
};

Between between(const Screen& screen, const Look& look) {
  Between frame{brightness(screen.picture()), {}};
  for (const auto* list : {&look.frame.layers, &look.frame.over})
    for (const noren::PlacedLayer& placed : *list)
      frame.layers.push_back(*placed.layer);
  return frame;
}

}  // namespace

TEST_CASE("over hundreds of slide changes no frame flashes, dims or shows another slide",
          "[.frames]") {
  const std::string transition = GENERATE("noren", "dissolve", "cut");
  const auto outfit = noren::Outfit::open();
  REQUIRE(outfit);
  const noren::Exhibit exhibit(options_for(written_venue(transition)), *outfit, kSize);
  REQUIRE(exhibit.pages().size() >= 8);
  Screen screen(*outfit, exhibit);
  Look look = screen.look();
  REQUIRE(look.state == Look::State::rest);
  End from = end_of(screen, look);
  double bare = bare_brightness(screen.canvas(), look.frame);
  std::vector<Between> frames;
  std::set<std::string> slides;
  int changes = 0;
  std::string shown = screen.presenter().showing()->slide.id;
  while (changes < 70) {
    screen.pass(90ms);
    look = screen.look();
    if (look.state == Look::State::motion) {
      frames.push_back(between(screen, look));
      continue;
    }
    const std::string now = screen.presenter().showing()->slide.id;
    slides.insert(now);
    const End to = end_of(screen, look);
    // The storyboard bares paper only where a cloth is rehung.
    const bool bares = transition == "noren";
    const double darkest = std::min({from.brightness, to.brightness, bares ? bare : 255.0});
    const double brightest = std::max({from.brightness, to.brightness, bares ? bare : 0.0});
    for (std::size_t i = 0; i < frames.size(); ++i) {
      INFO(transition << " " << shown << " > " << now << ", frame " << i);
      CHECK(frames[i].brightness >= darkest - 2);
      CHECK(frames[i].brightness <= brightest + 2);
      for (const noren::Layer& layer : frames[i].layers)
        CHECK((has(from, layer) || has(to, layer)));
    }
    if (now != shown) ++changes;
    frames.clear();
    from = to;
    shown = now;
    bare = bare_brightness(screen.canvas(), look.frame);
  }
  CHECK(slides.size() >= 8);
}

TEST_CASE("the frames of render are the frames of the screen", "[.frames]") {
  const std::string transition = GENERATE("noren", "dissolve");
  const auto outfit = noren::Outfit::open();
  REQUIRE(outfit);
  const noren::Exhibit exhibit(options_for(written_venue(transition)), *outfit, kSize);
  const auto& pages = exhibit.pages();
  // So small a screen has not drifted yet after one change.
  REQUIRE(noren::drift_at(1, kSize) == noren::Drift{});
  auto rendered = noren::Canvas::in_memory(
      kSize, {&outfit->fonts(), outfit->folder().assets(), exhibit.pictures()});
  REQUIRE(rendered);
  Screen screen(*outfit, exhibit);
  Look look = screen.look();
  rendered->draw(noren::still(pages[0].scene, {}));
  CHECK(screen.picture().argb == rendered->read().argb);
  while (look.state == Look::State::rest) {
    screen.pass(0ms);
    look = screen.look();
  }
  const noren::Motion motion =
      noren::motion_between(pages[0].scene.page.kind, pages[1].scene.page.kind,
                            exhibit.venue().settings.slides.transition);
  constexpr noren::Millis kStep = 40ms;
  noren::Millis t = 0ms;
  for (; look.state == Look::State::motion; t += kStep) {
    rendered->draw(noren::transition(motion, pages[0].scene, pages[1].scene, {}, {}, t, kSize));
    INFO(transition << " at " << t.count() << " ms");
    CHECK(screen.picture().argb == rendered->read().argb);
    screen.pass(kStep);
    look = screen.look();
  }
  CHECK(t >= noren::duration_of(motion));
  rendered->draw(noren::still(pages[1].scene, {}));
  CHECK(screen.picture().argb == rendered->read().argb);
}

TEST_CASE("the drift steps aside only while a slide changes", "[.frames]") {
  const auto outfit = noren::Outfit::open();
  REQUIRE(outfit);
  const noren::Exhibit exhibit(options_for(written_venue("noren")), *outfit, kSize);
  Screen screen(*outfit, exhibit);
  Look look = screen.look();
  std::set<std::pair<int, int>> places;
  int changes = 0;
  while (changes < noren::kDriftRing + noren::kDriftWayOut) {
    std::string shown = screen.presenter().showing()->slide.id;
    screen.pass(200ms);
    look = screen.look();
    if (screen.presenter().showing()->slide.id == shown) {
      // Until the next change nothing moves but the motion and the minute.
      if (look.state == Look::State::rest && look.change == Look::Change::part)
        for (const noren::Rect& area : look.damage)
          CHECK(area.w < kSize.w / 3);
      continue;
    }
    ++changes;
    while (look.state == Look::State::motion) {
      screen.pass(200ms);
      look = screen.look();
    }
    for (const noren::PlacedLayer& placed : look.frame.layers)
      if (placed.layer->role == LayerRole::chrome || placed.layer->role == LayerRole::clock)
        places.insert({placed.dx, placed.dy});
  }
  constexpr int kRadius = 2;  // 0.0074 of 216
  CHECK(places.size() > 8);
  for (const auto& [dx, dy] : places)
    CHECK(std::hypot(dx, dy) <= kRadius + 1);
}
