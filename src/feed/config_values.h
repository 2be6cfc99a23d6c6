#pragma once

#include <string>
#include <utility>
#include <vector>

#include "feed/value_reader.h"
#include "model/settings.h"

namespace noren {

/// Bounds of the configuration's values; config/noren.schema.json names the same ones.
constexpr Millis kShortestEvery = std::chrono::seconds(10);
constexpr Millis kLongestEvery = std::chrono::days(30);
constexpr Millis kLongestDwell = std::chrono::hours(1);
constexpr Millis kShortestAge = std::chrono::minutes(1);
constexpr Millis kLongestAge = std::chrono::days(3650);
constexpr std::size_t kLongestName = 200;

/// A zone's name by its form ("Asia/Tokyo", "UTC"); whether it exists is not known here.
Read<std::string> zone_name();

/// A dwell, raised to Settings::kShortestDwell (with an error) where it is shorter.
Read<Millis> dwell();

/// One duration for every slide, or an object by sort of slide.
Member<Settings::Slides> dwell_member();

/// "12-29..01-03", "2024-08-10", …
Read<Settings::ClosedDays> closed_days();

/// One object { weekdays, from, to } or a list of them.
Member<Settings::Display> hours_member();

/// One way of letting the display sleep or a list of them: a name, or { off, on } with the words of
/// a command.
Member<Settings::Display> sleep_member();

/// "jp", the path of an own list ("holidays.json"), or "none".
Read<std::string> holidays_name();

/// "1920x1080" or "auto".
Member<Settings::Display> mode_member();

/// 0, 90, 180 or 270.
Read<int> rotation();

/// A list of groups, none twice. Messages are urgent words of the venue: where the list leaves them
/// out they come after the posters, else last.
Read<std::vector<Settings::Group>> slide_order();

/// An object of texts by key.
Read<std::map<std::string, std::string>> words_table();

}  // namespace noren
