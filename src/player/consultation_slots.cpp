#include "player/consultation_slots.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "model/title_folding.h"
#include "player/date_words.h"

namespace noren {
namespace {

constexpr std::size_t kManySlots = 3;
// Titles that differ by their dates alone are slots already when there are two.
constexpr std::size_t kManyDatedSlots = 2;

std::string slot_key(const Event& event) {
  return folded_title(without_date(event.title));
}

bool is_slot(const Event& event) {
  return event.kind == EventKind::consultation && event.status == EventStatus::scheduled;
}

std::string next_in_words(const Event& next, const DeckContext& context) {
  const Zone& zone = *context.now.zone;
  const Date day = first_day_of(next.schedule, zone);
  const HoursOnCloth hours = hours_on_cloth(next.schedule, zone, context.words);
  return context.words.fill("slots.next", {{"date", date_in_words(context.words, "date.full", day)},
                                           {"time", hours_in_line(hours, context.words)}});
}

/// The offer that stands for the slots, of which `next` comes first.
Event offer_of(const Event& next, const std::string& key, const DeckContext& context) {
  Event offer = next;
  offer.id = "slots-" + key;
  offer.title = without_date(next.title);
  offer.schedule = Schedule{};
  offer.summary = next_in_words(next, context);
  return offer;
}

}  // namespace

void gather_slots(EventChoice& choice, const DeckContext& context) {
  std::map<std::string, std::vector<const Event*>> slots;
  for (const Event* event : choice.dated)
    if (is_slot(*event)) slots[slot_key(*event)].push_back(event);
  std::erase_if(slots, [](const auto& group) {
    const std::string& title = group.second.front()->title;
    const bool dated = without_date(title) != title;
    return group.second.size() < (dated ? kManyDatedSlots : kManySlots);
  });
  // An offer that the venue announces itself stands for its slots too.
  std::map<std::string, const Event*> offered;
  for (const Event* event : choice.standing)
    offered.emplace(slot_key(*event), event);
  for (const Event* event : choice.dated) {
    const std::string key = slot_key(*event);
    if (!is_slot(*event) || !slots.contains(key) || offered.contains(key)) continue;
    choice.made.push_back(offer_of(*event, key, context));
    choice.standing.push_back(&choice.made.back());
    offered.emplace(key, &choice.made.back());
  }
  std::erase_if(choice.dated, [&](const Event* event) {
    return is_slot(*event) && slots.contains(slot_key(*event));
  });
}

}  // namespace noren
