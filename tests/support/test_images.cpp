#include "support/test_images.h"

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <jpeglib.h>
#include <zlib.h>

namespace noren::testing {
namespace {

std::string big_endian(std::uint32_t number, int bytes) {
  std::string out;
  for (int i = bytes - 1; i >= 0; --i)
    out += static_cast<char>(number >> (8 * i) & 0xFFU);
  return out;
}

std::string deflated(const std::string& bytes) {
  uLongf size = compressBound(bytes.size());
  std::string out(size, '\0');
  compress2(reinterpret_cast<Bytef*>(out.data()), &size,
            reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), 9);
  out.resize(size);
  return out;
}

void put_pixel(JSAMPLE* to, std::uint32_t value, JpegForm::Inks inks) {
  const auto byte = [&](unsigned shift) { return static_cast<JSAMPLE>(value >> shift & 0xFFU); };
  switch (inks) {
    case JpegForm::Inks::gray:
      to[0] = byte(0);
      return;
    case JpegForm::Inks::rgb:
      to[0] = byte(16);
      to[1] = byte(8);
      to[2] = byte(0);
      return;
    case JpegForm::Inks::cmyk_plain:
    case JpegForm::Inks::cmyk_adobe:
      for (unsigned ink = 0; ink < 4; ++ink) {
        const JSAMPLE amount = byte(24 - 8 * ink);
        to[ink] = inks == JpegForm::Inks::cmyk_adobe ? static_cast<JSAMPLE>(255 - amount) : amount;
      }
  }
}

void set_form(jpeg_compress_struct& info, const JpegForm& form) {
  const bool cmyk =
      form.inks == JpegForm::Inks::cmyk_adobe || form.inks == JpegForm::Inks::cmyk_plain;
  const bool gray = form.inks == JpegForm::Inks::gray;
  info.input_components = cmyk ? 4 : gray ? 1 : 3;
  info.in_color_space = cmyk ? JCS_CMYK : gray ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, 100, TRUE);
  info.write_Adobe_marker = form.inks == JpegForm::Inks::cmyk_adobe ? TRUE : FALSE;
}

}  // namespace

std::string png_chunk(std::string_view type, std::string_view content) {
  std::string covered(type);
  covered += content;
  const auto sum =
      crc32(0, reinterpret_cast<const Bytef*>(covered.data()), static_cast<uInt>(covered.size()));
  return big_endian(static_cast<std::uint32_t>(content.size()), 4) + covered +
         big_endian(static_cast<std::uint32_t>(sum), 4);
}

std::string png_head(std::uint32_t w, std::uint32_t h) {
  return png_chunk("IHDR", big_endian(w, 4) + big_endian(h, 4) + std::string("\x08\x06\0\0\0", 5));
}

std::string make_png(Size size, const Painting& painting) {
  std::string rows;
  for (int y = 0; y < size.h; ++y) {
    rows += '\0';  // no filter
    for (int x = 0; x < size.w; ++x) {
      const std::uint32_t pixel = painting(x, y);
      rows += big_endian(pixel << 8U | pixel >> 24U, 4);
    }
  }
  return std::string(kPngSignature) +
         png_head(static_cast<std::uint32_t>(size.w), static_cast<std::uint32_t>(size.h)) +
         png_chunk("IDAT", deflated(rows)) + png_chunk("IEND", "");
}

std::string make_jpeg(Size size, const Painting& painting, const JpegForm& form) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* data = nullptr;
  unsigned long bytes = 0;
  jpeg_mem_dest(&info, &data, &bytes);
  info.image_width = static_cast<JDIMENSION>(size.w);
  info.image_height = static_cast<JDIMENSION>(size.h);
  set_form(info, form);
  jpeg_start_compress(&info, TRUE);
  if (form.orientation) {
    const std::string exif = std::string("Exif\0\0", 6) + exif_block(*form.orientation);
    jpeg_write_marker(&info, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(exif.data()),
                      static_cast<unsigned>(exif.size()));
  }
  const auto components = static_cast<std::size_t>(info.input_components);
  std::vector<JSAMPLE> row(static_cast<std::size_t>(size.w) * components);
  for (int y = 0; y < size.h; ++y) {
    for (int x = 0; x < size.w; ++x) {
      put_pixel(row.data() + static_cast<std::size_t>(x) * components, painting(x, y), form.inks);
    }
    JSAMPROW rows = row.data();
    jpeg_write_scanlines(&info, &rows, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  std::string out(reinterpret_cast<const char*>(data), bytes);
  std::free(data);
  return out;
}

std::string exif_block(int orientation) {
  return std::string("MM\0\x2a\0\0\0\x08\0\x01", 10) + std::string("\x01\x12\0\x03\0\0\0\x01", 8) +
         big_endian(static_cast<std::uint32_t>(orientation), 2) + std::string(6, '\0');
}

}  // namespace noren::testing
