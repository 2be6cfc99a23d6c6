#include "platform/font_files.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "platform/descriptor.h"
#include "text/typesetter.h"

namespace noren {
namespace {

namespace fs = std::filesystem;

// No face that Noren knows has more; a larger file is no font.
constexpr off_t kLargestFont = 256 << 20;
constexpr const char* kSystemFonts = "/usr/share/fonts";
constexpr std::size_t kMostLooked = 2000;  // files, while a stand-in is sought

/// A file in memory, read as it is needed.
class MappedFile {
 public:
  static std::optional<MappedFile> open(const std::string& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (!file.valid() || fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode) ||
        status.st_size <= 0 || status.st_size > kLargestFont)
      return std::nullopt;
    const auto size = static_cast<std::size_t>(status.st_size);
    void* start = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (start == MAP_FAILED) return std::nullopt;
    return MappedFile(start, size);
  }

  MappedFile(MappedFile&& other) noexcept
      : start_(std::exchange(other.start_, nullptr)), size_(other.size_) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(start_, other.start_);
    std::swap(size_, other.size_);
    return *this;
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile() {
    if (start_ != nullptr) munmap(start_, size_);
  }

  [[nodiscard]] std::span<const std::byte> bytes() const {
    return {static_cast<const std::byte*>(start_), size_};
  }

 private:
  MappedFile(void* start, std::size_t size) : start_(start), size_(size) {}
  void* start_;
  std::size_t size_;
};

std::optional<MappedFile> first_of(const std::vector<std::string>& paths) {
  for (const std::string& path : paths)
    if (auto mapped = MappedFile::open(path)) return mapped;
  return std::nullopt;
}

bool is_font_file(const fs::path& path) {
  const std::string extension = path.extension();
  return extension == ".otf" || extension == ".ttf" || extension == ".ttc";
}

// The system's font files, those first whose names promise Japanese.
std::vector<std::string> system_fonts() {
  std::vector<std::string> paths;
  std::error_code error;
  for (auto each = fs::recursive_directory_iterator(
           kSystemFonts, fs::directory_options::skip_permission_denied, error);
       !error && each != fs::recursive_directory_iterator() && paths.size() < kMostLooked;
       each.increment(error))
    if (is_font_file(each->path())) paths.push_back(each->path());
  std::sort(paths.begin(), paths.end());
  std::stable_partition(paths.begin(), paths.end(), [](const std::string& path) {
    for (const char* part : {"CJK", "JP", "ipa", "Gothic", "Mincho", "vlgothic", "takao", "mplus"})
      if (path.find(part) != std::string::npos) return true;
    return false;
  });
  return paths;
}

bool has_japanese(const FontSet& fonts) {
  return fonts.usable() && Typesetter(fonts).missing(U"あア本", FaceRole::text).empty();
}

}  // namespace

class FontFiles::Impl {
 public:
  Impl(const FontManifest& manifest, Problems& problems)
      : faces_(map_faces(manifest, problems)),
        fonts_(FontSet::create(faces_, chains(manifest), problems)) {
    if (!has_japanese(fonts_)) use_any_japanese(manifest, problems);
  }

  [[nodiscard]] const FontSet& fonts() const { return fonts_; }

 private:
  std::vector<FontFile> map_faces(const FontManifest& manifest, Problems& problems) {
    std::vector<FontFile> faces;
    for (const FontManifest::Face& face : manifest.faces) {
      auto mapped = first_of(face.files);
      if (!mapped) {
        problems.push_back(
            {face.family,
             say("書体がありません。パッケージ {} を入れてください。別の書体で表示します。",
                 "the face is missing; install the package {}; another stands in", face.package)});
        continue;
      }
      index_[face.id] = static_cast<FaceIndex>(faces.size());
      files_.push_back(std::move(*mapped));
      faces.push_back({face.family, files_.back().bytes(), face.index});
    }
    return faces;
  }

  [[nodiscard]] std::map<FaceRole, FontSet::Chain> chains(const FontManifest& manifest) const {
    std::map<FaceRole, FontSet::Chain> roles;
    for (const auto& [role, chain] : manifest.roles) {
      FontSet::Chain& found = roles[role];
      for (const std::string& id : chain.faces)
        if (const auto known = index_.find(id); known != index_.end())
          found.faces.push_back(known->second);
      if (const auto latin = index_.find(chain.latin); latin != index_.end())
        found.latin = latin->second;
    }
    return roles;
  }

  // One file after the other, until the set has Japanese; what was mapped in vain is let go.
  void use_any_japanese(const FontManifest& manifest, Problems& problems) {
    for (const std::string& path : system_fonts()) {
      auto mapped = MappedFile::open(path);
      if (!mapped) continue;
      const FontFile file{path, mapped->bytes(), 0};
      Problems unheard;
      if (!has_japanese(FontSet::create({file}, {}, unheard))) continue;
      files_.push_back(std::move(*mapped));
      faces_.push_back(file);
      fonts_ = FontSet::create(faces_, chains(manifest), unheard);
      return;
    }
    problems.push_back({kSystemFonts, say("日本語の書体が一つもありません。",
                                          "there is no Japanese face at all")});
  }

  std::vector<MappedFile> files_;
  std::map<std::string, FaceIndex> index_;
  std::vector<FontFile> faces_;
  FontSet fonts_;
};

FontFiles::FontFiles(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FontFiles::FontFiles(FontFiles&&) noexcept = default;
FontFiles& FontFiles::operator=(FontFiles&&) noexcept = default;
FontFiles::~FontFiles() = default;

FontFiles FontFiles::open(const FontManifest& manifest, Problems& problems) {
  return FontFiles(std::make_unique<Impl>(manifest, problems));
}

const FontSet& FontFiles::fonts() const {
  return impl_->fonts();
}

}  // namespace noren
