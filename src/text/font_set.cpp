#include "text/font_set.h"

#include <algorithm>
#include <array>

#include "text/font_set_impl.h"

namespace noren {
namespace {

constexpr std::array kRoles{FaceRole::display, FaceRole::text, FaceRole::text_bold,
                            FaceRole::figures, FaceRole::wordmark};

/// Indices that a 16-bit FaceIndex can name.
constexpr std::size_t kMostFaces = 1024;

bool has_japanese(const Face& face) {
  return face.has(U'あ') && face.has(U'ア') && face.has(U'本');
}

}  // namespace

FontSet::FontSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;
FontSet::~FontSet() = default;

FontSet FontSet::create(std::vector<FontFile> files, std::map<FaceRole, Chain> roles,
                        Problems& problems) {
  auto impl = std::make_unique<Impl>();
  if (files.size() > kMostFaces) files.resize(kMostFaces);
  for (const FontFile& file : files) {
    impl->faces.push_back(Face::open(file));
    if (impl->faces.back() == nullptr) {
      problems.push_back({file.name, say("「{}」はフォントとして読めないため、使いません。",
                                         "{} can't be read as a font and is not used", file.name)});
    }
  }
  impl->files = std::move(files);
  std::vector<FaceIndex> japanese;
  std::vector<FaceIndex> usable;
  for (std::size_t i = 0; i < impl->faces.size(); ++i) {
    if (impl->faces[i] == nullptr) continue;
    usable.push_back(static_cast<FaceIndex>(i));
    if (has_japanese(*impl->faces[i])) japanese.push_back(static_cast<FaceIndex>(i));
  }
  for (const FaceRole role : kRoles) {
    Chain chain = roles.contains(role) ? std::move(roles.at(role)) : Chain{};
    const auto unusable = [&](FaceIndex index) {
      return index >= impl->faces.size() || impl->faces[index] == nullptr;
    };
    std::erase_if(chain.faces, unusable);
    if (chain.latin && unusable(*chain.latin)) chain.latin.reset();
    if (chain.faces.empty()) chain.faces = japanese.empty() ? usable : japanese;
    impl->chains[role] = std::move(chain);
  }
  const auto geta = std::find_if(usable.begin(), usable.end(),
                                 [&](FaceIndex index) { return impl->faces[index]->has(U'〓'); });
  if (geta != usable.end())
    impl->missing_face = *geta;
  else if (!usable.empty())
    impl->missing_face = usable.front();
  return FontSet(std::move(impl));
}

const std::vector<FontFile>& FontSet::files() const {
  return impl_->files;
}

bool FontSet::usable() const {
  return !impl_->chains.at(FaceRole::text).faces.empty();
}

const Face& FontSet::Impl::primary(FaceRole role) const {
  return *faces[chains.at(role).faces.front()];
}

std::optional<FaceIndex> FontSet::Impl::face_for(char32_t character, FaceRole role,
                                                 Form form) const {
  const Chain& chain = chains.at(role);
  const auto has = [&](FaceIndex index) { return faces[index]->has(character); };
  const auto anywhere = [&](Form wanted) -> std::optional<FaceIndex> {
    for (std::size_t i = 0; i < faces.size(); ++i) {
      const auto index = static_cast<FaceIndex>(i);
      const bool coloured = faces[i] != nullptr && faces[i]->coloured();
      if (faces[i] != nullptr && coloured == (wanted == Form::coloured) && has(index)) return index;
    }
    return std::nullopt;
  };
  if (form == Form::coloured) {
    if (const auto found = anywhere(Form::coloured)) return found;
  }
  if (chain.latin && character < 0x250 && has(*chain.latin)) return *chain.latin;
  // The digits of an emoji face are made for keycaps: any other face comes first.
  const auto found = std::find_if(chain.faces.begin(), chain.faces.end(), [&](FaceIndex index) {
    return !faces[index]->coloured() && has(index);
  });
  if (found != chain.faces.end()) return *found;
  const auto other = anywhere(Form::text);
  return other ? other : anywhere(Form::coloured);
}

}  // namespace noren
