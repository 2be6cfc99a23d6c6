#pragma once

#include <map>
#include <string>

#include "scene/compose.h"
#include "scene/slide_frame.h"
#include "scene/theme_file.h"
#include "support/real_fonts.h"

namespace noren::test {

/// A stage with the real faces and a shipped theme. The pictures "landscape.jpg" (16:9) and
/// "portrait.jpg" (3:4) are ready.
class VenueStage {
 public:
  explicit VenueStage(Size size, const std::string& theme = "hana", double safe_area = 0)
      : theme_(shipped_theme(theme)),
        typesetter_(real_fonts()),
        words_(std::map<std::string, std::string>{{"fact.separator", "　"}}),
        pictures_{{"landscape.jpg", {1600, 900}}, {"portrait.jpg", {900, 1200}}},
        stage_{size, safe_area, theme_, typesetter_, words_, pictures_} {}
  VenueStage(const VenueStage&) = delete;
  VenueStage& operator=(const VenueStage&) = delete;

  [[nodiscard]] const Stage& stage() const { return stage_; }
  [[nodiscard]] const Theme& theme() const { return theme_; }
  [[nodiscard]] SlideFrame frame(SlideKind kind = SlideKind::meetup) const {
    return {stage_, Measure(stage_.size, stage_.safe_area), "event/test", kind};
  }

 private:
  Theme theme_;
  Typesetter typesetter_;
  Words words_;
  PictureSizes pictures_;
  Stage stage_;
};

constexpr Size kLandscape{1920, 1080};
constexpr Size kPortrait{1080, 1920};

inline const TextEntry* entry_of(const DisplayList& list, TextRole role) {
  for (const TextEntry& entry : list.texts)
    if (entry.role == role) return &entry;
  return nullptr;
}

inline std::string joined(const TextEntry* entry) {
  std::string text;
  if (entry != nullptr)
    for (const std::string& line : entry->lines)
      text += line;
  return text;
}

/// The meetup of the community as the deck words it.
inline PaperSlide meetup_slide() {
  PaperSlide paper;
  paper.livery = Livery::meetup;
  paper.cloth = DateCloth{"2月", "18", "日曜日", "10:00", "", true, ""};
  paper.label = "交流会";
  paper.pill = Pill{"あと", "4", "日", Pill::Mark::none, Pill::Role::countdown};
  paper.title = "女性管理職のための交流会";
  paper.place = Place{"オンライン", PlaceIcon::online};
  paper.description = "朝のひととき、好きな飲み物を片手に話しましょう。";
  paper.codes = {{"https://www.reservestock.jp/page/index/47293", "お申し込みはこちら"}};
  return paper;
}

}  // namespace noren::test
