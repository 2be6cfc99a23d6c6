#include "frames.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "board.h"

namespace noren::bench {
namespace {

constexpr int kChanges = 200;
constexpr double kFrameMs = 1000.0 / 60;

double share_of(const std::vector<double>& sorted, double share) {
  const auto last = static_cast<double>(sorted.size() - 1);
  return sorted[static_cast<std::size_t>(share * last)];
}

}  // namespace

int print_frame_times(const std::string& config, const std::string& cache,
                      const std::string& renderer, const std::string& transition) {
  DisplayOptions options;
  options.renderer = renderer == "software" ? Settings::Display::Renderer::software
                                            : Settings::Display::Renderer::opengles2;
  Display display = need(Display::open(options));
  Board board(config, cache, nullptr, &display);
  Venue venue = board.presenter().venue();
  venue.settings.slides.transition =
      transition == "noren" ? Settings::Transition::noren : Settings::Transition::dissolve;
  board.presenter().set_venue(std::move(venue));
  board.refresh();
  board.turn();
  std::vector<double> times;
  for (int i = 0; i < kChanges; ++i)
    board.change([&](double ms) { times.push_back(ms); });
  std::sort(times.begin(), times.end());
  const auto late = times.end() - std::upper_bound(times.begin(), times.end(), kFrameMs);
  std::printf("%s, %s: %zu frames, median %.1f, 99 %% within %.1f, longest %.1f ms; %ld late\n",
              display.description().c_str(), transition.c_str(), times.size(), share_of(times, 0.5),
              share_of(times, 0.99), times.back(), static_cast<long>(late));
  return 0;
}

}  // namespace noren::bench
