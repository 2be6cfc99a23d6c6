#include "app/config_lookup.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "platform/local_source.h"

namespace noren {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStandardFolders = "/run/noren-usb/*:/boot/firmware:/boot";
constexpr const char* kSystemConfig = "/etc/noren/noren.json";
// A folder of thousands of files is not searched to its end.
constexpr int kMostEntries = 2000;
constexpr std::size_t kMostFolders = 16;

std::string environment(const char* name, const char* otherwise = "") {
  const char* value = std::getenv(name);
  return value != nullptr ? value : otherwise;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

/// The name as it was meant: without the ".txt" that Windows hides, in small letters.
std::string meant_name(const fs::path& path) {
  std::string name = lower(path.filename().string());
  for (const std::string_view hidden : {".txt", ".json"})
    if (name.size() > hidden.size() && name.ends_with(hidden) &&
        fs::path(name).stem().has_extension())
      name.resize(name.size() - hidden.size());
  return name;
}

/// The entries of a folder, in the order of their names: "noren.json" before "noren.json.txt".
std::vector<fs::path> entries_of(const fs::path& folder) {
  std::vector<fs::path> entries;
  std::error_code error;
  int seen = 0;
  for (fs::directory_iterator it(folder, error), end; !error && it != end && seen < kMostEntries;
       it.increment(error), ++seen)
    entries.push_back(it->path());
  std::sort(entries.begin(), entries.end());
  return entries;
}

/// The user's own configuration; empty: there is none.
std::string own_config() {
  std::string home = environment("XDG_CONFIG_HOME");
  if (home.empty() && !environment("HOME").empty()) home = environment("HOME") + "/.config";
  const std::string own = home + "/noren/noren.json";
  std::error_code error;
  return !home.empty() && fs::exists(own, error) ? own : "";
}

Settings::Source dropped_source(const std::string& form, const fs::path& path) {
  Settings::Source source;
  source.name = path.string();
  source.url = form + path.string();
  return source;
}

void add_found(const fs::path& folder, ConfigPlaces& places) {
  std::error_code error;
  for (const fs::path& entry : entries_of(folder)) {
    const std::string name = meant_name(entry);
    const bool file = fs::is_regular_file(entry, error);
    if (file && name == "noren.json")
      places.configs.push_back(entry.string());
    else if (file && (name == "feed.json" || name == "feed.xml" || name == "feed.ics"))
      places.dropped.push_back(dropped_source("file:", entry));
    else if (name == "posters" && fs::is_directory(entry, error))
      places.dropped.push_back(dropped_source("dir:", entry));
  }
}

bool same_place(const Settings::Source& source, const Settings::Source& other, const Venue& venue) {
  if (source.url.starts_with("http")) return false;
  return local_path(source.url, venue.folder).lexically_normal() ==
         local_path(other.url, venue.folder).lexically_normal();
}

}  // namespace

ConfigLookup::ConfigLookup(const Options& options) : named_(options.config) {
  if (!named_.empty()) return;
  const std::string all = environment("NOREN_FOLDERS", kStandardFolders);
  for (std::size_t begin = 0; begin <= all.size();) {
    const std::size_t end = std::min(all.find(':', begin), all.size());
    const fs::path folder = all.substr(begin, end - begin);
    begin = end + 1;
    if (!folder.is_absolute()) continue;
    if (folder.filename() == "*") containers_.push_back(folder.parent_path());
    folders_.push_back(folder);
  }
}

std::vector<fs::path> ConfigLookup::present_folders() const {
  std::vector<fs::path> present;
  std::error_code error;
  for (const fs::path& folder : folders_) {
    if (folder.filename() != "*") {
      present.push_back(folder);
      continue;
    }
    for (const fs::path& entry : entries_of(folder.parent_path()))
      if (fs::is_directory(entry, error) && present.size() < kMostFolders) present.push_back(entry);
  }
  return present;
}

ConfigPlaces ConfigLookup::find() const {
  if (!named_.empty()) return {{named_}, {}};
  ConfigPlaces places;
  if (const std::string own = own_config(); !own.empty()) places.configs.push_back(own);
  for (const fs::path& folder : present_folders())
    add_found(folder, places);
  places.configs.emplace_back(kSystemConfig);
  return places;
}

std::vector<fs::path> ConfigLookup::watched() const {
  if (!named_.empty()) return {named_};
  std::vector<fs::path> paths = present_folders();
  paths.insert(paths.end(), containers_.begin(), containers_.end());
  paths.emplace_back(kSystemConfig);
  if (const std::string own = own_config(); !own.empty()) paths.emplace_back(own);
  return paths;
}

bool ConfigLookup::is_removable(const std::string& path) const {
  return std::any_of(containers_.begin(), containers_.end(), [&](const fs::path& container) {
    return path.starts_with(container.string() + "/");
  });
}

Result<Venue> load_venue(const std::string& path, const ConfigPlaces& places,
                         const ConfigLookup& lookup, const AssetFolder& folder) {
  auto venue = load_venue(path, folder);
  if (!venue) return venue;
  if (lookup.is_removable(path)) distrust(*venue);
  set_dropped(*venue, places.dropped);
  return venue;
}

void set_dropped(Venue& venue, const std::vector<Settings::Source>& dropped) {
  auto& sources = venue.settings.sources;
  std::erase_if(sources, [&](const Settings::Source& source) {
    return std::find(venue.dropped.begin(), venue.dropped.end(), source) != venue.dropped.end();
  });
  for (const Settings::Source& each : dropped)
    if (std::none_of(sources.begin(), sources.end(), [&](const Settings::Source& source) {
          return same_place(source, each, venue);
        }))
      sources.push_back(each);
  venue.dropped = dropped;
}

void distrust(Venue& venue) {
  const auto removed = std::erase_if(
      venue.settings.display.sleep,
      [](const Settings::Sleep& sleep) { return sleep.way == Settings::Sleep::Way::command; });
  if (removed > 0)
    venue.errors.push_back({place_in_config(venue.bytes, venue.path, "/display/sleep"),
                            say("USBメモリーの設定にあるコマンドは実行しません。",
                                "commands of a configuration on a USB stick are not run.")});
}

}  // namespace noren
