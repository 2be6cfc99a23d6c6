#include "app/asset_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/theme_files.h"
#include "feed/asset_files.h"

namespace noren {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestAsset = 1U << 20U;

/// The files NAME.json of a folder, by name.
std::vector<fs::path> json_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (it->path().extension() == ".json") files.push_back(it->path());
  std::sort(files.begin(), files.end());
  return files;
}

/// Adds the mapping of a file; one of the same name is replaced.
void add_format(FormatMappings& formats, const std::string& name, const std::string& path,
                Problems& errors, Problems& warnings) {
  auto read = read_file(path, kLargestAsset).and_then([&](const std::string& bytes) {
    return parse_format_mapping(bytes, name, path);
  });
  if (!read) {
    errors.push_back(read.error());
    return;
  }
  warnings.insert(warnings.end(), read->warnings.begin(), read->warnings.end());
  errors.insert(errors.end(), read->errors.begin(), read->errors.end());
  if (!read->errors.empty()) return;
  std::erase_if(formats, [&](const FormatMapping& known) { return known.name == name; });
  formats.push_back(std::move(read->mapping));
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  std::error_code error;
  // Whoever opens a pipe waits for its writer.
  std::ifstream file;
  if (fs::is_regular_file(path, error)) file.open(path, std::ios::binary);
  if (!file.is_open()) return fail(path, say("ファイルを開けません", "can't open the file"));
  std::string bytes;
  std::string chunk(65536, '\0');
  while (file.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || file.gcount() > 0) {
    bytes.append(chunk, 0, static_cast<std::size_t>(file.gcount()));
    if (bytes.size() > limit)
      return fail(path, say("ファイルが大きすぎます ({} バイトまで)",
                            "the file is too large (at most {} bytes)", limit));
  }
  if (file.bad()) return fail(path, say("ファイルを読めません", "can't read the file"));
  return bytes;
}

Result<AssetFolder> AssetFolder::find() {
  std::error_code error;
  const fs::path binary = fs::read_symlink("/proc/self/exe", error);
  const fs::path shared = binary.parent_path().parent_path() / "share" / "noren";
  if (fs::exists(shared / "assets" / "words" / "ja.json", error)) return AssetFolder(shared);
  return fail(shared, say("プログラムの付属ファイルがありません。入れ直してください。",
                          "the program's own files are missing; install it again"));
}

Result<ThemeFile> AssetFolder::theme(const std::string& name,
                                     const std::string& config_folder) const {
  const auto bundled = [this](const std::string& theme) {
    return assets() + "/themes/" + theme + ".json";
  };
  const std::string base_path = bundled("hana");
  const auto base_bytes = read_file(base_path, kLargestAsset);
  if (!base_bytes) return tl::unexpected(base_bytes.error());
  const auto base = parse_theme(*base_bytes, base_path, Theme{});
  if (!base) return tl::unexpected(base.error());
  const bool own = name.find('/') != std::string::npos || name.ends_with(".json");
  const std::string path = own ? (fs::path(config_folder) / name).string() : bundled(name);
  if (path == base_path) return ThemeFile{*base, {}, {}};
  const auto bytes = read_file(path, kLargestAsset);
  if (!bytes) return tl::unexpected(bytes.error());
  auto read = parse_theme_file(*bytes, path, *base);
  if (!read || !own) return read;
  return with_own_files(*std::move(read), *bytes, path, *base);
}

Result<Holidays> AssetFolder::holidays(const std::string& name,
                                       const std::string& config_folder) const {
  const std::string path = name.ends_with(".json") ? (fs::path(config_folder) / name).string()
                                                   : assets() + "/holidays/" + name + ".json";
  return read_file(path, kLargestAsset).and_then([&](const std::string& bytes) {
    return parse_holidays(bytes, path);
  });
}

FormatMappings AssetFolder::formats(const std::vector<Settings::Source>& sources,
                                    const std::string& config_folder, Problems& errors,
                                    Problems& warnings) const {
  FormatMappings formats;
  for (const fs::path& folder :
       {fs::path(assets()) / "formats", fs::path(config_folder) / "formats"})
    for (const fs::path& file : json_files(folder))
      add_format(formats, file.stem(), file, errors, warnings);
  for (const Settings::Source& source : sources) {
    if (!is_format_file(source.format) || find_format(formats, source.format) != nullptr) continue;
    add_format(formats, source.format, (fs::path(config_folder) / source.format).lexically_normal(),
               errors, warnings);
  }
  return formats;
}

Result<Words> AssetFolder::words(Language language) const {
  const std::string path =
      assets() + "/words/" + (language == Language::ja ? "ja" : "en") + ".json";
  return read_file(path, kLargestAsset).and_then([&](const std::string& bytes) {
    return parse_words(bytes, path);
  });
}

Result<FontManifest> AssetFolder::font_manifest() const {
  const std::string path = path_ + "/fonts/fonts.json";
  return read_file(path, kLargestAsset).and_then([&](const std::string& bytes) {
    return parse_font_manifest(bytes, path);
  });
}

}  // namespace noren
