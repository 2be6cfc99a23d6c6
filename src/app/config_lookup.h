#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/command_line.h"
#include "app/venue.h"

namespace noren {

/// The key of the last good configuration in the store.
constexpr const char* kConfigKey = "configuration";

/// What the folders say at one moment.
struct ConfigPlaces {
  /// Where a configuration lies, the most wanted first; the last one need not be there.
  std::vector<std::string> configs;
  /// Feeds and posters that lie in the folders themselves, to be shown besides the configuration's.
  std::vector<Settings::Source> dropped;
};

/// Where the configuration is looked for. One that was named (on the command line, by
/// $NOREN_CONFIG) is the only place. Else: the user's own, a USB stick's, the boot partition's, and
/// /etc/noren/noren.json. Sticks and boot partition are the folders of $NOREN_FOLDERS, separated by
/// colons ("/run/noren-usb/*:/boot/firmware:/boot" when it is not set; "/*": each folder in it). In
/// them noren.json may be spelled as Windows leaves it (NOREN.JSON, noren.json.txt), a feed.json
/// (.xml, .ics) is a feed, and the pictures of a folder `posters` are posters.
class ConfigLookup {
 public:
  explicit ConfigLookup(const Options& options);

  /// Looks now.
  [[nodiscard]] ConfigPlaces find() const;

  /// What changes when find() may answer something else.
  [[nodiscard]] std::vector<std::filesystem::path> watched() const;

  /// Whether `path` lies on a medium that anybody may plug in.
  [[nodiscard]] bool is_removable(const std::string& path) const;

 private:
  [[nodiscard]] std::vector<std::filesystem::path> present_folders() const;

  std::string named_;                              // empty: looked for
  std::vector<std::filesystem::path> folders_;     // as they are
  std::vector<std::filesystem::path> containers_;  // of folders that come and go
};

/// Reads the configuration that the places give. `path` is one of theirs. What lies in the folders
/// is added to its sources; commands of a removable medium are errors and never run.
Result<Venue> load_venue(const std::string& path, const ConfigPlaces& places,
                         const ConfigLookup& lookup, const AssetFolder& folder);

/// `venue` with other dropped sources.
void set_dropped(Venue& venue, const std::vector<Settings::Source>& dropped);

/// Ignores what must not come from a medium that anybody may plug in; says so in the errors.
void distrust(Venue& venue);

}  // namespace noren
