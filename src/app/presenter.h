#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/frame_damage.h"
#include "app/venue.h"
#include "model/program.h"
#include "model/venue_time.h"
#include "player/player.h"
#include "scene/compose.h"
#include "scene/motion.h"
#include "text/typesetter.h"

namespace noren {

/// What is to be on the screen, and what has to be done for it.
struct Look {
  enum class Change {
    none,  // the screen already shows it: nothing is drawn
    part,  // only `damage` differs from the last look
    whole,
  } change = Change::none;
  Frame frame;  // borrows from the presenter until its next look
  std::vector<Rect> damage;
  /// When to look again, unless something arrives before.
  Uptime next{};
  enum class State { rest, motion } state = State::rest;
};

/// Turns what the venue announces into looks: holds the program, the deck of the hour, what is
/// shown and how one scene becomes the next. Neither reads a clock nor draws. Main thread only.
class Presenter {
 public:
  /// `fonts` outlives it.
  Presenter(const FontSet& fonts, Venue venue, Size output);

  /// Everything below takes effect at the next look.
  void set_venue(Venue venue);
  void set_output(Size output);
  void set_content(const std::string& source, Content content);
  void forget_sources_but(const std::vector<std::string>& names);
  void set_pictures(PictureSizes sizes);
  /// The steps of the 準備中 slide while there is no configuration; none: the show.
  void set_setup_steps(std::optional<std::vector<std::string>> steps);
  /// The test card instead of the slides, whatever else is set.
  void show_test_card() { subject_ = Subject::test_card; }
  /// The last time that a source on the network answered; none has yet: nothing.
  void set_last_contact(std::optional<Uptime> contact) { last_contact_ = contact; }
  /// The next look draws everything, whatever was shown.
  void redraw() {
    drawn_.reset();
    damage_.forget();
  }
  void apply(const Command& command, const VenueTime& now, Uptime uptime);

  /// Motions slower than this kind are replaced by it (a board that can't keep up).
  enum class Pace { full, dissolve_only, cut_only };
  void set_pace(Pace pace) { pace_ = pace; }

  /// What is on screen at `now`. Motion begins with the second slide.
  Look look(const VenueTime& now, Uptime uptime);

  /// The frame of the slide that comes next, to be painted while the present one stands still.
  Frame upcoming();

  /// All that the venue announces at present.
  const Program& program();

  /// Every picture that the present program names, the most needed first.
  std::vector<std::string> picture_keys();

  /// Those that the present slide and the next one draw.
  [[nodiscard]] std::vector<std::string> pictures_ahead() const;

  /// Whether the slide on screen draws the picture `key`.
  [[nodiscard]] bool draws(const std::string& key) const;

  /// Problems that composing the present deck met.
  [[nodiscard]] const Problems& problems() const { return problems_; }
  [[nodiscard]] const Showing* showing() const { return showing_ ? &*showing_ : nullptr; }
  [[nodiscard]] const Venue& venue() const { return venue_; }

 private:
  enum class Subject { slides, test_card };
  struct Transition {
    Motion motion = Motion::cut;
    Uptime began{};
    Drift drift_from;
    std::unique_ptr<Scene> from;
  };
  struct BandMotion {
    Uptime began{};
    DisplayList from;
  };
  struct Composed {
    Slide slide;
    std::vector<Page> pages;
  };

  [[nodiscard]] Stage stage() const;
  void refresh_deck(const VenueTime& now, Uptime uptime);
  const std::vector<Page>& pages_of(const Slide& slide);
  [[nodiscard]] PageCounter page_counter();
  [[nodiscard]] Surround surround_of(const Showing& showing, Uptime uptime) const;
  std::unique_ptr<Scene> scene_of(const Showing& showing, const Surround& surround);
  void follow(const Showing& before, Uptime uptime);
  [[nodiscard]] Motion motion_to(SlideKind from, SlideKind to) const;
  Look moving(Uptime uptime);
  void take_damage(Look& look);
  Look resting(Uptime uptime);
  Look test_card(Uptime uptime);

  Venue venue_;
  const FontSet& fonts_;
  Typesetter typesetter_;
  Size output_;
  PictureSizes pictures_;
  std::map<std::string, Content> contents_;
  std::optional<std::vector<std::string>> setup_steps_;
  std::optional<Uptime> last_contact_;
  Pace pace_ = Pace::full;
  Subject subject_ = Subject::slides;

  Program program_;
  bool stale_ = true;                  // something changed since the deck was made
  std::optional<Instant> deck_until_;  // wall time at which the deck may change
  std::optional<Instant> deck_made_;
  std::optional<ClockTrust> deck_trust_;
  std::vector<Slide> deck_;
  std::vector<Slide> alerts_;
  Surround surround_;
  Uptime wall_due_{};  // uptime at which deck_until_ comes
  std::vector<Composed> composed_;
  Problems problems_;

  std::optional<Showing> showing_;
  std::unique_ptr<Scene> scene_;
  Surround scene_surround_;     // what scene_ was composed with
  bool stage_changed_ = false;  // since scene_ was composed
  std::unique_ptr<Scene> next_scene_;
  std::optional<Transition> transition_;
  std::optional<BandMotion> band_;
  Uptime band_since_{};
  int band_page_ = 0;
  std::optional<Scene> drawn_;  // what the screen shows, once it rests
  FrameDamage damage_;          // between the frames of a motion
  int slide_changes_ = 0;       // the drift steps aside with each
};

}  // namespace noren
