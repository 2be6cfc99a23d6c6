#include "player/player.h"

#include <algorithm>
#include <unordered_set>

#include "model/settings.h"

namespace noren {
namespace {

using std::chrono::minutes;

constexpr Millis kAlertsDense = minutes(10);
constexpr int kBetweenDenseAlerts = 1;
constexpr int kBetweenAlerts = 3;

using Deck = std::vector<Slide>;

bool is_urgent(const Slide& slide) {
  return slide.cadence == Slide::Cadence::every_second;
}

bool is_running(const Slide& slide) {
  const auto* paper = std::get_if<PaperSlide>(&slide.body);
  return paper != nullptr && paper->pill && paper->pill->mark == Pill::Mark::live;
}

const Slide* find(const Deck& slides, const std::string& id) {
  const auto found = std::find_if(slides.begin(), slides.end(),
                                  [&](const Slide& slide) { return slide.id == id; });
  return found == slides.end() ? nullptr : &*found;
}

std::vector<std::string> ids_of(const Deck& slides) {
  std::vector<std::string> ids;
  for (const Slide& slide : slides)
    ids.push_back(slide.id);
  return ids;
}

/// The slides of the common round: those that are not urgent, or all where all are.
std::vector<std::string> round_of(const Deck& deck) {
  std::vector<std::string> ids;
  for (const Slide& slide : deck)
    if (!is_urgent(slide)) ids.push_back(slide.id);
  return ids.empty() ? ids_of(deck) : ids;
}

std::vector<std::string> urgent_of(const Deck& deck) {
  std::vector<std::string> ids;
  for (const Slide& slide : deck)
    if (is_urgent(slide)) ids.push_back(slide.id);
  return ids.size() == deck.size() ? std::vector<std::string>{} : ids;
}

/// The id after `last` in `ids`, going round; the first where `last` is not among them.
const std::string& after(const std::vector<std::string>& ids, const std::string& last) {
  const auto found = std::find(ids.begin(), ids.end(), last);
  if (found == ids.end() || std::next(found) == ids.end()) return ids.front();
  return *std::next(found);
}

/// Takes slides that came and went into the present round: those that stayed keep their order, so
/// that each of them still comes once, and new ones follow the slide that they follow in the deck.
void renew_round(Showing& showing, const std::vector<std::string>& round) {
  if (showing.order == round) return;
  const std::unordered_set<std::string> present(round.begin(), round.end());
  std::vector<std::string> order;
  std::size_t place = showing.place;
  for (std::size_t i = 0; i < showing.order.size(); ++i) {
    if (present.contains(showing.order[i]))
      order.push_back(showing.order[i]);
    else if (i < showing.place)
      --place;
  }
  const std::unordered_set<std::string> known(order.begin(), order.end());
  auto at = order.begin();
  for (const std::string& id : round) {
    if (known.contains(id)) {
      at = std::next(std::find(order.begin(), order.end(), id));
      continue;
    }
    if (static_cast<std::size_t>(at - order.begin()) < place) ++place;
    at = std::next(order.insert(at, id));
  }
  showing.order = std::move(order);
  showing.place = place;
}

/// The next of the round; after its last the next round begins, in the deck's present order.
std::string next_of_round(Showing& showing, const Deck& deck) {
  if (showing.place >= showing.order.size()) {
    const std::string last = showing.order.empty() ? std::string() : showing.order.back();
    showing.order = round_of(deck);
    showing.place = 0;
    // The deck may have been put in another order meanwhile.
    if (showing.order.size() > 1 && showing.order[0] == last)
      std::swap(showing.order[0], showing.order[1]);
  }
  return showing.order[showing.place++];
}

int dot_of(const Showing& showing, const Deck& deck) {
  for (std::size_t i = 0; i < deck.size(); ++i)
    if (deck[i].id == showing.slide.id) return static_cast<int>(i);
  return std::min(showing.index, std::max(0, static_cast<int>(deck.size()) - 1));
}

void put_on_screen(Showing& showing, const Slide& slide, const PageCounter& pages, Uptime now) {
  if (slide.id != showing.slide.id) ++showing.turn;
  showing.slide = slide;
  showing.page = 1;
  showing.pages = std::max(1, pages(slide));
  showing.since = now;
  showing.until = now + std::max(slide.dwell, Settings::kShortestDwell);
}

bool alert_is_due(const Showing& showing, const Deck& alerts, Uptime now) {
  if (alerts.empty()) return false;
  const bool dense = now - showing.alert_began < kAlertsDense;
  return showing.since_alert >= (dense ? kBetweenDenseAlerts : kBetweenAlerts);
}

/// The slide that follows the present one; counts what came.
const Slide* choose_next(Showing& showing, const Deck& deck, const Deck& alerts, Uptime now) {
  if (alert_is_due(showing, alerts, now)) {
    showing.since_alert = 0;
    showing.last_alert = after(ids_of(alerts), showing.last_alert);
    return find(alerts, showing.last_alert);
  }
  if (deck.empty()) return nullptr;
  ++showing.since_alert;
  if (const auto urgent = urgent_of(deck); !urgent.empty() && showing.since_urgent > 0) {
    const std::string& next = after(urgent, showing.last_urgent);
    // One that has just become urgent may be the very slide on screen.
    if (next != showing.slide.id) {
      showing.since_urgent = 0;
      showing.last_urgent = next;
      return find(deck, next);
    }
  }
  ++showing.since_urgent;
  return find(deck, next_of_round(showing, deck));
}

void show_next(Showing& showing, const Deck& deck, const Deck& alerts, const PageCounter& pages,
               Uptime now) {
  if (showing.page < showing.pages) {
    ++showing.page;
    showing.since = now;
    showing.until = now + std::max(showing.slide.dwell, Settings::kShortestDwell);
    return;
  }
  if (const Slide* next = choose_next(showing, deck, alerts, now)) {
    put_on_screen(showing, *next, pages, now);
    showing.index = dot_of(showing, deck);
  }
}

void note_alerts(Showing& showing, const Deck& alerts, Uptime now) {
  auto ids = ids_of(alerts);
  const bool any_new = std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
    return std::find(showing.alert_ids.begin(), showing.alert_ids.end(), id) ==
           showing.alert_ids.end();
  });
  if (any_new) showing.alert_began = now;
  showing.alert_ids = std::move(ids);
}

