#include "scene/qr.h"

#include <string>

#include "catch.h"
#include "scene/venue_stage.h"

namespace noren {
namespace {

constexpr const char* kHomeUrl = "https://www.reservestock.jp/page/index/47293";

bool is_dark(const QrCode& code, int x, int y) {
  const auto side = static_cast<std::size_t>(code.modules);
  return code.dark.at(static_cast<std::size_t>(y) * side + static_cast<std::size_t>(x)) == 1;
}

}  // namespace

TEST_CASE(
    "the community's address makes a code of 10 px modules, 370 px wide, quiet zone included") {
  const test::VenueStage venue(test::kLandscape);
  Problems problems;
  const auto code = plan_qr(venue.frame(), kHomeUrl, {kQrSideLandscape}, problems);
  REQUIRE(code);
  CHECK(code->modules == 29);
  CHECK(code->module_px == 10);
  CHECK(code->rect.w == 370);
  CHECK(code->rect.h == 370);
  CHECK(code->dark.size() == std::size_t{29} * 29);
  CHECK(problems.empty());
}

TEST_CASE("where modules are ample all the same, the code is the sturdier one") {
  const test::VenueStage venue(test::kPortrait);
  Problems problems;
  const auto code = plan_qr(venue.frame(), kHomeUrl, {kQrSidePortrait}, problems);
  REQUIRE(code);
  CHECK(code->modules == 33);
  CHECK(code->module_px == 10);
}

TEST_CASE("a place that may give way to its code gives no more than it needs") {
  const test::VenueStage venue(test::kLandscape);
  Problems problems;
  const auto kept = plan_qr(venue.frame(), kHomeUrl, {kQrSideSmall, 0}, problems);
  REQUIRE(kept);
  CHECK(kept->rect.w == 333);
  const auto grown = plan_qr(venue.frame(), kHomeUrl, {kQrSideSmall, kQrSideLandscape}, problems);
  REQUIRE(grown);
  CHECK(grown->rect.w == 370);
  const auto shorter = plan_qr(venue.frame(), "https://a.jp/", {kQrSideSmall, 372}, problems);
  REQUIRE(shorter);
  CHECK(shorter->rect.w <= venue.frame().measure.px(kQrSideSmall));
}

TEST_CASE("modules are whole pixels at every size") {
  for (const Size size : {Size{1280, 720}, Size{1366, 768}, Size{2160, 3840}, Size{1024, 768}}) {
    const test::VenueStage venue(size);
    Problems problems;
    const auto code = plan_qr(venue.frame(), kHomeUrl, {kQrSideLandscape}, problems);
    REQUIRE(code);
    CHECK(code->rect.w == code->module_px * (code->modules + 8));
    CHECK(code->rect.w <= venue.frame().measure.px(kQrSideLandscape));
  }
}

TEST_CASE("a code has its three finders, and none in the fourth corner") {
  const test::VenueStage venue(test::kLandscape);
  Problems problems;
  const auto code = plan_qr(venue.frame(), kHomeUrl, {kQrSideLandscape}, problems);
  REQUIRE(code);
  const int last = code->modules - 7;
  const auto has_finder = [&](int left, int top) {
    for (int i = 0; i < 7; ++i)
      if (!is_dark(*code, left + i, top) || !is_dark(*code, left + i, top + 6) ||
          !is_dark(*code, left, top + i) || !is_dark(*code, left + 6, top + i))
        return false;
    return is_dark(*code, left + 3, top + 3) && !is_dark(*code, left + 1, top + 1);
  };
  CHECK(has_finder(0, 0));
  CHECK(has_finder(last, 0));
  CHECK(has_finder(0, last));
  CHECK_FALSE(has_finder(last, last));
}

TEST_CASE("a URL whose modules fall under 7 px is told, and still has its code") {
  const test::VenueStage venue(test::kLandscape);
  Problems problems;
  const std::string url = "https://example.jp/" + std::string(180, 'a');
  const auto code = plan_qr(venue.frame(), url, {kQrSideLandscape}, problems);
  REQUIRE(code);
  CHECK(code->module_px < 7);
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().where == "event/test");
  CHECK(problems.front().what.ja.find(url) != std::string::npos);
}

TEST_CASE(
    "a screen of fewer lines is no reason to call a short URL long, one of more is no smaller") {
  const test::VenueStage small({1280, 720});
  Problems problems;
  const auto code = plan_qr(small.frame(), kHomeUrl, {kQrSideLandscape}, problems);
  REQUIRE(code);
  CHECK(code->module_px == 6);
  CHECK(problems.empty());
  const std::string url = "https://example.jp/" + std::string(180, 'a');
  REQUIRE(plan_qr(small.frame(), url, {kQrSideLandscape}, problems));
  CHECK(problems.size() == 1);
  const test::VenueStage large({3840, 2160});
  problems.clear();
  REQUIRE(plan_qr(large.frame(), url, {kQrSideLandscape}, problems));
  CHECK(problems.empty());
}

TEST_CASE("what no code can hold is told and leaves no code") {
  const test::VenueStage venue(test::kLandscape);
  Problems problems;
  CHECK_FALSE(plan_qr(venue.frame(), std::string(5000, 'x'), {kQrSideLandscape}, problems));
  CHECK(problems.size() == 1);
  CHECK_FALSE(plan_qr(venue.frame(), std::string("a\0b", 3), {kQrSideLandscape}, problems));
  CHECK_FALSE(plan_qr(venue.frame(), "", {kQrSideLandscape}, problems));
}

}  // namespace noren
