#include "app/presenter.h"

#include <algorithm>
#include <utility>

#include "app/picture_keys.h"
#include "app/venue_stage.h"
#include "player/deck.h"

namespace noren {
namespace {

constexpr Millis kOfflineAfter = std::chrono::minutes(10);
constexpr Millis kNoticePage = std::chrono::seconds(6);
// A deck is looked at again at least this often, whatever its boundaries say.
constexpr Millis kLongestSleep = std::chrono::hours(1);

bool on_network(const Settings::Source& source) {
  return source.url.starts_with("http:") || source.url.starts_with("https:");
}

}  // namespace

Presenter::Presenter(const FontSet& fonts, Venue venue, Size output)
    : venue_(std::move(venue)),
      fonts_(fonts),
      typesetter_(fonts, venue_.settings.keep),
      output_(output) {}

void Presenter::set_venue(Venue venue) {
  venue_ = std::move(venue);
  typesetter_ = Typesetter(fonts_, venue_.settings.keep);
  composed_.clear();
  stage_changed_ = true;
  stale_ = true;
}

void Presenter::set_output(Size output) {
  if (output == output_) return;
  output_ = output;
  composed_.clear();
  stage_changed_ = true;
  transition_.reset();
  redraw();
  stale_ = true;
}

void Presenter::set_content(const std::string& source, Content content) {
  auto& known = contents_[source];
  if (known == content) return;
  known = std::move(content);
  stale_ = true;
}

void Presenter::forget_sources_but(const std::vector<std::string>& names) {
  const auto removed = std::erase_if(contents_, [&](const auto& entry) {
    return std::find(names.begin(), names.end(), entry.first) == names.end();
  });
  stale_ = stale_ || removed > 0;
}

void Presenter::set_pictures(PictureSizes sizes) {
  if (sizes == pictures_) return;
  pictures_ = std::move(sizes);
  composed_.clear();
  stage_changed_ = true;
  stale_ = true;
}

void Presenter::set_setup_steps(std::optional<std::vector<std::string>> steps) {
  if (steps == setup_steps_) return;
  setup_steps_ = std::move(steps);
  stale_ = true;
}

void Presenter::apply(const Command& command, const VenueTime& now, Uptime uptime) {
  if (!showing_) return;
  if (stale_) refresh_deck(now, uptime);
  const Showing before = *showing_;
  showing_ = noren::apply(command, before, deck_, alerts_, page_counter(), uptime);
  follow(before, uptime);
}

Stage Presenter::stage() const {
  return stage_of(venue_, output_, typesetter_, pictures_);
}

void Presenter::refresh_deck(const VenueTime& now, Uptime uptime) {
  program();
  const Settings& settings = venue_.settings;
  if (setup_steps_) {
    deck_ = setup_deck(venue_.words, *setup_steps_);
    alerts_.clear();
  } else {
    deck_ = make_deck(program_, settings, venue_.words, now);
    alerts_ = make_alerts(program_, settings, venue_.words, now);
  }
  surround_ = make_surround(program_, settings, venue_.words, now);
  deck_made_ = now.instant;
  deck_trust_ = now.trust;
  deck_until_ = next_change(program_, settings, now);
  wall_due_ = uptime + std::clamp(*deck_until_ - now.instant, Millis(1), kLongestSleep);
  std::erase_if(composed_, [this](const Composed& each) {
    const auto same = [&](const Slide& slide) { return slide == each.slide; };
    return std::none_of(deck_.begin(), deck_.end(), same) &&
           std::none_of(alerts_.begin(), alerts_.end(), same);
  });
  problems_.clear();
  for (const auto* slides : {&deck_, &alerts_})
    for (const Slide& slide : *slides)
      pages_of(slide);
  stale_ = false;
}

const std::vector<Page>& Presenter::pages_of(const Slide& slide) {
  const auto known = std::find_if(composed_.begin(), composed_.end(),
                                  [&](const Composed& each) { return each.slide == slide; });
  if (known != composed_.end()) return known->pages;
  composed_.push_back({slide, compose(slide, stage(), problems_)});
  return composed_.back().pages;
}

PageCounter Presenter::page_counter() {
  return [this](const Slide& slide) { return static_cast<int>(pages_of(slide).size()); };
}

Surround Presenter::surround_of(const Showing& showing, Uptime uptime) const {
  Surround surround = surround_;
  surround.dot = showing.index;
  surround.dots = showing.count;
  surround.notice_page = band_page_;
  const auto& sources = venue_.settings.sources;
  const bool fetches = std::any_of(sources.begin(), sources.end(), on_network);
  const bool silent = uptime - last_contact_.value_or(Uptime(0)) >= kOfflineAfter;
  surround.contact = fetches && silent ? Surround::Contact::offline : Surround::Contact::online;
  return surround;
}

std::unique_ptr<Scene> Presenter::scene_of(const Showing& showing, const Surround& surround) {
  const auto& pages = pages_of(showing.slide);
  const auto index = std::clamp(showing.page, 1, static_cast<int>(pages.size())) - 1;
  const Page& page = pages[static_cast<std::size_t>(index)];
  return std::make_unique<Scene>(Scene{page, compose_surround(surround, page.kind, stage())});
}

Motion Presenter::motion_to(SlideKind from, SlideKind to) const {
  const Motion designed = motion_between(from, to, venue_.settings.slides.transition);
  if (designed == Motion::cut || pace_ == Pace::cut_only) return Motion::cut;
  return pace_ == Pace::dissolve_only ? Motion::dissolve : designed;
}

// Takes the screen from what `before` showed to what is shown now.
void Presenter::follow(const Showing& before, Uptime uptime) {
  Surround surround = surround_of(*showing_, uptime);
  // The only slide of a deck follows itself without motion.
  const bool same_page = before.slide.id == showing_->slide.id && before.page == showing_->page;
  const bool same_words = before.slide == showing_->slide && surround == scene_surround_;
  if (same_page && same_words && !stage_changed_) return;
  auto scene = scene_of(*showing_, surround);
  scene_surround_ = std::move(surround);
  stage_changed_ = false;
  // What the frames of a motion were compared with is about to go.
  damage_.forget();
  if (same_page) {
    const Millis band = scene_ ? notice_duration(scene_->surround, scene->surround) : Millis(0);
    if (band > Millis(0) && !transition_) {
      band_ = BandMotion{uptime, scene_->surround};
      drawn_.reset();
    }
    scene_ = std::move(scene);
    return;
  }
  band_.reset();
  const Motion motion = motion_to(before.slide.kind, showing_->slide.kind);
  transition_ = Transition{motion, uptime, drift_at(slide_changes_, output_), std::move(scene_)};
  ++slide_changes_;
  if (motion == Motion::cut) transition_.reset();
  scene_ = std::move(scene);
  drawn_.reset();
}

Look Presenter::look(const VenueTime& now, Uptime uptime) {
  if (subject_ == Subject::test_card) return test_card(uptime);
  const bool stepped_back = deck_made_ && now.instant < *deck_made_;
  const bool due = !deck_until_ || now.instant >= *deck_until_ || uptime >= wall_due_;
  if (stale_ || due || stepped_back || deck_trust_ != now.trust) refresh_deck(now, uptime);
  const int band_pages = surround_.notice.empty() ? 1 : notice_pages(surround_, stage());
  band_page_ = band_pages > 1 ? static_cast<int>(uptime / kNoticePage % band_pages) : 0;
  if (!showing_) {
    showing_ = start(deck_, alerts_, page_counter(), uptime);
    scene_surround_ = surround_of(*showing_, uptime);
    scene_ = scene_of(*showing_, scene_surround_);
  } else {
    const Showing before = *showing_;
    showing_ = advance(before, deck_, alerts_, page_counter(), uptime);
    follow(before, uptime);
  }
  if (transition_ && uptime - transition_->began >= duration_of(transition_->motion))
    transition_.reset();
  if (band_ && uptime - band_->began >= notice_duration(band_->from, scene_->surround))
    band_.reset();
  Look look = transition_ || band_ ? moving(uptime) : resting(uptime);
  if (band_pages > 1) look.next = std::min(look.next, (uptime / kNoticePage + 1) * kNoticePage);
  return look;
}

Look Presenter::moving(Uptime uptime) {
  Look look;
  look.state = Look::State::motion;
  look.next = uptime;
  const Drift drift = drift_at(slide_changes_, output_);
  look.frame =
      transition_ ? transition(transition_->motion, *transition_->from, *scene_,
                               transition_->drift_from, drift, uptime - transition_->began, output_)
                  : notice_motion(band_->from, *scene_, drift, uptime - band_->began, output_);
  take_damage(look);
  return look;
}

// What the frame changes on screen since the one before it.
void Presenter::take_damage(Look& look) {
  look.damage = damage_.advance(look.frame, output_);
  const Rect all{0, 0, output_.w, output_.h};
  look.change = look.damage.empty()               ? Look::Change::none
                : look.damage == std::vector{all} ? Look::Change::whole
                                                  : Look::Change::part;
}

Look Presenter::resting(Uptime uptime) {
  Look look;
  const Drift drift = drift_at(slide_changes_, output_);
  look.frame = still(*scene_, drift);
  if (!drawn_) {
    take_damage(look);
  } else {
    // The scene may be another one with the same layers: they are compared by value.
    ChangedArea changed(output_);
    add_difference(drawn_->page.list.layers, scene_->page.list.layers, drift, changed);
    add_difference(drawn_->surround.layers, scene_->surround.layers, drift, changed);
    look.damage = changed.rects();
    if (!look.damage.empty()) look.change = Look::Change::part;
  }
  if (!drawn_ || look.change != Look::Change::none) drawn_ = *scene_;
  damage_.forget();
  const Uptime slide_due = showing_->held_until.value_or(showing_->until);
  look.next = std::min(slide_due, wall_due_);
  const Uptime silent_at = last_contact_.value_or(Uptime(0)) + kOfflineAfter;
  if (silent_at > uptime) look.next = std::min(look.next, silent_at);
  look.next = std::max(look.next, uptime + Millis(1));
  return look;
}

// It stands still and where it is: edges are what it is for.
Look Presenter::test_card(Uptime uptime) {
  if (!scene_ || stage_changed_) {
    scene_ = std::make_unique<Scene>(Scene{compose_test_card(stage()), {}});
    stage_changed_ = false;
    drawn_.reset();
  }
  Look look;
  look.frame = still(*scene_, Drift{});
  look.change = drawn_ ? Look::Change::none : Look::Change::whole;
  drawn_ = *scene_;
  look.next = uptime + kLongestSleep;
  return look;
}

const Program& Presenter::program() {
  if (stale_) program_ = merge(venue_.settings.sources, contents_);
  return program_;
}

std::vector<std::string> Presenter::picture_keys() {
  return keys_of_pictures(venue_.theme, program());
}

std::vector<std::string> Presenter::pictures_ahead() const {
  std::vector<std::string> keys;
  for (const Scene* scene : {scene_.get(), next_scene_.get()}) {
    if (scene == nullptr) continue;
    add_picture_keys(scene->page.list, keys);
    add_picture_keys(scene->surround, keys);
  }
  return keys;
}

bool Presenter::draws(const std::string& key) const {
  std::vector<std::string> keys;
  if (scene_) {
    add_picture_keys(scene_->page.list, keys);
    add_picture_keys(scene_->surround, keys);
  }
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

Frame Presenter::upcoming() {
  if (!showing_ || !scene_) return {};
  const Showing next = successor(*showing_, deck_, alerts_, page_counter());
  next_scene_ = scene_of(next, surround_of(next, next.since));
  const Drift drift = drift_at(slide_changes_ + 1, output_);
  // A dissolve lays the whole picture over the present one. Of the other motions no single frame
  // shows everything that comes.
  if (motion_to(showing_->slide.kind, next.slide.kind) == Motion::dissolve)
    return transition(Motion::dissolve, *scene_, *next_scene_, drift_at(slide_changes_, output_),
                      drift, Millis(1), output_);
  return still(*next_scene_, drift);
}

}  // namespace noren
