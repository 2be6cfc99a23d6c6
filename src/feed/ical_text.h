#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace noren {

/// The text of one component ("BEGIN:VEVENT" to "END:VEVENT"), unfolded, its lines ended by CRLF.
struct IcalBlock {
  std::string name;  // upper case
  std::string text;
};

/// A calendar cut into what concerns a venue, before anything is parsed: so that a broken or
/// hostile component costs itself alone.
struct IcalText {
  std::vector<IcalBlock> blocks;  // VEVENT and VTIMEZONE, without alarms and the like
  std::string time_zone;          // X-WR-TIMEZONE
  std::string method;
  int cut = 0;       // components without an end
  int other = 0;     // components of other kinds (VTODO, VFREEBUSY)
  int overfull = 0;  // components beyond the number that is read
};

/// Components of one calendar that are read.
inline constexpr std::size_t kMostIcalBlocks = 5000;

/// The name, in upper case, of the property that `line` begins with.
std::string ical_property_name(std::string_view line);

/// Whether the property of an event or a zone is kept: everything else (attendees, alarms, what
/// programs note for themselves) is dropped before parsing. `name` is in upper case.
bool concerns_venue(std::string_view name);

bool looks_like_ical(std::string_view text);

/// `bytes` of a calendar with the folds taken out that cut a character of UTF-8 in two, as
/// programs make that fold by bytes: to be done before the charset is looked at.
std::string without_folds_in_characters(std::string_view bytes);

/// Never fails: what is no calendar gives no blocks. Linear in the text.
IcalText split_ical(std::string_view text);

}  // namespace noren
