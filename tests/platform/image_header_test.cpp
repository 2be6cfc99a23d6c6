#include "platform/image_header.h"

#include "catch.h"
#include "platform/exif_orientation.h"
#include "support/test_images.h"

namespace noren {
namespace {

using testing::kPngSignature;
using testing::make_jpeg;
using testing::make_png;
using testing::png_chunk;
using testing::png_head;

std::uint32_t white(int, int) {
  return 0xFFFFFFFFU;
}

std::string refusal(std::string_view bytes) {
  const auto header = read_image_header(bytes, "events[0].image");
  REQUIRE(!header);
  CHECK(header.error().where == "events[0].image");
  return header.error().what.en;
}

std::string riff(const std::string& chunks) {
  const auto size = static_cast<unsigned char>(chunks.size() + 4);
  return std::string("RIFF") + static_cast<char>(size) + std::string("\0\0\0WEBP", 7) + chunks;
}

TEST_CASE("the size of a picture is known before it is decoded") {
  CHECK(read_image_header(make_png({30, 20}, white), "")->size == Size{30, 20});
  const auto jpeg = read_image_header(make_jpeg({40, 25}, white), "");
  REQUIRE(jpeg);
  CHECK(jpeg->size == Size{40, 25});
  CHECK(jpeg->format == ImageHeader::Format::jpeg);
  const auto lossless =
      read_image_header(riff(std::string("VP8L\x05\0\0\0\x2f\x02\x40\0\0\0", 14)), "");
  REQUIRE(lossless);
  CHECK(lossless->size == Size{3, 2});
  const auto lossy = read_image_header(
      riff(std::string("VP8 \x0a\0\0\0\xd0\x01\0\x9d\x01\x2a\x10\0\x08\0", 18)), "");
  REQUIRE(lossy);
  CHECK(lossy->size == Size{16, 8});
}

TEST_CASE("stray bytes between the segments of a photograph are skipped") {
  std::string jpeg = make_jpeg({40, 25}, white);
  jpeg.insert(jpeg.find("\xFF\xDB"), "\x20\xFF\xFF");
  const auto header = read_image_header(jpeg, "");
  REQUIRE(header);
  CHECK(header->size == Size{40, 25});
}

TEST_CASE("a picture that claims to be enormous is refused by its header") {
  const auto claim = [](std::uint32_t w, std::uint32_t h) {
    return std::string(kPngSignature) + png_head(w, h) + png_chunk("IDAT", "x") +
           png_chunk("IEND", "");
  };
  CHECK(refusal(claim(16'385, 1)).find("too large") != std::string::npos);
  CHECK(refusal(claim(1, 16'385)).find("too large") != std::string::npos);
  CHECK(refusal(claim(8000, 5001)).find("8000x5001") != std::string::npos);
  CHECK(read_image_header(claim(8000, 5000), ""));
  CHECK(refusal(claim(0xFFFFFFFF, 0xFFFFFFFF)).find("too large") != std::string::npos);
  CHECK(refusal(claim(0, 5)).find("damaged") != std::string::npos);

  std::string jpeg = make_jpeg({40, 25}, white);
  const auto frame = jpeg.find("\xFF\xC0");
  REQUIRE(frame != std::string::npos);
  jpeg.replace(frame + 5, 4, "\xFA\xFA\xFA\xFA");
  CHECK(refusal(jpeg).find("64250x64250") != std::string::npos);
}

TEST_CASE("a text chunk that reaches past the end of the file is refused") {
  // Decoders that trust such a length spin for minutes.
  std::string bytes = std::string(kPngSignature) + png_head(1, 1);
  bytes += std::string("\x7f\xff\xff\xfazTXtcomment\0\0x", 18);
  CHECK(refusal(bytes).find("cut short") != std::string::npos);
}

TEST_CASE("every cut of a picture is refused by its header or known to be incomplete") {
  const std::string png = make_png({30, 20}, white);
  for (std::size_t length = 0; length < png.size(); ++length) {
    REQUIRE(!read_image_header(std::string_view(png).substr(0, length), ""));
  }
  const std::string webp = riff(std::string("VP8L\x05\0\0\0\x2f\x02\x40\0\0\0", 14));
  for (std::size_t length = 0; length + 1 < webp.size(); ++length) {
    REQUIRE(!read_image_header(std::string_view(webp).substr(0, length), ""));
  }
  const std::string jpeg = make_jpeg({40, 25}, white);
  const auto frame = jpeg.find("\xFF\xC0");
  for (std::size_t length = 0; length < frame + 10; ++length) {
    REQUIRE(!read_image_header(std::string_view(jpeg).substr(0, length), ""));
  }
}

TEST_CASE("what is no picture is named, whatever its name says") {
  CHECK(refusal("").find("no picture") != std::string::npos);
  CHECK(refusal("<html>").find("no picture") != std::string::npos);
  CHECK(refusal("GIF89a......").find("no picture") != std::string::npos);
  CHECK(refusal(std::string(kLargestImageFile + 1, 'x')).find("20 MB") != std::string::npos);
}

TEST_CASE("a moving WebP is named as such") {
  const std::string head("VP8X\x0a\0\0\0\x02\0\0\0\x0f\0\0\x07\0\0", 18);
  CHECK(refusal(riff(head)).find("animated") != std::string::npos);
}

TEST_CASE("the orientation comes from EXIF in either byte order, and damage is upright") {
  CHECK(read_image_header(make_jpeg({40, 25}, white, {{}, 6}), "")->orientation == 6);
  CHECK(read_image_header(make_jpeg({40, 25}, white, {{}, 6}), "")->upright_size() == Size{25, 40});
  CHECK(read_image_header(make_jpeg({40, 25}, white, {{}, 9}), "")->orientation == 1);
  CHECK(exif_orientation(testing::exif_block(8)) == 8);
  CHECK(exif_orientation(std::string("Exif\0\0", 6) + testing::exif_block(8)) == 8);
  const std::string little("II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x03\0\0\0", 22);
  CHECK(exif_orientation(little) == 3);
  const std::string block = testing::exif_block(6);
  for (std::size_t length = 0; length < 22; ++length) {
    CHECK(exif_orientation(block.substr(0, length)) == 1);
  }
  std::string far_away = block;
  far_away.replace(4, 4, "\xFF\xFF\xFF\xFF");
  CHECK(exif_orientation(far_away) == 1);
}

}  // namespace
}  // namespace noren
