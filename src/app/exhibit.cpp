#include "app/exhibit.h"

#include <filesystem>
#include <utility>

#include "app/config_lookup.h"
#include "app/fetching.h"
#include "app/known_time.h"
#include "app/picture_keys.h"
#include "app/picture_reader.h"
#include "app/setup_steps.h"
#include "app/venue_stage.h"
#include "base/utf8.h"
#include "platform/turning.h"
#include "player/deck.h"

namespace noren {
namespace {

// No picture is drawn larger than the largest panel that Noren is made for.
constexpr Size kLargestPicture{3840, 3840};

// Characters of `text` that no face can draw; on the wall each is a 〓.
void lint_characters(const Typesetter& typesetter, const std::string& where,
                     const std::string& text, Problems& lint) {
  const std::u32string missing = typesetter.missing(decode_utf8(text), FaceRole::display);
  if (missing.empty()) return;
  lint.push_back(
      {where, say("この文字の書体がないため、〓で表示します: {}",
                  "no face has these characters, each is shown as 〓: {}", encode_utf8(missing))});
}

/// Looks for such characters in all that the venue and its sources say.
void lint_texts(const Typesetter& typesetter, const Program& program,
                const Settings::Community& community, Problems& lint) {
  const auto check = [&](const std::string& where, const std::string& text) {
    lint_characters(typesetter, where, text, lint);
  };
  for (const Event& event : program.events)
    for (const std::string* text : {&event.title, &event.summary, &event.place})
      check(event.title, *text);
  for (const Post& post : program.posts)
    check(post.title, post.title);
  for (const Message& message : program.messages)
    check(message.title, message.title + message.text);
  for (const Notice& notice : program.notices)
    check(notice.text, notice.text + notice.line);
  check("/community/name", community.name);
  check("/community/line", community.line);
  check("/community/tagline", community.tagline);
  check("/community/message", community.message);
  for (const std::string& pillar : community.pillars)
    check("/community/pillars", pillar);
  for (const auto& link : community.links)
    check("/community/links", link.label);
}

/// The logical output that the configuration asks for.
Size shown_size(const Settings::Display& display) {
  const auto [width, height] = display.mode.value_or(std::pair(1920, 1080));
  return turned({width, height}, rotation_of(display.rotation));
}

}  // namespace

Exhibit::Exhibit(const Options& options, const Outfit& outfit, std::optional<Size> size)
    : outfit_(outfit) {
  load_venue_or_setup(options);
  look_at_sources(options);
  compose_all(size.value_or(shown_size(venue_.settings.display)));
}

bool Exhibit::config_exists() const {
  std::error_code ignored;
  return std::filesystem::exists(config_, ignored);
}

void Exhibit::load_venue_or_setup(const Options& options) {
  named_config_ = options.config;
  const ConfigLookup lookup(options);
  const ConfigPlaces places = lookup.find();
  const std::string& path = places.configs.front();
  config_ = path;
  auto venue = load_venue(path, places, lookup, outfit_.folder());
  if (venue) {
    venue_ = std::move(*venue);
    return;
  }
  config_problem_ = venue.error();
  venue_ = unconfigured_venue(path, outfit_.folder());
  set_dropped(venue_, places.dropped);
}

void Exhibit::look_at_sources(const Options& options) {
  PosixFiles files;
  Store store(cache_folder().value_or("/nonexistent/noren"), files);
  TimeKeeper time(options, ClockKnowledge::Demand::plausible, venue_.zone, known_time(store));
  now_ = time.now(venue_.zone);
  HttpFetcher fetcher(feed_limits());
  HttpFetcher picture_fetcher(picture_limits());
  const bool offline = options.network == Options::Network::offline;
  Collector collector(store, offline ? nullptr : &fetcher);
  std::map<std::string, Content> contents;
  for (const Settings::Source& source : venue_.settings.sources) {
    Collected collected = collector.collect(source, venue_, now_, time.certificate_time());
    contents[source.name] = collected.content;
    sources_.push_back({source, std::move(collected)});
  }
  program_ = merge(venue_.settings.sources, contents);
  PictureReader reader(store, offline ? nullptr : &picture_fetcher, time);
  for (const std::string& key : keys_of_pictures(venue_.theme, program_)) {
    auto pixels = reader.read(key, kLargestPicture);
    if (!pixels) {
      lint_.push_back(pixels.error());
      continue;
    }
    picture_sizes_[key] = pixels->size;
    pictures_[key] = std::make_shared<const Pixels>(std::move(*pixels));
  }
}

void Exhibit::compose_all(Size size) {
  const Typesetter typesetter(outfit_.fonts(), venue_.settings.keep);
  const Stage stage = stage_of(venue_, size, typesetter, picture_sizes_);
  const VenueTime at = now();
  if (config_problem_ && venue_.dropped.empty()) {
    const auto deck =
        setup_deck(venue_.words, setup_steps(venue_.words, venue_.settings.language,
                                             {named_config_, config_, *config_problem_}));
    compose_slides(deck, stage, make_surround({}, venue_.settings, venue_.words, at), 0);
    return;
  }
  lint_texts(typesetter, program_, venue_.settings.community, lint_);
  const Settings& settings = venue_.settings;
  const Surround surround = make_surround(program_, settings, venue_.words, at);
  compose_slides(make_alerts(program_, settings, venue_.words, at), stage, surround, -1);
  compose_slides(make_deck(program_, settings, venue_.words, at), stage, surround, 0);
}

// Dots count the slides from `first_dot`; below zero: slides without dots.
void Exhibit::compose_slides(const std::vector<Slide>& slides, const Stage& stage,
                             Surround surround, int first_dot) {
  surround.dots = first_dot < 0 ? 0 : static_cast<int>(slides.size());
  surround.dot = first_dot;
  for (const Slide& slide : slides) {
    for (Page& page : compose(slide, stage, lint_)) {
      DisplayList around = compose_surround(surround, page.kind, stage);
      pages_.push_back({Scene{std::move(page), std::move(around)}, slide.dwell});
    }
    ++surround.dot;
  }
}

}  // namespace noren
