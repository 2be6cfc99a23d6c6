#include "platform/image_loader.h"

#include <cstdlib>

#include "catch.h"
#include "support/temp_folder.h"
#include "support/test_images.h"

namespace noren {
namespace {

using testing::JpegForm;
using testing::make_jpeg;
using testing::make_png;

/// The decoder as a program of its own, in the place of the whole of Noren.
constexpr const char* kDecoder = NOREN_IMAGE_DECODER;

constexpr Size kAmple{1920, 1080};

Result<Pixels> load(std::string_view bytes, Size most = kAmple) {
  return ImageLoader({}, kDecoder).load(bytes, most, "events[0].image");
}

bool near(std::uint32_t a, std::uint32_t b, int by) {
  for (unsigned shift = 0; shift < 32; shift += 8) {
    const int x = static_cast<int>(a >> shift & 0xFFU);
    const int y = static_cast<int>(b >> shift & 0xFFU);
    if (std::abs(x - y) > by) return false;
  }
  return true;
}

/// Red in the upper left quarter, green right of it, blue below it, white in the last.
testing::Painting quarters(Size size) {
  return [size](int x, int y) {
    const bool left = x < size.w / 2;
    const bool top = y < size.h / 2;
    return left ? (top ? 0xFFFF0000U : 0xFF0000FFU) : (top ? 0xFF00FF00U : 0xFFFFFFFFU);
  };
}

std::uint32_t at(const Pixels& picture, double x, double y) {
  const auto column = static_cast<std::size_t>(x * picture.size.w);
  const auto row = static_cast<std::size_t>(y * picture.size.h);
  return picture.argb.at(row * static_cast<std::size_t>(picture.size.w) + column);
}

TEST_CASE("a PNG comes through to the last bit, transparency too") {
  const auto painting = [](int x, int y) {
    return 0x80000000U + static_cast<std::uint32_t>(x * 0x010203 + y * 0x030201);
  };
  const auto picture = load(make_png({13, 7}, painting));
  REQUIRE(picture);
  REQUIRE(picture->size == Size{13, 7});
  for (int y = 0; y < 7; ++y) {
    for (int x = 0; x < 13; ++x) {
      REQUIRE(picture->argb.at(static_cast<std::size_t>(y * 13 + x)) == painting(x, y));
    }
  }
}

TEST_CASE("a WebP is decoded") {
  const std::string bytes(
      "RIFF\x1e\0\0\0WEBPVP8L\x11\0\0\0\x2f\x02\x40\0\0\x07\x50\xa0\x82\x14\xb8\xff\x81\x88\xe8"
      "\x7f\0\0",
      38);
  const auto picture = load(bytes);
  REQUIRE(picture);
  CHECK(picture->size == Size{3, 2});
  CHECK(picture->argb == std::vector<std::uint32_t>(6, 0xFF2040C0U));
}

TEST_CASE("a large picture is reduced to what the screen needs, undistorted") {
  const Size size{600, 400};
  const auto bytes = GENERATE_COPY(make_png(size, quarters(size)), make_jpeg(size, quarters(size)));
  const auto wide = load(bytes, {150, 1000});
  REQUIRE(wide);
  CHECK(wide->size == Size{150, 100});
  CHECK(near(at(*wide, 0.25, 0.25), 0xFFFF0000U, 6));
  CHECK(near(at(*wide, 0.75, 0.25), 0xFF00FF00U, 6));
  CHECK(near(at(*wide, 0.25, 0.75), 0xFF0000FFU, 6));
  CHECK(near(at(*wide, 0.75, 0.75), 0xFFFFFFFFU, 6));
  CHECK(load(bytes, {1000, 100})->size == Size{150, 100});
  CHECK(load(bytes, {333, 333})->size == Size{333, 222});
  CHECK(load(bytes, {6000, 4000})->size == size);  // never enlarged
  CHECK(load(bytes, {1, 1})->size == Size{1, 1});
}

TEST_CASE("a fine pattern is averaged, not sampled") {
  const auto stripes = [](int x, int) { return x % 2 == 0 ? 0xFF000000U : 0xFFFFFFFFU; };
  const auto picture = load(make_png({400, 40}, stripes), {100, 100});
  REQUIRE(picture);
  for (const auto pixel : picture->argb)
    REQUIRE(near(pixel, 0xFF808080U, 2));
}

TEST_CASE("a photograph stands upright, whichever way the camera was held") {
  // Where the stored picture's red quarter (upper left) and green one (upper right) are to be seen.
  struct Case {
    int orientation;
    std::uint32_t upper_left, upper_right, lower_left;
  };
  constexpr std::uint32_t kRed = 0xFFFF0000U;
  constexpr std::uint32_t kGreen = 0xFF00FF00U;
  constexpr std::uint32_t kBlue = 0xFF0000FFU;
  constexpr std::uint32_t kWhite = 0xFFFFFFFFU;
  const auto expected = GENERATE_COPY(
      Case{1, kRed, kGreen, kBlue}, Case{2, kGreen, kRed, kWhite}, Case{3, kWhite, kBlue, kGreen},
      Case{4, kBlue, kWhite, kRed}, Case{5, kRed, kBlue, kGreen}, Case{6, kBlue, kRed, kWhite},
      Case{7, kWhite, kGreen, kBlue}, Case{8, kGreen, kWhite, kRed});
  INFO("orientation " << expected.orientation);
  const Size stored{64, 32};
  const auto picture = load(make_jpeg(stored, quarters(stored), {{}, expected.orientation}));
  REQUIRE(picture);
  CHECK(picture->size == (expected.orientation >= 5 ? Size{32, 64} : stored));
  CHECK(near(at(*picture, 0.2, 0.2), expected.upper_left, 12));
  CHECK(near(at(*picture, 0.8, 0.2), expected.upper_right, 12));
  CHECK(near(at(*picture, 0.2, 0.8), expected.lower_left, 12));
}

TEST_CASE("a lying photograph is reduced by its upright sides") {
  const Size stored{600, 400};
  const auto picture = load(make_jpeg(stored, quarters(stored), {{}, 6}), {100, 150});
  REQUIRE(picture);
  CHECK(picture->size == Size{100, 150});
}

TEST_CASE("a flyer from the printer's (CMYK) has its own colours") {
  const auto inks = GENERATE(JpegForm::Inks::cmyk_adobe, JpegForm::Inks::cmyk_plain);
  struct Case {
    std::uint32_t cmyk, argb;
  };
  const auto colour = GENERATE(Case{0x00000000U, 0xFFFFFFFFU}, Case{0xFF000000U, 0xFF00FFFFU},
                               Case{0x00FF0000U, 0xFFFF00FFU}, Case{0x0000FF00U, 0xFFFFFF00U},
                               Case{0x000000FFU, 0xFF000000U}, Case{0x00808000U, 0xFFFF7F7FU},
                               Case{0x00000080U, 0xFF7F7F7FU});
  const auto picture = load(make_jpeg({16, 16}, [&](int, int) { return colour.cmyk; }, {inks, {}}));
  REQUIRE(picture);
  INFO(std::hex << picture->argb.at(100) << " for " << colour.cmyk);
  CHECK(near(picture->argb.at(100), colour.argb, 4));
}

TEST_CASE("a grey photograph is grey") {
  const auto picture =
      load(make_jpeg({16, 16}, [](int, int) { return 0x60U; }, {JpegForm::Inks::gray, {}}));
  REQUIRE(picture);
  CHECK(near(picture->argb.at(100), 0xFF606060U, 2));
}

TEST_CASE("a photograph that was cut off is refused rather than shown half grey") {
  const Size size{200, 200};
  const std::string bytes = make_jpeg(size, quarters(size));
  const auto picture = load(bytes.substr(0, bytes.size() / 2));
  REQUIRE(!picture);
  CHECK(picture.error().where == "events[0].image");
  CHECK(!picture.error().what.ja.empty());
}

TEST_CASE("damage behind a good header costs the picture alone") {
  std::string png = make_png({100, 100}, quarters({100, 100}));
  for (std::size_t i = png.find("IDAT") + 6; i + 20 < png.size(); i += 3)
    png[i] = '\x55';
  CHECK(!load(png));
  CHECK(!load("\xFF\xD8\xFF\xC0\0\x11\x08\0\x10\0\x10\x03\x01\x22\0\x02\x11\x01\x03\x11\x01"));
  CHECK(!load("RIFF"));
}

TEST_CASE("a picture whose program never answers is given up") {
  const testing::TempFolder temp;
  const auto sleeper = temp.file("sleeper", "#!/bin/sh\nexec sleep 600\n");
  std::filesystem::permissions(sleeper, std::filesystem::perms::owner_all);
  const ImageLoader loader({}, sleeper, Millis(200));
  const auto picture = loader.load(make_png({4, 4}, quarters({4, 4})), kAmple, "x");
  REQUIRE(!picture);
  CHECK(picture.error().what.en.find("too long") != std::string::npos);
}

TEST_CASE("a program that answers rubbish is not believed") {
  const testing::TempFolder temp;
  const auto program =
      temp.file("liar", "#!/bin/sh\nexec head -c 100000 /dev/zero | tr '\\0' '\\1'\n");
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  CHECK(!ImageLoader({}, program).load(make_png({4, 4}, quarters({4, 4})), kAmple, "x"));
  CHECK(!ImageLoader({}, "/no/such/program").load(make_png({4, 4}, quarters({4, 4})), kAmple, "x"));
}

TEST_CASE("leaving the program ends a picture that takes long") {
  const testing::TempFolder temp;
  const auto sleeper = temp.file("sleeper", "#!/bin/sh\nexec sleep 600\n");
  std::filesystem::permissions(sleeper, std::filesystem::perms::owner_all);
  std::stop_source stop;
  stop.request_stop();
  const ImageLoader loader(stop.get_token(), sleeper);
  CHECK(!loader.load(make_png({4, 4}, quarters({4, 4})), kAmple, "x"));
}

}  // namespace
}  // namespace noren
