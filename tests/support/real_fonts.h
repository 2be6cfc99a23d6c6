#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/face_role.h"
#include "text/font_set.h"

namespace noren::test {

/// A font file, mapped until the program ends.
inline std::span<const std::byte> mapped_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return {};
  struct stat status {};
  std::span<const std::byte> bytes;
  if (::fstat(file, &status) == 0 && status.st_size > 0) {
    const auto size = static_cast<std::size_t>(status.st_size);
    void* start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (start != MAP_FAILED) bytes = {static_cast<const std::byte*>(start), size};
  }
  ::close(file);
  return bytes;
}

struct RealFace {
  std::string name;
  std::string path;
};

/// The faces of fonts/fonts.json, in its order; a test of the text layer compares the two.
inline const std::vector<RealFace>& real_faces() {
  static const std::vector<RealFace> faces{
      {"Noto Serif CJK JP Bold", "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"},
      {"Noto Sans CJK JP Bold", "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"},
      {"Noto Sans CJK JP", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"},
      {"BIZ UDMincho Regular", "/usr/share/fonts/truetype/bizud-mincho/BIZUDMincho-Regular.ttf"},
      {"BIZ UDPGothic Regular", "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf"},
      {"BIZ UDPGothic Bold", "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Bold.ttf"},
      {"EB Garamond Italic", "/usr/share/fonts/opentype/ebgaramond/EBGaramond08-Italic.otf"},
      {"Noto Color Emoji", "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"},
  };
  return faces;
}

/// The chains of fonts/fonts.json, as indices into real_faces().
inline std::map<FaceRole, FontSet::Chain> real_roles() {
  return {{FaceRole::display, {{0, 3, 1, 7}}},
          {FaceRole::text, {{4, 2, 7}}},
          {FaceRole::text_bold, {{5, 1, 7}}},
          {FaceRole::figures, {{1, 5}}},
          {FaceRole::wordmark, {{6, 0, 7}}}};
}

inline std::vector<FontFile> real_font_files() {
  std::vector<FontFile> files;
  for (const RealFace& face : real_faces()) {
    files.push_back({face.name, mapped_file(face.path), 0});
  }
  return files;
}

/// The FontSet that Noren uses with every package installed; the same one for a whole program.
inline const FontSet& real_fonts() {
  static const FontSet fonts = [] {
    Problems problems;
    return FontSet::create(real_font_files(), real_roles(), problems);
  }();
  return fonts;
}

}  // namespace noren::test
