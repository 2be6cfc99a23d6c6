#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/collector.h"
#include "app/command_line.h"
#include "app/outfit.h"
#include "app/time_keeper.h"
#include "app/venue.h"
#include "model/program.h"
#include "platform/canvas.h"
#include "scene/motion.h"

namespace noren {

/// What one source gave to a command that looks once.
struct SourceReport {
  Settings::Source source;
  Collected collected;
};

/// One page of the deck, composed.
struct ExhibitPage {
  Scene scene;
  Millis dwell{};
};

/// The whole deck at one moment, as `render` draws it and `check` looks it over: the configuration,
/// its sources looked at once, and every page composed. Made once, then only read.
class Exhibit {
 public:
  /// `outfit` outlives it. A configuration that can't be used is `config_problem()`; the 準備中
  /// deck then stands in. Without a `size`: what the configuration asks of the display, turned as
  /// it says, else 1920x1080.
  Exhibit(const Options& options, const Outfit& outfit, std::optional<Size> size);

  [[nodiscard]] const Venue& venue() const { return venue_; }
  [[nodiscard]] const std::optional<Problem>& config_problem() const { return config_problem_; }
  /// Whether there is a file, readable or not.
  [[nodiscard]] bool config_exists() const;
  [[nodiscard]] const std::vector<SourceReport>& sources() const { return sources_; }
  [[nodiscard]] const std::vector<ExhibitPage>& pages() const { return pages_; }
  [[nodiscard]] VenueTime now() const { return {now_.instant, now_.trust, &venue_.zone}; }
  [[nodiscard]] const std::map<std::string, std::shared_ptr<const Pixels>>& pictures() const {
    return pictures_;
  }

  /// What composing met: gave way, too long for a code, no glyph.
  [[nodiscard]] const Problems& lint() const { return lint_; }

 private:
  void load_venue_or_setup(const Options& options);
  void look_at_sources(const Options& options);
  void compose_all(Size size);
  void compose_slides(const std::vector<Slide>& slides, const Stage& stage, Surround surround,
                      int first_dot);

  const Outfit& outfit_;
  Venue venue_;
  std::string named_config_;
  std::string config_;  // the one that was found, or where it is missing
  std::optional<Problem> config_problem_;
  std::vector<SourceReport> sources_;
  Program program_;
  VenueTime now_;
  std::map<std::string, std::shared_ptr<const Pixels>> pictures_;
  PictureSizes picture_sizes_;
  std::vector<ExhibitPage> pages_;
  Problems lint_;
};

}  // namespace noren
