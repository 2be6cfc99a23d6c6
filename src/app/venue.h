#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/asset_folder.h"
#include "base/zone.h"
#include "feed/config.h"
#include "model/holidays.h"
#include "model/settings.h"
#include "model/theme.h"
#include "model/venue_time.h"
#include "model/words.h"

namespace noren {

/// Everything that follows from the configuration file: a value that a good edit replaces whole.
struct Venue {
  std::string path;    // of the configuration, absolute
  std::string folder;  // in which it lies
  std::string bytes;   // as read, to be kept as the last good one
  Settings settings;
  std::vector<Settings::Source> dropped;  // those of its sources that lie in watched folders
  Zone zone;
  Words words;
  Theme theme;
  Holidays holidays;
  FormatMappings formats;
  Problems errors;    // keys that were not taken
  Problems warnings;  // taken, but worth mending

  /// A path of the configuration: relative ones start at its folder.
  [[nodiscard]] std::string resolved(const std::string& path_in_config) const;
};

/// `path` from the root on, without "..".
std::string absolute_path(const std::string& path);

/// Reads the file. Fails when there is none or when it can't be understood as a whole; wrong keys,
/// an unknown zone or theme are in `errors`, their defaults in place.
Result<Venue> load_venue(const std::string& config_path, const AssetFolder& folder);

/// The same from bytes that were read before, as if they stood in the file.
Result<Venue> venue_from(const std::string& bytes, const std::string& config_path,
                         const AssetFolder& folder);

/// What a board without any configuration shows itself with.
Venue unconfigured_venue(const std::string& config_path, const AssetFolder& folder);

/// What is to be said once the list of holidays has come to its end; nothing before.
std::optional<Problem> ended_holidays(const Venue& venue, const VenueTime& now);

/// The largest configuration that is read, in bytes.
constexpr std::size_t kLargestConfig = 1U << 20U;

/// The language that a configuration asks for which can't be understood: the one it seems to name,
/// else the default.
Language language_of_config(std::string_view bytes);

/// The language of messages where no configuration says it: that of the locale, `otherwise` where
/// that names neither.
Language locale_language(Language otherwise = Language::en);

}  // namespace noren
