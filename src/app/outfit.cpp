#include "app/outfit.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include "app/venue.h"
#include "base/utf8.h"
#include "platform/font_files.h"

namespace noren {

namespace {

/// Puts the venue's own faces first in their roles.
void add_faces(FontManifest& manifest, const Theme& theme, Problems& problems) {
  for (const auto& [role, name] : theme.faces) {
    const bool is_known =
        std::any_of(manifest.faces.begin(), manifest.faces.end(),
                    [&name = name](const FontManifest::Face& face) { return face.id == name; });
    if (!is_known && !name.starts_with('/')) {
      problems.push_back({theme.name, say("\"{}\": この名前の書体はありません。",
                                          "\"{}\": there is no face of this name.", name)});
      continue;
    }
    if (!is_known) manifest.faces.push_back({name, name, {name}, 0, "", ""});
    auto& faces = manifest.roles[role].faces;
    faces.insert(faces.begin(), name);
  }
}

}  // namespace

struct Outfit::Parts {
  AssetFolder folder;
  FontFiles fonts;
  Problems problems;
};

Outfit::Outfit(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Outfit::Outfit(Outfit&&) noexcept = default;
Outfit& Outfit::operator=(Outfit&&) noexcept = default;
Outfit::~Outfit() = default;

Result<Outfit> Outfit::open(const std::string& config) {
  auto folder = AssetFolder::find();
  if (!folder) return tl::unexpected(folder.error());
  Problems problems;
  auto manifest = folder->font_manifest();
  // Without its manifest Noren still sets text in whatever face the system has.
  if (!manifest) problems.push_back(manifest.error());
  FontManifest faces = manifest.value_or(FontManifest{});
  if (!config.empty())
    if (const auto venue = load_venue(config, *folder)) add_faces(faces, venue->theme, problems);
  FontFiles fonts = FontFiles::open(faces, problems);
  return Outfit(
      std::make_unique<Parts>(Parts{std::move(*folder), std::move(fonts), std::move(problems)}));
}

const AssetFolder& Outfit::folder() const {
  return parts_->folder;
}
const FontSet& Outfit::fonts() const {
  return parts_->fonts.fonts();
}
const Problems& Outfit::problems() const {
  return parts_->problems;
}

void print_problem(std::ostream& out, const Problem& problem, Language language) {
  out << printable(problem.where + ": " + problem.what.in(language)) << std::endl;
}

}  // namespace noren
