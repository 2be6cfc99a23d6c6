// What a viewer would object to, over contents made by rules, themes and sizes.
#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "catch.h"
#include "scene/compose.h"
#include "scene/lint_contents.h"
#include "scene/scene_lint.h"
#include "scene/venue_stage.h"

namespace noren {
namespace {

struct Screen {
  Size size;
  std::string theme;
  double safe_area = 0;
};

const std::vector<Screen>& screens() {
  static const std::vector<Screen> all_screens{
      {{1920, 1080}, "hana"},    {{1080, 1920}, "yoru"},    {{1280, 720}, "yoru"},
      {{1366, 768}, "hana", 5},  {{1360, 768}, "hana"},     {{1280, 800}, "yoru"},
      {{1024, 768}, "hana"},     {{3840, 2160}, "yoru", 8}, {{2160, 3840}, "hana"},
      {{720, 1280}, "hana", 5},  {{960, 540}, "yoru"},      {{540, 960}, "hana"},
      {{8192, 8192}, "hana"},    {{8192, 4608}, "yoru"},    {{777, 4321}, "yoru"},
      {{1280, 1024}, "hana", 3},
  };
  return all_screens;
}

std::string without_spaces(const std::string& text) {
  std::string kept;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 3, "　") == 0) {
      i += 2;
      continue;
    }
    if (text[i] != ' ') kept += text[i];
  }
  return kept;
}

/// All that is said on `pages` in one of `roles`, in reading order.
std::string said(const std::vector<Page>& pages, const std::vector<TextRole>& roles) {
  std::string text;
  for (const Page& page : pages)
    for (const TextEntry& entry : page.list.texts)
      if (std::find(roles.begin(), roles.end(), entry.role) != roles.end())
        for (const std::string& line : entry.lines)
          text += line;
  return without_spaces(text);
}

/// The texts of a slide that are neither wholly on its pages nor told to be missing.
std::vector<std::string> silently_cut(const Slide& slide, const std::vector<Page>& pages,
                                      const Problems& problems) {
  std::vector<std::string> cut;
  const auto expect = [&](std::string text, const std::vector<TextRole>& roles) {
    // Brackets around a whole title are left out by design.
    if (text.rfind("【", 0) == 0) text = text.substr(text.find("】") + std::string("】").size());
    if (said(pages, roles).find(without_spaces(text)) == std::string::npos && problems.empty())
      cut.push_back(text);
  };
  if (const auto* paper = std::get_if<PaperSlide>(&slide.body)) {
    expect(paper->title, {TextRole::title, TextRole::message});
    expect(paper->description, {TextRole::description, TextRole::message});
    if (paper->place) expect(paper->place->text, {TextRole::place});
    for (const QrCall& code : paper->codes)
      expect(code.verb, {TextRole::caption});
  }
  if (const auto* alert = std::get_if<AlertSlide>(&slide.body))
    expect(alert->text, {TextRole::title});
  // A picture that fills the screen speaks for itself.
  const bool fills = !pages.empty() && pages.front().chrome == Page::Chrome::hidden;
  if (const auto* poster = std::get_if<PosterSlide>(&slide.body); poster != nullptr && !fills)
    expect(poster->title, {TextRole::title});
  if (const auto* welcome = std::get_if<WelcomeSlide>(&slide.body)) {
    expect(welcome->name, {TextRole::name});
    expect(welcome->message, {TextRole::message});
  }
  return cut;
}

Surround surround_of(std::size_t turn) {
  static const std::vector<std::string> names{
      "A lot of flowers", "港まちづくり協議会",
      "International Association of Neighbourhood Gardens and Libraries"};
  Surround surround;
  surround.name = names[turn % names.size()];
  surround.date = "12月28日（土）";
  surround.clock = "14:05";
  surround.dots = static_cast<int>(turn % 14);
  surround.contact = turn % 5 == 0 ? Surround::Contact::offline : Surround::Contact::online;
  if (turn % 2 == 1) surround.notice = test::lint_notices()[turn / 2 % test::lint_notices().size()];
  return surround;
}

/// Composes one slide for one screen and says what is wrong with it.
std::string objections_to(const Slide& slide, const Screen& screen, const test::VenueStage& venue,
                          Surround surround) {
  Problems problems;
  const std::vector<Page> pages = compose(slide, venue.stage(), problems);
  std::string text = pages.empty() ? "no page\n" : "";
  for (const std::string& cut : silently_cut(slide, pages, problems))
    text += "cut silently: " + cut + "\n";
  const int notices = surround.notice.empty() ? 1 : notice_pages(surround, venue.stage());
  for (const Page& page : pages)
    for (surround.notice_page = 0; surround.notice_page < notices; ++surround.notice_page) {
      DisplayList around = compose_surround(surround, slide.kind, venue.stage());
      if (page.chrome == Page::Chrome::hidden && surround.notice.empty()) around = {};
      // A picture that fills the screen has the band in front of it.
      for (const std::string& line :
           test::objections(page.list, around, screen.size, screen.safe_area))
        text += "page " + std::to_string(page.page) + ": " + line + "\n";
      for (const std::string& line : test::stray_items(page.list))
        text += "page " + std::to_string(page.page) + ": " + line + " outside its layer\n";
    }
  return text;
}

/// One stage per screen, made once.
const test::VenueStage& venue_on(std::size_t screen) {
  static std::map<std::size_t, std::unique_ptr<test::VenueStage>> venues;
  auto& venue = venues[screen];
  const Screen& each = screens()[screen];
  if (!venue) venue = std::make_unique<test::VenueStage>(each.size, each.theme, each.safe_area);
  return *venue;
}

void check(std::size_t turn, const Slide& slide, std::size_t screen) {
  const Screen& on = screens()[screen];
  const std::string objections = objections_to(slide, on, venue_on(screen), surround_of(turn));
  INFO("content " << turn << " (" << slide.id << ") on " << on.size.w << "x" << on.size.h << " "
                  << on.theme << " " << on.safe_area << "\n"
                  << objections);
  CHECK(objections.empty());
}

}  // namespace

TEST_CASE("hundreds of contents stand on screens of all sizes as the design wants") {
  const std::vector<Slide> contents = test::lint_contents();
  REQUIRE(contents.size() >= 300);
  for (std::size_t i = 0; i < contents.size(); ++i)
    check(i, contents[i], i % screens().size());
}

TEST_CASE("every content stands on every screen as the design wants") {
  const std::vector<Slide> contents = test::lint_contents();
  for (std::size_t screen = 0; screen < screens().size(); ++screen)
    for (std::size_t i = 0; i < contents.size(); ++i)
      check(i, contents[i], screen);
}

TEST_CASE("a screen of a few pixels, or a sliver, has pages all the same") {
  const std::array<Size, 6> sizes{{{1, 1}, {2, 3}, {8, 8192}, {8192, 8}, {64, 48}, {320, 240}}};
  const std::vector<Slide> contents = test::lint_contents();
  for (std::size_t i = 0; i < contents.size(); i += 7) {
    const Size size = sizes[i / 7 % sizes.size()];
    const test::VenueStage venue(size);
    Problems problems;
    CAPTURE(contents[i].id, size.w, size.h);
    CHECK_FALSE(compose(contents[i], venue.stage(), problems).empty());
    CHECK(notice_pages(surround_of(i), venue.stage()) >= 1);
    static_cast<void>(compose_surround(surround_of(i), contents[i].kind, venue.stage()));
  }
}

}  // namespace noren
