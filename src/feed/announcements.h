#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/problem.h"
#include "feed/json_stream.h"

namespace noren {

/// An event that a post announces in its text.
struct Announcement {
  JsonEntry members;  // under the names of the format noren, with `when` as the post writes it
  std::string line;   // in which it stands
};

/// What was found in one text.
struct Announcements {
  std::vector<Announcement> found;
  /// Lines that seem to announce something and can't be understood for certain: left out.
  Problems doubtful;
};

/// Reads the events out of the text of a post, `text` as clean_lines gives it: dates under a
/// heading, behind a label (日時:) or beside a title, and what is on offer at any time (随時).
/// `where` names the post; each find stands at "WHERE:LINE". Prose announces nothing.
Announcements read_announcements(std::string_view text, const std::string& where);

}  // namespace noren
