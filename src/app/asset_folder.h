#pragma once

#include <string>
#include <vector>

#include "base/problem.h"
#include "feed/asset_files.h"
#include "feed/format_mapping.h"
#include "model/font_manifest.h"
#include "model/holidays.h"
#include "model/settings.h"
#include "model/theme.h"
#include "model/words.h"

namespace noren {

/// Where the program's own files are: share/noren beside the folder of the binary, as installed
/// and in a build tree alike, whatever the working folder and through any symbolic link.
class AssetFolder {
 public:
  /// Fails when nothing is there; says where it looked.
  static Result<AssetFolder> find();

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string assets() const { return path_ + "/assets"; }

  /// A theme by name, or by the path of a venue's own file (relative ones: to `config_folder`).
  /// Wrong values of it are its errors, with the colours of hana in their place.
  [[nodiscard]] Result<ThemeFile> theme(const std::string& name,
                                        const std::string& config_folder) const;
  /// The list of holidays `name` ("jp"), or a venue's own by its path, as with themes.
  [[nodiscard]] Result<Holidays> holidays(const std::string& name,
                                          const std::string& config_folder) const;
  /// The mappings of assets/formats, then those of "formats" in `config_folder` (which replace
  /// shipped ones of their name), then the files that `sources` name by their path, relative to it.
  /// Wrong ones are left out; why is added to `errors` and `warnings`.
  [[nodiscard]] FormatMappings formats(const std::vector<Settings::Source>& sources,
                                       const std::string& config_folder, Problems& errors,
                                       Problems& warnings) const;
  [[nodiscard]] Result<Words> words(Language language) const;
  [[nodiscard]] Result<FontManifest> font_manifest() const;

 private:
  explicit AssetFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

/// The bytes of a file of at most `limit` bytes.
Result<std::string> read_file(const std::string& path, std::size_t limit);

}  // namespace noren
