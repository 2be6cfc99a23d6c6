#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/collector.h"
#include "app/venue.h"
#include "platform/pixels.h"

namespace noren {

/// The configuration was read anew and can be used; or it stays, with other dropped sources.
struct VenueParcel {
  std::shared_ptr<const Venue> venue;
  enum class Basis { file, kept } basis = Basis::file;
};
/// The configuration is missing or can't be understood: the last good one stays.
struct BadConfigParcel {
  std::string path;
  Problem problem;
};
/// A source was looked at.
struct SourceParcel {
  std::string name;
  std::string url;  // it was read from: an answer for an address of yesterday is thrown away
  Collected collected;
};
/// A picture was measured or decoded, or can't be.
struct PictureParcel {
  std::string key;
  std::optional<Size> size;
  std::shared_ptr<const Pixels> pixels;
  std::optional<Problem> problem;
};
/// The wall clock was set.
struct ClockParcel {};
/// The display was told to sleep or to wake; nothing: all went well.
struct PowerParcel {
  std::optional<Problem> problem;
};
struct QuitParcel {};

using Parcel = std::variant<VenueParcel, BadConfigParcel, SourceParcel, PictureParcel, ClockParcel,
                            PowerParcel, QuitParcel>;

/// Carries parcels from the other threads to the main thread: the one lock that they share.
class Inbox {
 public:
  /// Any thread. Rings the bell after the parcel can be taken.
  void post(Parcel parcel);

  /// Everything posted since the last call, in order. Main thread.
  std::vector<Parcel> take();

  /// What wakes the main thread; called with no lock held, from any thread.
  void set_bell(std::function<void()> bell);

 private:
  std::mutex mutex_;
  std::vector<Parcel> parcels_;
  std::function<void()> bell_;
};

}  // namespace noren
