#pragma once

#include <map>
#include <memory>
#include <vector>

#include "text/face.h"
#include "text/font_set.h"

namespace noren {

/// The faces behind a FontSet, and which one draws what; private to the text layer.
class FontSet::Impl {
 public:
  std::vector<FontFile> files;
  std::vector<std::unique_ptr<Face>> faces;  // by FaceIndex; null where a file was no font
  std::map<FaceRole, Chain> chains;          // of every role, faces that opened only
  FaceIndex missing_face = 0;                // the one whose 〓 stands for what no face has

  /// The face whose metrics lay the lines of a role. Only when the set is usable.
  [[nodiscard]] const Face& primary(FaceRole role) const;

  /// The face that draws `character` in `role`: the Latin face for what is below U+0250, then the
  /// chain, then any; `Form::coloured` asks faces of emoji first. Nothing when no face has it.
  enum class Form { text, coloured };
  [[nodiscard]] std::optional<FaceIndex> face_for(char32_t character, FaceRole role,
                                                  Form form) const;
};

}  // namespace noren
