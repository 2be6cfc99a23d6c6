#include "scene/slide_frame.h"

#include <algorithm>

namespace noren {

Theme::KindColors SlideFrame::colors(Livery livery) const {
  const auto& kinds = theme().kinds;
  if (const auto found = kinds.find(livery); found != kinds.end()) return found->second;
  if (const auto house = kinds.find(Livery::house); house != kinds.end()) return house->second;
  return {theme().rod, theme().rod, theme().ink, theme().card};
}

std::string SlideFrame::crest(Livery livery) const {
  if (livery == Livery::house) return stage.house_crest;
  const auto found = theme().crests.find(livery);
  return found == theme().crests.end() ? stage.house_crest : found->second;
}

TextStyle SlideFrame::style(FaceRole role, double design_px, double line_height) const {
  TextStyle style;
  style.role = role;
  style.size_px = measure.px(design_px);
  style.line_height = line_height;
  return style;
}

void tell(Problems& problems, const SlideFrame& frame, Bilingual what) {
  Problem problem{frame.id, std::move(what)};
  if (std::find(problems.begin(), problems.end(), problem) == problems.end())
    problems.push_back(std::move(problem));
}

}  // namespace noren
