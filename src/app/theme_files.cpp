#include "app/theme_files.h"

#include <filesystem>
#include <utility>

#include "feed/config.h"

namespace noren {
namespace {

namespace fs = std::filesystem;

bool is_path(const std::string& name) {
  return name.find('/') != std::string::npos || name.find('.') != std::string::npos;
}

/// What a venue's theme file names, looked for from the folder of that file.
class OwnFiles {
 public:
  OwnFiles(ThemeFile& read, const std::string& bytes, const std::string& path)
      : read_(read), bytes_(bytes), path_(path) {}

  /// The whole path in the place of `name`; `otherwise`, and an error, where there is no such file.
  void place(std::string& name, const std::string& pointer, const std::string& otherwise) {
    if (name.empty() || name.starts_with("http://") || name.starts_with("https://")) return;
    const std::string full = (fs::path(path_).parent_path() / name).string();
    std::error_code error;
    if (fs::is_regular_file(full, error)) {
      name = full;
      return;
    }
    read_.errors.push_back(
        {place_in_config(bytes_, path_, pointer),
         say("\"{}\": ファイルがありません。", "\"{}\": there is no such file.", name)});
    name = otherwise;
  }

 private:
  ThemeFile& read_;
  const std::string& bytes_;
  const std::string& path_;
};

constexpr std::pair<Livery, const char*> kKinds[] = {
    {Livery::house, "house"},     {Livery::meetup, "meetup"},
    {Livery::session, "session"}, {Livery::consultation, "consultation"},
    {Livery::event, "event"},     {Livery::post, "post"}};

constexpr std::pair<FaceRole, const char*> kRoles[] = {{FaceRole::display, "display"},
                                                       {FaceRole::text, "text"},
                                                       {FaceRole::text_bold, "text_bold"},
                                                       {FaceRole::figures, "figures"},
                                                       {FaceRole::wordmark, "wordmark"}};

}  // namespace

ThemeFile with_own_files(ThemeFile read, const std::string& bytes, const std::string& path,
                         const Theme& base) {
  OwnFiles files(read, bytes, path);
  Theme& theme = read.theme;
  files.place(theme.background, "/background", "");
  files.place(theme.logo, "/logo", "");
  for (const auto& [livery, key] : kKinds) {
    std::string& crest = theme.crests[livery];
    if (is_path(crest))
      files.place(crest, std::string("/kinds/") + key + "/crest", base.crests.at(livery));
    else if (!crest.empty() && !crest.starts_with("crest-"))
      crest.insert(0, "crest-");
  }
  for (const auto& [role, key] : kRoles) {
    const auto face = theme.faces.find(role);
    if (face == theme.faces.end()) continue;
    if (is_path(face->second)) files.place(face->second, std::string("/faces/") + key, "");
    if (face->second.empty()) theme.faces.erase(face);
  }
  return read;
}

}  // namespace noren
