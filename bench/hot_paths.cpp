// The hot paths under Google Benchmark: typesetting, composing, drawing, parsing.
#include <filesystem>
#include <string>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "app/venue_stage.h"
#include "board.h"
#include "feed/source_reader.h"
#include "player/deck.h"
#include "text/typesetter.h"

using namespace noren;

namespace {

const Outfit& outfit() {
  static const Outfit opened = bench::need(Outfit::open());
  return opened;
}

// All slides of the demo, as the deck names them.
struct Demo {
  explicit Demo(const std::string& config)
      : venue(bench::need(load_venue(config, outfit().folder()))),
        typesetter(outfit().fonts(), venue.settings.keep) {
    PosixFiles files;
    Store store("/nonexistent/noren", files);
    Collector collector(store, nullptr);
    std::map<std::string, Content> contents;
    for (const Settings::Source& source : venue.settings.sources)
      contents[source.name] = collector.collect(source, venue, now(), std::nullopt).content;
    program = merge(venue.settings.sources, contents);
    slides = make_deck(program, venue.settings, venue.words, now());
  }

  [[nodiscard]] VenueTime now() const {
    return {Instant(Millis(1707887102000)), ClockTrust::trusted, &venue.zone};
  }

  Venue venue;
  Typesetter typesetter;
  Program program;
  std::vector<Slide> slides;
};

constexpr const char* kTitle = "時間を取る価値がある面談なのか?というメールが来た";
constexpr const char* kSummary =
    "面談の前に受け取ったメールに、どう答えるか。迷った末に選んだ言葉のお話です。肩書きを置いて、"
    "おしゃべりする時間です。聞くだけの方も歓迎です。";

void typeset_title(benchmark::State& state, const Demo& demo) {
  for (auto _ : state)
    benchmark::DoNotOptimize(demo.typesetter.wrap(kTitle, 12, Typesetter::WrapMode::title));
}

void typeset_paragraph(benchmark::State& state, const Demo& demo) {
  for (auto _ : state)
    benchmark::DoNotOptimize(demo.typesetter.wrap(kSummary, 24, Typesetter::WrapMode::body));
}

void compose_deck(benchmark::State& state, const Demo& demo) {
  const PictureSizes pictures;
  const Stage stage = stage_of(demo.venue, bench::Board::kOutput, demo.typesetter, pictures);
  for (auto _ : state)
    for (const Slide& slide : demo.slides) {
      Problems problems;
      benchmark::DoNotOptimize(compose(slide, stage, problems));
    }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(demo.slides.size()));
}

void draw_slide(benchmark::State& state, const Demo& demo, bool painted) {
  const PictureSizes pictures;
  const Stage stage = stage_of(demo.venue, bench::Board::kOutput, demo.typesetter, pictures);
  Problems problems;
  const Scene scene{compose(demo.slides.front(), stage, problems).front(), {}};
  const Frame frame = still(scene, {});
  Canvas canvas = bench::need(Canvas::in_memory(
      bench::Board::kOutput, {&outfit().fonts(), outfit().folder().assets(), {}}));
  for (auto _ : state) {
    if (!painted) canvas.forget();
    canvas.draw(frame);
  }
}

void parse_events(benchmark::State& state, const Demo& demo) {
  std::string feed = R"({"events":[)";
  for (int i = 0; i < 200; ++i)
    feed += (i > 0 ? "," : "") +
            fmt::format(R"({{"id":"e{}","title":"朝の交流会","when":"2月{}日 20:30〜"}})", i,
                        15 + i % 14);
  feed += "]}";
  for (auto _ : state) {
    FirstSeen first_seen;
    const ReadContext context{
        demo.venue.settings.sources.front(),    demo.venue.settings, demo.venue.zone,
        Date{std::chrono::year(2024) / 2 / 14}, first_seen,          "application/json"};
    benchmark::DoNotOptimize(read_source(feed, context));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(feed.size()));
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  const std::string config = argc > 1 ? argv[1] : "config/demo/noren.json";
  const Demo demo(config);
  const auto add = [&](const char* name, auto work) {
    benchmark::RegisterBenchmark(name, [&demo, work](benchmark::State& state) {
      work(state, demo);
    })->Unit(benchmark::kMicrosecond);
  };
  add("typeset/title", typeset_title);
  add("typeset/paragraph", typeset_paragraph);
  add("compose/deck", compose_deck);
  add("draw/painted", [](auto& state, const Demo& each) { draw_slide(state, each, true); });
  add("draw/anew", [](auto& state, const Demo& each) { draw_slide(state, each, false); });
  add("parse/200-events", parse_events);
  benchmark::RunSpecifiedBenchmarks();
}