/// Notes which events are about to begin or run; one that was not among them ends a hold.
void note_beginnings(Showing& showing, const Deck& deck) {
  std::vector<std::string> begun;
  for (const Slide& slide : deck) {
    if (is_urgent(slide)) begun.push_back("soon\t" + slide.id);
    if (is_running(slide)) begun.push_back("running\t" + slide.id);
  }
  for (const std::string& id : begun)
    if (std::find(showing.begun.begin(), showing.begun.end(), id) == showing.begun.end())
      showing.held_until.reset();
  showing.begun = std::move(begun);
}

/// Takes the deck as it is at `now` into what is remembered; false when the slide on screen is
/// no longer there.
bool renew(Showing& showing, const Deck& deck, const Deck& alerts, const PageCounter& pages,
           Uptime now) {
  renew_round(showing, round_of(deck));
  note_alerts(showing, alerts, now);
  note_beginnings(showing, deck);
  if (showing.held_until && now >= *showing.held_until) showing.held_until.reset();
  showing.count = static_cast<int>(deck.size());
  showing.index = dot_of(showing, deck);
  const Slide* same = find(deck, showing.slide.id);
  if (same == nullptr) same = find(alerts, showing.slide.id);
  if (same == nullptr) return false;
  if (!(*same == showing.slide)) {
    showing.slide = *same;
    showing.pages = std::max(1, pages(*same));
    showing.page = std::min(showing.page, showing.pages);
  }
  return true;
}

void show_previous(Showing& showing, const Deck& deck, const PageCounter& pages, Uptime now) {
  if (showing.page > 1) {
    --showing.page;
    showing.since = now;
    showing.until = now + std::max(showing.slide.dwell, Settings::kShortestDwell);
    return;
  }
  if (showing.order.empty()) return;
  // Under an alert or an urgent slide the last of the round is the one before; else the one
  // before that.
  const auto own = showing.order.begin() + static_cast<std::ptrdiff_t>(showing.place);
  const bool of_round = showing.place > 0 && *std::prev(own) == showing.slide.id;
  std::size_t place = showing.place;
  if (of_round) --place;
  if (place == 0) place = showing.order.size();
  showing.place = place;
  if (const Slide* slide = find(deck, showing.order[place - 1])) {
    put_on_screen(showing, *slide, pages, now);
    showing.index = dot_of(showing, deck);
  }
}

}  // namespace

Showing start(const Deck& deck, const Deck& alerts, const PageCounter& pages, Uptime now) {
  Showing showing;
  showing.since_alert = kBetweenAlerts;
  renew(showing, deck, alerts, pages, now);
  show_next(showing, deck, alerts, pages, now);
  showing.turn = 0;
  return showing;
}

Showing advance(const Showing& showing, const Deck& deck, const Deck& alerts,
                const PageCounter& pages, Uptime now) {
  Showing next = showing;
  if (renew(next, deck, alerts, pages, now)) {
    if (next.held_until || now < next.until) return next;
  } else {
    next.held_until.reset();
    next.page = next.pages;
  }
  show_next(next, deck, alerts, pages, now);
  return next;
}

Showing apply(const Command& command, const Showing& showing, const Deck& deck, const Deck& alerts,
              const PageCounter& pages, Uptime now) {
  // Not by way of advance(): a command counts from the slide that its sender saw.
  Showing next = showing;
  if (!renew(next, deck, alerts, pages, now)) {
    next.held_until.reset();
    next.page = next.pages;
    show_next(next, deck, alerts, pages, now);
  } else if (std::holds_alternative<Next>(command))
    show_next(next, deck, alerts, pages, now);
  else if (std::holds_alternative<Previous>(command))
    show_previous(next, deck, pages, now);
  else if (next.held_until)
    next.held_until.reset();
  else
    next.held_until = now + kLongestHold;
  return next;
}

Showing successor(const Showing& showing, const Deck& deck, const Deck& alerts,
                  const PageCounter& pages) {
  Showing next = showing;
  next.held_until.reset();
  renew(next, deck, alerts, pages, showing.until);
  show_next(next, deck, alerts, pages, showing.until);
  return next;
}

}  // namespace noren
