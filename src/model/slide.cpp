#include "model/slide.h"

namespace noren {

std::string_view name_of(SlideKind kind) {
  switch (kind) {
    case SlideKind::welcome:
      return "welcome";
    case SlideKind::meetup:
      return "meetup";
    case SlideKind::session:
      return "session";
    case SlideKind::consultation:
      return "consultation";
    case SlideKind::event:
      return "event";
    case SlideKind::agenda:
      return "agenda";
    case SlideKind::post:
      return "post";
    case SlideKind::poster:
      return "poster";
    case SlideKind::message:
      return "message";
    case SlideKind::links:
      return "links";
    case SlideKind::tagline:
      return "tagline";
    case SlideKind::alert:
      return "alert";
    case SlideKind::setup:
      return "setup";
    case SlideKind::fallback:
      return "fallback";
  }
  return "fallback";
}

}  // namespace noren
