#pragma once

#include <map>
#include <string>

#include "base/color.h"
#include "base/face_role.h"
#include "base/problem.h"
#include "model/slide.h"

namespace noren {

/// The colours, crests and faces of a theme: a value read from assets/themes/NAME.json (feed reads
/// the file; the names are those of the file).
struct Theme {
  struct KindColors {
    Color cloth0;
    Color cloth1;
    Color accent;
    Color tint;
    bool operator==(const KindColors&) const = default;
  };

  std::string name;
  Color paper0, paper1;
  Color ink, ink2, ink3;
  Color hair;
  Color rod, rod_hi;
  Color on_cloth;
  Color qr_paper, qr_ink;
  Color card;
  Color notice, on_notice;
  double crest_alpha = 0.075;
  std::map<Livery, KindColors> kinds;
  std::map<Livery, std::string> crests;  // symbol names: "crest-sakura"
  std::string background;                // key of a picture, empty: none
  std::string logo;
  /// The venue's own faces: the id of one in fonts/fonts.json, or the path of a font file. The
  /// standard faces of the role stand in for what it lacks.
  std::map<FaceRole, std::string> faces;

  bool operator==(const Theme&) const = default;
};

}  // namespace noren
