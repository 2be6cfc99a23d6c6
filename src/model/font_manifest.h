#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/face_role.h"

namespace noren {

/// fonts/fonts.json: which faces Noren sets each role in, and where Debian puts them.
struct FontManifest {
  struct Face {
    std::string id;                  // "noto-serif-jp-bold"
    std::string family;              // "Noto Serif CJK JP Bold"
    std::vector<std::string> files;  // absolute paths, tried in order
    int index = 0;                   // in a collection
    std::string package;             // Debian's, named when the file is missing
    std::string licence;
    bool operator==(const Face&) const = default;
  };
  struct Chain {
    std::vector<std::string> faces;  // ids, in order of preference
    std::string latin;               // id, or empty
    bool operator==(const Chain&) const = default;
  };
  std::vector<Face> faces;
  std::map<FaceRole, Chain> roles;

  bool operator==(const FontManifest&) const = default;
};

}  // namespace noren
