#include "player/deck.h"

#include <algorithm>
#include <map>
#include <utility>

#include "player/agenda.h"
#include "player/consultation_slots.h"
#include "player/content_slides.h"
#include "player/event_choice.h"
#include "player/event_slide.h"

namespace noren {
namespace {

constexpr std::size_t kMostSlides = 12;

// Whoever takes out a phone finds a code on the screen within this time.
constexpr Millis kLongestWithoutCode = std::chrono::seconds(30);

std::size_t count_of(int wished) {
  return static_cast<std::size_t>(std::max(wished, 0));
}

/// The slides of every group, before they are put in order.
struct Groups {
  std::vector<Slide> welcome, events, agenda, standing, posts, posters, messages, links, tagline;

  std::vector<Slide>& of(Settings::Group group) {
    switch (group) {
      case Settings::Group::welcome:
        return welcome;
      case Settings::Group::events:
        return events;
      case Settings::Group::agenda:
        return agenda;
      case Settings::Group::standing:
        return standing;
      case Settings::Group::posts:
        return posts;
      case Settings::Group::posters:
        return posters;
      case Settings::Group::messages:
        return messages;
      case Settings::Group::links:
        return links;
      case Settings::Group::tagline:
        break;
    }
    return tagline;
  }
};

bool knows_anything(const Program& program, const Settings& settings) {
  return !settings.sources.empty() || program != Program{};
}

Groups make_groups(const Program& program, const DeckContext& context) {
  Groups groups;
  EventChoice events = announced_events(program, context.now);
  gather_slots(events, context);
  for (const Event* event :
       foremost(events.dated, count_of(context.settings.slides.events), context.now))
    groups.events.push_back(event_slide(*event, context));
  for (const Event* event : events.standing)
    groups.standing.push_back(event_slide(*event, context));
  if (knows_anything(program, context.settings))
    groups.agenda.push_back(agenda_slide(events, context));
  groups.posts = post_slides(program, context);
  groups.posters = poster_slides(program, context);
  groups.messages = message_slides(program, context);
  groups.links = link_slides(context);
  if (auto welcome = welcome_slide(context)) groups.welcome.push_back(std::move(*welcome));
  if (auto tagline = tagline_slide(context)) groups.tagline.push_back(std::move(*tagline));
  return groups;
}

/// The groups that are shown, each once, in the configured order.
std::vector<Settings::Group> shown_groups(const Settings& settings) {
  std::vector<Settings::Group> groups;
  for (const Settings::Group group : settings.slides.order)
    if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
  return groups;
}

/// The longest turn: twelve slides, and as many more as the venue asks for beyond the defaults.
std::size_t most_slides(const Settings::Slides& slides) {
  const Settings::Slides defaults;
  return kMostSlides + count_of(slides.events - defaults.events) +
         count_of(slides.posts - defaults.posts);
}

/// What is too much gives way: posts but the newest, then the later events, then standing offers.
void shorten(Groups& groups, const Settings& settings) {
  std::size_t total = 0;
  for (const Settings::Group group : shown_groups(settings))
    total += groups.of(group).size();
  const std::size_t most = most_slides(settings.slides);
  for (std::vector<Slide>* group : {&groups.posts, &groups.events, &groups.standing}) {
    while (total > most && group->size() > 1) {
      group->pop_back();
      --total;
    }
  }
}

/// The same id twice would make two slides one: the later gets a number.
void make_ids_unique(std::vector<Slide>& deck) {
  std::map<std::string, int> seen;
  for (Slide& slide : deck) {
    const int number = ++seen[slide.id];
    // A tab stands in no id that a source gives, so the new id is free.
    if (number > 1) slide.id += "\t" + std::to_string(number);
  }
}

bool has_code(const Slide& slide) {
  return std::visit(
      [](const auto& body) {
        if constexpr (requires { body.codes; })
          return !body.codes.empty();
        else if constexpr (requires { body.code; })
          return body.code.has_value();
        else
          return false;
      },
      slide.body);
}

/// Gives a poster or a message the house's code; whether it could take one.
bool take_house_code(Slide& slide, const QrCall& code) {
  if (auto* poster = std::get_if<PosterSlide>(&slide.body)) {
    poster->code = code;
    return true;
  }
  if (slide.kind != SlideKind::message) return false;
  std::get<PaperSlide>(slide.body).codes.push_back(code);
  return true;
}

/// Puts the house's code on posters and messages without one where the turn, which goes round,
/// would leave people without any code for too long.
void close_gaps_between_codes(std::vector<Slide>& deck, const DeckContext& context) {
  const auto code = house_code(context.settings, context.words);
  if (!code) return;
  const auto first = std::find_if(deck.begin(), deck.end(), has_code);
  std::rotate(deck.begin(), first, deck.end());
  const auto moved = deck.end() - first;
  Millis without{};
  for (Slide& slide : deck) {
    without = has_code(slide) ? Millis(0) : without + slide.dwell;
    if (without <= kLongestWithoutCode || !take_house_code(slide, *code)) continue;
    const Settings::Dwell& dwell = context.settings.slides.dwell;
    slide.dwell = dwell_of(dwell, slide.dwell, Codes::some);
    without = Millis(0);
  }
  std::rotate(deck.begin(), deck.begin() + moved, deck.end());
}

}  // namespace

std::vector<Slide> make_deck(const Program& program, const Settings& settings, const Words& words,
                             const VenueTime& now) {
  const DeckContext context{settings, words, now};
  Groups groups = make_groups(program, context);
  shorten(groups, settings);
  std::vector<Slide> deck;
  for (const Settings::Group group : shown_groups(settings)) {
    std::vector<Slide>& slides = groups.of(group);
    std::move(slides.begin(), slides.end(), std::back_inserter(deck));
  }
  if (deck.empty()) deck.push_back(fallback_slide(context));
  close_gaps_between_codes(deck, context);
  make_ids_unique(deck);
  return deck;
}

std::vector<Slide> setup_deck(const Words& words, const std::vector<std::string>& steps) {
  Slide slide;
  slide.id = "setup";
  slide.kind = SlideKind::setup;
  slide.dwell = Settings::Dwell{}.standard;
  slide.body = SetupSlide{words.get("cloth.setup"), words.get("setup.title"), steps};
  return {slide};
}

}  // namespace noren
