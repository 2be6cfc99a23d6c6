#include "scene/code_block.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "catch.h"
#include "scene/paper_slide.h"
#include "scene/scene_lint.h"
#include "scene/venue_stage.h"

namespace noren {
namespace {

using test::kLandscape;
using test::kPortrait;
using test::meetup_slide;
using test::VenueStage;

PaperSlide links_slide(std::vector<QrCall> codes) {
  PaperSlide slide;
  slide.cloth = WordCloth{{"ご案内"}};
  slide.title = "こちらもご覧ください";
  slide.codes = std::move(codes);
  return slide;
}

Page links_page(const PaperSlide& slide, const VenueStage& venue) {
  Problems problems;
  auto pages = compose_paper(slide, venue.frame(SlideKind::links), problems);
  REQUIRE(pages.size() == 1);
  return std::move(pages.front());
}

std::vector<const TextEntry*> captions_of(const DisplayList& list) {
  std::vector<const TextEntry*> captions;
  for (const TextEntry& text : list.texts)
    if (text.role == TextRole::caption) captions.push_back(&text);
  return captions;
}

}  // namespace

TEST_CASE("two links have two codes side by side, each with its caption under it") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage venue(size);
    const PaperSlide slide = links_slide(
        {{"https://example.jp/mail", "メルマガ登録"}, {"https://example.jp/film", "紹介動画"}});
    const Page page = links_page(slide, venue);
    REQUIRE(page.list.codes.size() == 2);
    CHECK(page.list.codes[0].data == "https://example.jp/mail");
    CHECK(page.list.codes[0].box.right() < page.list.codes[1].box.x);
    CHECK(captions_of(page.list).size() == 2);
    CHECK(test::objections(page.list, {}, size, 0).empty());
  }
}

TEST_CASE("two codes stand in one row and their captions in another, whatever their sizes") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage venue(size);
    const PaperSlide slide =
        links_slide({{"https://example.jp/mail/and/a/longer/way/to/the/registration", "登録"},
                     {"https://example.jp/f", "はじめての方への紹介動画"}});
    const Page page = links_page(slide, venue);
    REQUIRE(page.list.codes.size() == 2);
    CHECK(page.list.codes[0].box.h != page.list.codes[1].box.h);
    CHECK(page.list.codes[0].box.y == page.list.codes[1].box.y);
    const auto captions = captions_of(page.list);
    REQUIRE(captions.size() == 2);
    CHECK(captions[0]->lines.size() != captions[1]->lines.size());
    CHECK(std::abs(captions[0]->box.y - captions[1]->box.y) <= 4);
    for (std::size_t i = 0; i < 2; ++i) {
      const Rect& code = page.list.codes[i].box;
      const Rect& words = captions[i]->box;
      CHECK(std::abs((code.x + code.right()) - (words.x + words.right())) <= 12);
    }
    CHECK(test::objections(page.list, {}, size, 0).empty());
  }
}

TEST_CASE("words under a code that fit no two lines are cut, and that is told") {
  for (const Size size : {kLandscape, kPortrait}) {
    const VenueStage venue(size);
    PaperSlide slide = meetup_slide();
    slide.codes = {
        {"https://example.jp/mail",
         "お席を取っておきますので、こちらからお早めにお名前とご連絡先をお知らせください"}};
    Problems problems;
    REQUIRE(compose_paper(slide, venue.frame(SlideKind::meetup), problems).size() == 1);
    CHECK(std::any_of(problems.begin(), problems.end(), [](const Problem& problem) {
      return problem.what.in(Language::en).find("QR code") != std::string::npos;
    }));
  }
}

}  // namespace noren
