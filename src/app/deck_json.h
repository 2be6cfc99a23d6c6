#pragma once

#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/problem.h"
#include "model/venue_time.h"
#include "scene/motion.h"

namespace noren {

/// One picture of the deck as deck.json lists it.
struct RenderedPage {
  const Scene* scene = nullptr;
  Millis dwell{};
  std::string file;
};

struct DeckDescription {
  VenueTime now;
  Size size;
  std::string theme;
  std::vector<RenderedPage> pages;
  Problems warnings;
  Language language = Language::ja;
};

/// The text of deck.json.
std::string deck_json(const DeckDescription& deck);

/// `problems` as a JSON array of {"where", "what"}, for deck.json and `check --json`.
std::string problems_json(const Problems& problems, Language language);

}  // namespace noren
