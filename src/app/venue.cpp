#include "app/venue.h"

#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "platform/zone_loader.h"

namespace noren {
namespace {

namespace fs = std::filesystem;

// Loads what the settings name; what can't be loaded is an error with the default in its place.
class Dresser {
 public:
  Dresser(Venue& venue, const std::string& file, const AssetFolder& folder)
      : venue_(venue), file_(file), folder_(folder) {}

  void zone() {
    auto zone = load_zone(venue_.settings.timezone);
    if (zone) {
      venue_.zone = std::move(*zone);
      return;
    }
    venue_.errors.push_back({place("/timezone"), zone.error().what});
    if (auto standard = load_zone(Settings{}.timezone)) venue_.zone = std::move(*standard);
  }

  void words() {
    const auto words = folder_.words(venue_.settings.language);
    if (!words) {
      venue_.errors.push_back(words.error());
      return;
    }
    for (const auto& [key, word] : venue_.settings.words)
      if (!words->table().contains(key))
        venue_.warnings.push_back(
            {place("/words/" + key), say("\"{}\": この名前のことばはありません。",
                                         "\"{}\": there is no word of this name.", key)});
    venue_.words = words->with(venue_.settings.words);
  }

  void theme() {
    const std::string& name = venue_.settings.display.theme;
    auto theme = folder_.theme(name, venue_.folder);
    if (theme) {
      venue_.theme = std::move(theme->theme);
      append(venue_.errors, theme->errors);
      append(venue_.warnings, theme->warnings);
      return;
    }
    venue_.errors.push_back(
        {place("/display/theme"),
         because(
             say("\"{}\": この配色を読めません。hana か "
                 "yoru、または自分の配色ファイルを書いてください。",
                 "\"{}\": this theme can't be read; write hana, yoru or a file of your own.", name),
             theme.error().what)});
    if (auto standard = folder_.theme(Settings{}.display.theme, venue_.folder))
      venue_.theme = std::move(standard->theme);
  }

  void formats() {
    venue_.formats =
        folder_.formats(venue_.settings.sources, venue_.folder, venue_.errors, venue_.warnings);
  }

  void holidays() {
    const std::string& name = venue_.settings.holidays;
    if (name.empty()) return;
    if (auto holidays = folder_.holidays(name, venue_.folder)) {
      venue_.holidays = std::move(*holidays);
    } else {
      venue_.errors.push_back(
          {place("/holidays"), because(say("\"{}\": この祝日の一覧を読めません。",
                                           "\"{}\": this list can't be read.", name),
                                       holidays.error().what)});
    }
  }

 private:
  static void append(Problems& all, const Problems& more) {
    all.insert(all.end(), more.begin(), more.end());
  }
  static Bilingual because(const Bilingual& what, const Bilingual& why) {
    return {what.ja + "(" + why.ja + ")", what.en + " (" + why.en + ")"};
  }
  [[nodiscard]] std::string place(const std::string& pointer) const {
    return place_in_config(venue_.bytes, file_, pointer);
  }

  Venue& venue_;
  const std::string& file_;
  const AssetFolder& folder_;
};

void dress(Venue& venue, const std::string& file, const AssetFolder& folder) {
  Dresser dresser(venue, file, folder);
  dresser.zone();
  dresser.words();
  dresser.theme();
  dresser.holidays();
  dresser.formats();
}

Venue placed_at(const std::string& config_path) {
  Venue venue;
  venue.path = absolute_path(config_path);
  venue.folder = fs::path(venue.path).parent_path();
  return venue;
}

}  // namespace

std::string absolute_path(const std::string& path) {
  std::error_code error;
  const fs::path result = fs::absolute(path, error);
  return error ? path : result.lexically_normal().string();
}

std::string Venue::resolved(const std::string& path_in_config) const {
  return (fs::path(folder) / path_in_config).lexically_normal();
}

Result<Venue> venue_from(const std::string& bytes, const std::string& config_path,
                         const AssetFolder& folder) {
  auto config = parse_config(bytes, config_path);
  if (!config) return tl::unexpected(config.error());
  Venue venue = placed_at(config_path);
  venue.bytes = bytes;
  venue.settings = std::move(config->settings);
  venue.errors = std::move(config->errors);
  venue.warnings = std::move(config->warnings);
  dress(venue, config_path, folder);
  return venue;
}

Result<Venue> load_venue(const std::string& config_path, const AssetFolder& folder) {
  return read_file(config_path, kLargestConfig).and_then([&](const std::string& bytes) {
    return venue_from(bytes, config_path, folder);
  });
}

Venue unconfigured_venue(const std::string& config_path, const AssetFolder& folder) {
  Venue venue = placed_at(config_path);
  const auto bytes = read_file(config_path, kLargestConfig);
  venue.settings.language =
      bytes ? language_of_config(*bytes) : locale_language(Settings{}.language);
  dress(venue, config_path, folder);
  return venue;
}

std::optional<Problem> ended_holidays(const Venue& venue, const VenueTime& now) {
  if (!now.trusted() || !venue.holidays.ended_before(now.today())) return std::nullopt;
  return Problem{
      place_in_config(venue.bytes, venue.path, "/holidays"),
      say("\"{}\": 祝日の一覧は{}年までです。新しい版を入れるか、自分の一覧を書いてください。",
          "\"{}\": the list of holidays ends with {}; install a newer version, or write "
          "a list of your own.",
          venue.settings.holidays, static_cast<int>(*venue.holidays.last_year))};
}

Language language_of_config(std::string_view bytes) {
  const auto key = bytes.find("\"language\"");
  if (key == std::string_view::npos) return Settings{}.language;
  const auto value = bytes.substr(key + 10, 16);
  return value.find("\"en") != std::string_view::npos ? Language::en : Settings{}.language;
}

Language locale_language(Language otherwise) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return language_of(value, otherwise);
  }
  return otherwise;
}

}  // namespace noren
