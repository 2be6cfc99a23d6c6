#include "app/outfit.h"

#include <ostream>
#include <utility>

#include "base/utf8.h"
#include "platform/font_files.h"

namespace noren {

struct Outfit::Parts {
  AssetFolder folder;
  FontFiles fonts;
  Problems problems;
};

Outfit::Outfit(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Outfit::Outfit(Outfit&&) noexcept = default;
Outfit& Outfit::operator=(Outfit&&) noexcept = default;
Outfit::~Outfit() = default;

Result<Outfit> Outfit::open() {
  auto folder = AssetFolder::find();
  if (!folder) return tl::unexpected(folder.error());
  Problems problems;
  auto manifest = folder->font_manifest();
  // Without its manifest Noren still sets text in whatever face the system has.
  if (!manifest) problems.push_back(manifest.error());
  FontFiles fonts = FontFiles::open(manifest.value_or(FontManifest{}), problems);
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
