#include "scene/compose.h"

#include <string>

#include "scene/agenda_slide.h"
#include "scene/alert_slide.h"
#include "scene/fallback_slide.h"
#include "scene/paper_slide.h"
#include "scene/poster_slide.h"
#include "scene/setup_slide.h"
#include "scene/slide_frame.h"
#include "scene/tagline_slide.h"
#include "scene/welcome_slide.h"

namespace noren {
namespace {

/// One overload per form of slide.
struct Composer {
  const SlideFrame& frame;
  Problems& problems;

  std::vector<Page> operator()(const FallbackSlide& slide) const {
    return compose_fallback(slide, frame, problems);
  }
  std::vector<Page> operator()(const SetupSlide& slide) const {
    return compose_setup(slide, frame, problems);
  }
  std::vector<Page> operator()(const WelcomeSlide& slide) const {
    return compose_welcome(slide, frame, problems);
  }
  std::vector<Page> operator()(const PaperSlide& slide) const {
    return compose_paper(slide, frame, problems);
  }
  std::vector<Page> operator()(const AgendaSlide& slide) const {
    return compose_agenda(slide, frame, problems);
  }
  std::vector<Page> operator()(const TaglineSlide& slide) const {
    return compose_tagline(slide, frame, problems);
  }
  std::vector<Page> operator()(const PosterSlide& slide) const {
    return compose_poster(slide, frame, problems);
  }
  std::vector<Page> operator()(const AlertSlide& slide) const {
    return compose_alert(slide, frame, problems);
  }
};

}  // namespace

std::vector<Page> compose(const Slide& slide, const Stage& stage, Problems& problems) {
  const SlideFrame frame{stage, Measure(stage.size, stage.safe_area), slide.id, slide.kind};
  std::vector<Page> pages = std::visit(Composer{frame, problems}, slide.body);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    pages[i].page = static_cast<int>(i) + 1;
    pages[i].pages = static_cast<int>(pages.size());
  }
  return pages;
}

}  // namespace noren
