#include "app/show.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "app/known_time.h"
#include "app/status_file.h"
#include "platform/masked_url.h"

namespace noren {
namespace {

constexpr Millis kDisplayRetry = std::chrono::seconds(2);
// Pictures are kept no larger in memory than the largest panel can show.
constexpr Size kLargestPicture{3840, 3840};

Store open_store(PosixFiles& files) {
  return Store(cache_folder().value_or("/nonexistent/noren"), files);
}

DisplayOptions display_options(const Options& options, const Settings::Display& display) {
  DisplayOptions wanted;
  const bool windowed = options.window == Options::Window::windowed || !display.fullscreen;
  wanted.window = windowed ? DisplayOptions::Window::windowed : DisplayOptions::Window::fullscreen;
  wanted.rotation = rotation_of(display.rotation);
  wanted.size = options.size;
  if (display.mode) wanted.mode = Size{display.mode->first, display.mode->second};
  wanted.renderer = display.renderer;
  return wanted;
}

std::vector<std::string> names_of(const std::vector<Settings::Source>& sources) {
  std::vector<std::string> names;
  names.reserve(sources.size());
  for (const Settings::Source& source : sources)
    names.push_back(source.name);
  return names;
}

// The file where it is good, else its last good copy, else none.
struct Found {
  std::string path;  // of the file
  Venue venue;
  std::optional<Problem> problem;
  enum class Basis { file, copy, nothing } basis = Basis::file;
  std::optional<Problem> not_kept{};  // why there will be no copy of it
};

Found find_venue(const ConfigLookup& lookup, const AssetFolder& folder, Store& store) {
  const ConfigPlaces places = lookup.find();
  const std::string& path = places.configs.front();
  auto venue = load_venue(path, places, lookup, folder);
  if (venue) {
    // What came on a stick is gone with it.
    const auto kept =
        lookup.is_removable(path) ? Store::Kept{} : store.put(kConfigKey, venue->bytes);
    return {path, std::move(*venue), std::nullopt, Found::Basis::file, kept.problem};
  }
  const Problem& problem = venue.error();
  if (const auto copy = store.get(kConfigKey))
    if (auto last = venue_from(*copy, path, folder)) {
      last->bytes.clear();  // so that a mended file counts as new
      if (lookup.is_removable(path)) distrust(*last);
      set_dropped(*last, places.dropped);
      return {path, std::move(*last), problem, Found::Basis::copy};
    }
  for (std::size_t i = 1; i < places.configs.size(); ++i)
    if (auto next = load_venue(places.configs[i], places, lookup, folder))
      return {path, std::move(*next), problem, Found::Basis::copy};
  Found found{path, unconfigured_venue(path, folder), problem, Found::Basis::nothing};
  set_dropped(found.venue, places.dropped);
  return found;
}

}  // namespace

Show::Show(const Options& options, const Outfit& outfit)
    : options_(options),
      outfit_(outfit),
      lookup_(options),
      store_(open_store(files_)),
      warden_store_(open_store(files_)),
      log_(locale_language()) {}

Show::~Show() = default;

void Show::begin() {
  Found found = find_venue(lookup_, outfit_.folder(), store_);
  venue_ = std::make_shared<const Venue>(std::move(found.venue));
  log_.set_language(venue_->settings.language);
  time_ = std::make_unique<TimeKeeper>(options_, ClockKnowledge::Demand::proof, venue_->zone,
                                       known_time(store_));
  presenter_ = std::make_unique<Presenter>(outfit_.fonts(), *venue_,
                                           options_.size.value_or(Size{1920, 1080}));
  if (options_.test_card == Options::Card::yes) presenter_->show_test_card();
  if (found.not_kept) log_.set("cache", *found.not_kept);
  Problems errors = venue_->errors;
  if (found.problem) {
    log_.set("configuration", *found.problem);
    errors = {*found.problem};
  }
  if (found.basis == Found::Basis::nothing)
    setup_ = SetupCause{options_.config, found.path, *found.problem};
  update_setup();
  write_status(found.path,
               found.basis == Found::Basis::file ? Status::Effect::shown : Status::Effect::kept,
               errors);
  for (const Problem& problem : outfit_.problems())
    log_.set(problem.where, problem);
  keeper_ = std::make_unique<ScreenKeeper>(inbox_);
  pictures_ = std::make_unique<PictureShelf>(options_.network == Options::Network::offline
                                                 ? PictureShelf::Network::offline
                                                 : PictureShelf::Network::allowed,
                                             inbox_, *time_, kLargestPicture);
  recall_content();
}

// What lies on a stick or the boot partition is shown without a configuration, too.
void Show::update_setup() {
  presenter_->set_setup_steps(
      setup_ && venue_->dropped.empty()
          ? std::optional(setup_steps(venue_->words, venue_->settings.language, *setup_))
          : std::nullopt);
}

// What is kept and what lies on the disk is there before the first slide; nothing is waited for.
void Show::recall_content() {
  Collector collector(store_, nullptr);
  const VenueTime now = time_->now(venue_->zone);
  for (const Settings::Source& source : venue_->settings.sources) {
    SourceParcel parcel{source.name, source.url,
                        collector.collect(source, *venue_, now, std::nullopt)};
    take(parcel);
  }
}

void Show::start_threads() {
  if (!display_) inbox_.set_bell([this] { idle_.ring(); });
  warden_ =
      std::make_unique<Warden>(lookup_, outfit_.folder(), venue_, inbox_, *time_, warden_store_);
  if (options_.network == Options::Network::allowed)
    worker_ = std::make_unique<NetworkWorker>(venue_, inbox_, *time_, store_);
}

void Show::run() {
  begin();
  if (options_.leave_after) leave_at_ = time_->uptime() + *options_.leave_after;
  if (wait_for_display() == Going::over) return;
  while (take_parcels() == Going::on) {
    const Uptime now = time_->uptime();
    if (now >= leave_at_) break;
    view_ = keeper_->look(presenter_->venue(), presenter_->program(),
                          time_->now(presenter_->venue().zone), now);
    if (options_.test_card == Options::Card::yes) view_.light = Light::lit;
    log_.set("screen", view_.light == Light::dark ? "dark outside its hours"
                       : shown_ == Light::dark    ? "lit"
                                                  : "");
    if (const auto ended =
            ended_holidays(presenter_->venue(), time_->now(presenter_->venue().zone)))
      log_.set("holidays", *ended);
    const Millis rest = view_.light == Light::dark ? stay_dark() : show_slides(now);
    if (take_events(display_->wait(rest)) == Going::over) break;
  }
  service_.stopping();
}

Millis Show::show_slides(Uptime now) {
  // The display wakes before it is drawn to: a picture for a sleeping one may be refused.
  keeper_->switch_display(Light::lit, presenter_->venue().settings, display_->wiring(), now);
  if (std::exchange(shown_, Light::lit) == Light::dark) presenter_->redraw();
  const Look look = presenter_->look(time_->now(presenter_->venue().zone), now);
  draw(look);
  pace_.frame(look, now);
  presenter_->set_pace(pace_.verdict());
  service_.alive();
  if (look.state == Look::State::rest && !prepared_) prepare_next(look);
  return rest_until(look, now);
}

Millis Show::stay_dark() {
  if (std::exchange(shown_, Light::dark) == Light::lit) {
    display_->blank();
    announce();
  }
  keeper_->switch_display(Light::dark, presenter_->venue().settings, display_->wiring(),
                          time_->uptime());
  service_.alive();
  return sleep_until(view_.next);
}

// Without a display the program waits for one: a television may be switched on later. Signals and
// feeds are heard meanwhile.
Show::Going Show::wait_for_display() {
  while (true) {
    auto display = Display::open(display_options(options_, venue_->settings.display));
    // Opening, the first slide and preparing the second one each take their time on a slow board.
    service_.alive();
    if (display) {
      display_.emplace(std::move(*display));
      break;
    }
    log_.set("display", display.error());
    if (!warden_) {
      start_threads();
      // Waiting is what the service is to do now: the watchdog may begin.
      service_.ready();
    }
    idle_.wait(kDisplayRetry);
    if (take_parcels() == Going::over || time_->uptime() >= leave_at_) return Going::over;
  }
  log_.set("display", display_->description());
  open_display();
  return Going::on;
}

void Show::open_display() {
  presenter_->set_output(display_->size());
  canvas_.emplace(
      display_->canvas(PaintBox{&outfit_.fonts(), outfit_.folder().assets(), pictures_->ready()}));
  presenter_->redraw();
  prepared_ = false;
  inbox_.set_bell([this] { display_->ring(); });
}

void Show::draw(const Look& look) {
  if (look.change == Look::Change::none) return;
  const bool part =
      look.change == Look::Change::part && display_->contents() == Display::Contents::kept;
  const Size size = canvas_->size();
  const auto damage = part ? look.damage : std::vector{Rect{0, 0, size.w, size.h}};
  canvas_->draw(look.frame, damage);
  display_->present(damage);
  prepared_ = false;
  announce();
}

void Show::announce() {
  if (announced_) return;
  // Only the first slide: what it does not need is begun after it stands.
  announced_ = true;
  service_.ready();
  display_->settle();
  if (!warden_) start_threads();
}

void Show::prepare_next(const Look& look) {
  const Frame upcoming = presenter_->upcoming();
  canvas_->prepare(upcoming);
  canvas_->keep_only({&look.frame, &upcoming});
  pictures_->want(presenter_->pictures_ahead());
  prepared_ = true;
  service_.alive();
}

Millis Show::rest_until(const Look& look, Uptime looked_at) const {
  const Uptime now = time_->uptime();
  if (look.state == Look::State::motion) {
    // A frame that changed nothing was not presented, so nothing waited for the vertical blank.
    const bool waited =
        display_->pacing() == Display::Pacing::vsync && look.change != Look::Change::none;
    return waited ? Millis(0) : FramePace::until_next_frame(looked_at, now);
  }
  return sleep_until(std::min(look.next, view_.next));
}

Millis Show::sleep_until(Uptime until) const {
  const Uptime now = time_->uptime();
  until = std::min(until, leave_at_);
  if (const auto interval = service_.watchdog_interval())
    until = std::min(until, now + *interval / 2);
  return std::max(until - now, Millis(1));
}

Show::Going Show::take_events(const DisplayEvents& events) {
  // What uncovered the window may have left something else than black there.
  if (events.redraw != DisplayEvents::Redraw::none) shown_ = Light::lit;
  switch (events.redraw) {
    case DisplayEvents::Redraw::none:
      break;
    case DisplayEvents::Redraw::contents:
      presenter_->redraw();
      break;
    case DisplayEvents::Redraw::textures:
      canvas_->forget();
      presenter_->redraw();
      break;
    case DisplayEvents::Redraw::size:
      open_display();
      break;
  }
  const auto command = [this](const Command& what) {
    presenter_->apply(what, time_->now(presenter_->venue().zone), time_->uptime());
  };
  if (!events.keys.empty()) keeper_->wake(time_->uptime());
  for (const Key key : events.keys) {
    // In the dark a key wakes the screen and does nothing else, but the one that leaves.
    if (view_.light == Light::dark && key != Key::leave) continue;
    if (key == Key::next) command(Next{});
    if (key == Key::previous) command(Previous{});
    if (key == Key::hold) command(ToggleHold{});
    if (key == Key::leave && !presenter_->venue().settings.display.kiosk) return Going::over;
  }
  return events.quit == DisplayEvents::Quit::yes ? Going::over : Going::on;
}

Show::Going Show::take_parcels() {
  Going going = Going::on;
  for (Parcel& parcel : inbox_.take())
    if (std::visit([this](auto& each) { return take(each); }, parcel) == Going::over)
      going = Going::over;
  return going;
}

Show::Going Show::take(const VenueParcel& parcel) {
  venue_ = parcel.venue;
  log_.set_language(venue_->settings.language);
  if (parcel.basis == VenueParcel::Basis::file) log_.set("configuration", "taken");
  if (parcel.basis == VenueParcel::Basis::file) setup_.reset();
  update_setup();
  presenter_->set_venue(*venue_);
  presenter_->forget_sources_but(names_of(venue_->settings.sources));
  if (worker_) worker_->set_venue(venue_);
  if (parcel.basis == VenueParcel::Basis::file)
    write_status(venue_->path, Status::Effect::shown, venue_->errors);
  return Going::on;
}

Show::Going Show::take(const BadConfigParcel& parcel) {
  log_.set("configuration", parcel.problem);
  write_status(parcel.path, Status::Effect::kept, {parcel.problem});
  if (setup_) {
    setup_ = SetupCause{options_.config, parcel.path, parcel.problem};
    update_setup();
  }
  return Going::on;
}

Show::Going Show::take(SourceParcel& parcel) {
  const auto& sources = venue_->settings.sources;
  const bool current = std::any_of(sources.begin(), sources.end(), [&](const auto& source) {
    return source.name == parcel.name && source.url == parcel.url;
  });
  if (!current) return Going::on;
  Collected& collected = parcel.collected;
  const std::string subject = "source " + parcel.name;
  if (collected.failure)
    log_.set(subject, *collected.failure);
  else if (collected.origin == Collected::Origin::fresh ||
           collected.origin == Collected::Origin::unchanged)
    log_.set(subject, "ok");
  if (collected.kept.problem) log_.set("cache", *collected.kept.problem);
  if (collected.kept.outcome == Store::Kept::Outcome::written) log_.set("cache", "");
  if (collected.status != 0) presenter_->set_last_contact(time_->uptime());
  if (collected.origin == Collected::Origin::nothing) return Going::on;
  presenter_->set_content(parcel.name, std::move(collected.content));
  pictures_->announce(presenter_->picture_keys());
  return Going::on;
}

Show::Going Show::take(const PictureParcel& parcel) {
  const auto news = pictures_->take(parcel);
  const std::string subject = "picture " + parcel.key;
  if (parcel.problem) log_.set(subject, *parcel.problem);
  if (news == PictureShelf::News::mended) log_.set(subject, "ok");
  presenter_->set_pictures(pictures_->sizes());
  if (!parcel.pixels || !canvas_) return Going::on;
  canvas_->set_pictures(pictures_->ready());
  if (presenter_->draws(parcel.key)) presenter_->redraw();
  prepared_ = false;
  return Going::on;
}

// The loop looks at the clock anyway; being woken is all that a step needs.
Show::Going Show::take(const ClockParcel& /*parcel*/) {
  return Going::on;
}

Show::Going Show::take(const PowerParcel& parcel) {
  if (parcel.problem)
    log_.set("screen power", *parcel.problem);
  else
    log_.set("screen power", "ok");
  return Going::on;
}

Show::Going Show::take(const QuitParcel& /*parcel*/) {
  return Going::over;
}

void Show::write_status(const std::string& config, Status::Effect effect, const Problems& errors) {
  write_status_file(config, *venue_, effect, errors, time_->now(venue_->zone));
}

}  // namespace noren
