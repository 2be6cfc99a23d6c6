#include "app/venue_stage.h"

namespace noren {

Stage stage_of(const Venue& venue, Size size, const Typesetter& typesetter,
               const PictureSizes& pictures) {
  Stage stage{size,    venue.settings.display.safe_area, venue.theme, typesetter, venue.words,
              pictures};
  if (const auto crest = venue.theme.crests.find(Livery::house); crest != venue.theme.crests.end())
    stage.house_crest = crest->second;
  if (const std::string& own = venue.settings.community.crest; !own.empty())
    stage.house_crest = own.find('/') != std::string::npos || own.ends_with(".svg")
                            ? venue.resolved(own)
                            : (own.starts_with("crest-") ? own : "crest-" + own);
  return stage;
}

}  // namespace noren
