#include "platform/image_header.h"

#include "platform/byte_order.h"
#include "platform/exif_orientation.h"

namespace noren {
namespace {

constexpr std::string_view kPngSignature("\x89PNG\r\n\x1a\n", 8);

Bilingual cut_short() {
  return say("画像が途中で切れているか、壊れています。", "the picture is cut short or damaged");
}

/// Signature, IHDR first, every chunk inside the file, image data, IEND.
Result<ImageHeader> read_png_header(std::string_view bytes, const std::string& where) {
  ImageHeader header{ImageHeader::Format::png, {}, 1};
  bool data = false;
  for (std::size_t at = kPngSignature.size(); at + 12 <= bytes.size();) {
    const std::size_t length = big_endian(bytes, at, 4);
    const auto type = bytes.substr(at + 4, 4);
    if (length > bytes.size() - at - 12) return fail(where, cut_short());
    const bool first = at == kPngSignature.size();
    if (first != (type == "IHDR")) return fail(where, cut_short());
    if (first) {
      if (length != 13) return fail(where, cut_short());
      // Beyond 31 bits is beyond every limit, too.
      header.size = {static_cast<int>(big_endian(bytes, at + 8, 4) & 0x7FFFFFFFU),
                     static_cast<int>(big_endian(bytes, at + 12, 4) & 0x7FFFFFFFU)};
    }
    if (type == "eXIf") header.orientation = exif_orientation(bytes.substr(at + 8, length));
    data = data || type == "IDAT";
    if (type == "IEND") {
      if (!data) break;
      return header;
    }
    at += length + 12;
  }
  return fail(where, cut_short());
}

bool is_start_of_frame(unsigned marker) {
  // SOF0..SOF15 without DHT, JPG and DAC.
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Walks the segments up to the frame header.
Result<ImageHeader> read_jpeg_header(std::string_view bytes, const std::string& where) {
  ImageHeader header{ImageHeader::Format::jpeg, {}, 1};
  static constexpr std::string_view kExif("Exif\0\0", 6);
  std::size_t at = 2;
  while (at + 4 <= bytes.size()) {
    const auto marker = big_endian(bytes, at + 1, 1);
    // Padding, and stray bytes between segments, which every decoder skips.
    if (big_endian(bytes, at, 1) != 0xFF || marker == 0xFF || marker == 0) {
      ++at;
      continue;
    }
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
      at += 2;
      continue;
    }
    const std::size_t length = big_endian(bytes, at + 2, 2);
    if (length < 2 || length > bytes.size() - at - 2) return fail(where, cut_short());
    const auto content = bytes.substr(at + 4, length - 2);
    if (marker == 0xE1 && content.starts_with(kExif)) {
      header.orientation = exif_orientation(content.substr(kExif.size()));
    }
    if (marker == 0xDA || marker == 0xD9) break;  // data or end before any frame
    if (is_start_of_frame(marker)) {
      if (content.size() < 6) break;
      header.size = {static_cast<int>(big_endian(content, 3, 2)),
                     static_cast<int>(big_endian(content, 1, 2))};
      return header;
    }
    at += 2 + length;
  }
  return fail(where, cut_short());
}

/// The size in the payload of one of the three kinds of WebP image chunk; 0x0 for another chunk.
Size webp_size(std::string_view type, std::string_view content) {
  const auto get = [&](std::size_t at, std::size_t count) {
    return static_cast<int>(little_endian(content, at, count));
  };
  if (type == "VP8X" && content.size() >= 10) return {get(4, 3) + 1, get(7, 3) + 1};
  if (type == "VP8L" && content.size() >= 5 && content[0] == '\x2f') {
    const auto bits = little_endian(content, 1, 4);
    return {static_cast<int>(bits & 0x3FFFU) + 1, static_cast<int>(bits >> 14U & 0x3FFFU) + 1};
  }
  if (type == "VP8 " && content.size() >= 10) return {get(6, 2) & 0x3FFF, get(8, 2) & 0x3FFF};
  return {};
}

Result<ImageHeader> read_webp_header(std::string_view bytes, const std::string& where) {
  ImageHeader header{ImageHeader::Format::webp, {}, 1};
  const std::size_t riff = little_endian(bytes, 4, 4);
  if (riff > bytes.size() - 8) return fail(where, cut_short());
  bytes = bytes.substr(0, riff + 8);
  bool data = false;
  for (std::size_t at = 12; at + 8 <= bytes.size();) {
    const auto type = bytes.substr(at, 4);
    const std::size_t length = little_endian(bytes, at + 4, 4);
    if (length > bytes.size() - at - 8) return fail(where, cut_short());
    const auto content = bytes.substr(at + 8, length);
    constexpr unsigned kAnimated = 2;
    if (type == "VP8X" && (little_endian(content, 0, 1) & kAnimated) != 0) {
      return fail(where, say("動くWebP画像は使えません。動かない画像にしてください。",
                             "animated WebP can't be used: save it as a still picture"));
    }
    if (header.size == Size{}) header.size = webp_size(type, content);
    if (type == "EXIF") header.orientation = exif_orientation(content);
    data = data || type == "VP8 " || type == "VP8L";
    at += 8 + length + length % 2;
  }
  if (!data) return fail(where, cut_short());
  return header;
}

Result<ImageHeader> read_any_header(std::string_view bytes, const std::string& where) {
  if (bytes.starts_with(kPngSignature)) return read_png_header(bytes, where);
  if (bytes.starts_with("\xFF\xD8\xFF")) return read_jpeg_header(bytes, where);
  if (bytes.size() >= 20 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") {
    return read_webp_header(bytes, where);
  }
  return fail(where, say("これは使える画像ではありません（JPEG、PNG、WebPが使えます）。",
                         "this is no picture that can be used (JPEG, PNG and WebP can)"));
}

}  // namespace

Result<ImageHeader> read_image_header(std::string_view bytes, const std::string& where) {
  if (bytes.size() > kLargestImageFile) {
    return fail(where,
                say("画像のファイルが大きすぎます（上限 {} MB）。",
                    "the picture's file is too large (limit {} MB)", kLargestImageFile >> 20U));
  }
  auto header = read_any_header(bytes, where);
  if (!header) return header;
  const auto [w, h] = header->size;
  if (w <= 0 || h <= 0) return fail(where, cut_short());
  if (w > kLongestImageSide || h > kLongestImageSide ||
      std::int64_t{w} * h > std::int64_t{kMostImagePixels}) {
    return fail(where,
                say("画像が大きすぎます（{}×{}。{}万画素まで）。小さくして保存してください。",
                    "the picture is too large ({}x{}; at most {} x 10,000 pixels)", w, h,
                    kMostImagePixels / 10'000));
  }
  return header;
}

}  // namespace noren
