#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/content.h"
#include "model/settings.h"

namespace noren {

/// All that the venue announces: the merged content of every source, in the order of the
/// configuration's sources. A value; a source that fails leaves the old one in place.
struct Program {
  std::vector<Event> events;
  std::vector<Post> posts;
  std::vector<Notice> notices;
  std::vector<Poster> posters;
  std::vector<Message> messages;

  bool operator==(const Program&) const = default;
};

/// Merges the latest good content of each source (by name). The same event from two sources
/// (same start and folded title) and the same post (same URL; without one, same folded title and
/// day) are kept once, the first one; so are a source's own duplicates. Ids are made unique; an
/// entry without one gets an id of its kind, start and title, the same every time.
Program merge(const std::vector<Settings::Source>& order,
              const std::map<std::string, Content>& by_source);

}  // namespace noren
