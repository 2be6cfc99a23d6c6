#include "app/asset_folder.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "feed/asset_files.h"

namespace noren {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestAsset = 1U << 20U;

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  std::error_code error;
  const bool regular = fs::is_regular_file(path, error);
  std::ifstream file(path, std::ios::binary);
  if (!regular || !file) return fail(path, say("ファイルを開けません", "can't open the file"));
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
  return parse_theme_file(*bytes, path, *base);
}

Result<Holidays> AssetFolder::holidays(const std::string& name,
                                       const std::string& config_folder) const {
  const std::string path = name.ends_with(".json") ? (fs::path(config_folder) / name).string()
                                                   : assets() + "/holidays/" + name + ".json";
  return read_file(path, kLargestAsset).and_then([&](const std::string& bytes) {
    return parse_holidays(bytes, path);
  });
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
