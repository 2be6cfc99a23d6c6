#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/problem.h"
#include "model/slide.h"
#include "model/theme.h"
#include "model/words.h"
#include "scene/display_list.h"
#include "text/typesetter.h"

namespace noren {

/// Natural size of the pictures that are ready, by key; one that is not here is not drawn.
using PictureSizes = std::map<std::string, Size>;

/// Where slides hang: the logical output and what dresses it. References outlive the calls.
struct Stage {
  Size size;
  double safe_area = 0;  // percent a side
  const Theme& theme;
  const Typesetter& typesetter;
  const Words& words;
  const PictureSizes& pictures;
  std::string house_crest = "crest-ume";
};

/// One page of a slide: its layers from paper to body, without chrome and notice.
struct Page {
  std::string id;  // of the slide
  SlideKind kind = SlideKind::fallback;
  int page = 1;
  int pages = 1;
  DisplayList list;
  /// Hidden: a picture that fills the screen leaves no room for chrome and clock; frames leave
  /// those layers of the surround out (the notice band stays).
  enum class Chrome { shown, hidden } chrome = Chrome::shown;
};

/// The pages of `slide`, at least one. Nothing is cut silently: what does not fit gives way in
/// the order of the design, then is split. `problems` (where = the slide's id) tells what gave way
/// in a manner that its author should know of.
std::vector<Page> compose(const Slide& slide, const Stage& stage, Problems& problems);

/// The chrome (name, dots, date), the clock and the notice band, in layers of their own, in front
/// of the page. `kind` decides what is hidden (the name on welcome, all on a fallback).
DisplayList compose_surround(const Surround& surround, SlideKind kind, const Stage& stage);

/// Pages of the notice band that `notice` needs (1 for none).
int notice_pages(const Surround& surround, const Stage& stage);

/// A card that shows the edges, the safe area and the colours.
Page compose_test_card(const Stage& stage);

}  // namespace noren
