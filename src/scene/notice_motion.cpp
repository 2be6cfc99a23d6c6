#include <algorithm>
#include <cmath>

#include "scene/easing.h"
#include "scene/notice_band.h"
#include "scene/staging.h"

namespace noren {

namespace {

constexpr Millis kNoticeIn{320};
constexpr Millis kNoticeOut{240};

std::vector<const Layer*> band_of(const DisplayList& surround) {
  std::vector<const Layer*> result;
  for (const Layer& layer : surround.layers) {
    if (layer.role == LayerRole::notice) result.push_back(&layer);
  }
  return result;
}

// The clock on the band is a layer of its own: a new minute moves nothing.
std::vector<const Layer*> without_clock(std::vector<const Layer*> band) {
  std::erase_if(band, [](const Layer* layer) { return layer->order == kNoticeClockOrder; });
  return band;
}

Rect bounds_of(const std::vector<const Layer*>& layers) {
  Rect bounds;
  for (const Layer* layer : layers)
    bounds = bounds.united(layer->bounds);
  return bounds;
}

void add_band(Frame& frame, const std::vector<const Layer*>& band, int dy, const Rect& clip) {
  for (const Layer* layer : band) {
    frame.layers.push_back(PlacedLayer{.layer = layer, .dy = dy, .clip = clip});
  }
}

}  // namespace

Millis notice_duration(const DisplayList& from, const DisplayList& to) {
  const auto old_band = without_clock(band_of(from));
  const auto new_band = without_clock(band_of(to));
  if (look_alike(old_band, new_band)) return Millis(0);
  return new_band.empty() ? kNoticeOut : kNoticeIn;
}

Frame notice_motion(const DisplayList& from, const Scene& to, Drift drift, Millis t, Size output) {
  const Millis duration = notice_duration(from, to.surround);
  if (t >= duration) return still(to, drift);
  const auto old_band = band_of(from);
  const auto new_band = band_of(to.surround);
  const Rect band = bounds_of(new_band.empty() ? old_band : new_band);
  const Rect clip{0, band.y, output.w, std::max(0, output.h - band.y)};
  Frame frame;
  for (const Layer& layer : to.page.list.layers)
    frame.layers.push_back(placed(layer, drift));
  // Under a band that comes lies the chrome that it will cover; under one that goes, the new one.
  const DisplayList& under = new_band.empty() ? to.surround : from;
  for (const Layer& layer : under.layers) {
    if (layer.role != LayerRole::notice && shows(to, layer)) {
      frame.layers.push_back(placed(layer, drift));
    }
  }
  const double part = part_of(t, Millis(0), duration);
  if (new_band.empty()) {
    add_band(frame, old_band, static_cast<int>(std::lround(clip.h * kExit.at(part))), clip);
    return frame;
  }
  const int rise = static_cast<int>(std::lround(clip.h * kEnter.at(part)));
  add_band(frame, old_band, -rise, clip);
  add_band(frame, new_band, clip.h - rise, clip);
  return frame;
}

}  // namespace noren
