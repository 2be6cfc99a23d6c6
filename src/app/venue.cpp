#include "app/venue.h"

#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "platform/zone_loader.h"

namespace noren {
namespace {

namespace fs = std::filesystem;

std::string absolute(const std::string& path) {
  std::error_code error;
  const fs::path result = fs::absolute(path, error);
  return error ? path : result.lexically_normal().string();
}

// Loads what the settings name; what can't be loaded is an error with the default in its place.
void dress(Venue& venue, const std::string& file, const AssetFolder& folder) {
  const auto place = [&](const std::string& pointer) {
    return place_in_config(venue.bytes, file, pointer);
  };
  if (auto zone = load_zone(venue.settings.timezone)) {
    venue.zone = std::move(*zone);
  } else {
    venue.errors.push_back({place("/timezone"), zone.error().what});
    if (auto standard = load_zone(Settings{}.timezone)) venue.zone = std::move(*standard);
  }
  if (auto words = folder.words(venue.settings.language)) {
    for (const auto& [key, word] : venue.settings.words)
      if (!words->table().contains(key))
        venue.warnings.push_back(
            {place("/words/" + key), say("\"{}\": この名前のことばはありません。",
                                         "\"{}\": there is no word of this name.", key)});
    venue.words = words->with(venue.settings.words);
  } else {
    venue.errors.push_back(words.error());
  }
  if (auto theme = folder.theme(venue.settings.display.theme, venue.folder)) {
    venue.theme = std::move(theme->theme);
    venue.errors.insert(venue.errors.end(), theme->errors.begin(), theme->errors.end());
    venue.warnings.insert(venue.warnings.end(), theme->warnings.begin(), theme->warnings.end());
  } else {
    const std::string& name = venue.settings.display.theme;
    const Bilingual& why = theme.error().what;
    venue.errors.push_back(
        {place("/display/theme"),
         {say("\"{}\": この配色を読めません({})。hana か "
              "yoru、または自分の配色ファイルを書いてください。",
              "", name, why.ja)
              .ja,
          say("", "\"{}\": this theme can't be read ({}); write hana, yoru or a file of your own.",
              name, why.en)
              .en}});
    if (auto standard = folder.theme(Settings{}.display.theme, venue.folder))
      venue.theme = std::move(standard->theme);
  }
}

Venue placed_at(const std::string& config_path) {
  Venue venue;
  venue.path = absolute(config_path);
  venue.folder = fs::path(venue.path).parent_path();
  return venue;
}

}  // namespace

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
  venue.settings.language = bytes ? language_of_config(*bytes) : locale_language();
  dress(venue, config_path, folder);
  return venue;
}

Language language_of_config(std::string_view bytes) {
  const auto key = bytes.find("\"language\"");
  if (key == std::string_view::npos) return Settings{}.language;
  const auto value = bytes.substr(key + 10, 16);
  return value.find("\"en") != std::string_view::npos ? Language::en : Settings{}.language;
}

Language locale_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return language_of(value, Language::en);
  }
  return Language::en;
}

}  // namespace noren
