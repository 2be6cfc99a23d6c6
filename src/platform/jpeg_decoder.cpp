#include "platform/jpeg_decoder.h"

#include <unistd.h>

// jpeglib.h needs FILE and size_t declared before it.
#include <cstddef>
#include <cstdio>

#include <jerror.h>
#include <jpeglib.h>

namespace noren {
namespace {

struct Errors {
  jpeg_error_mgr base{};  // first: libjpeg hands out its address
  bool cut = false;
};

void on_error(j_common_ptr) {
  _exit(2);
}

void on_message(j_common_ptr info, int) {
  if (info->err->msg_code == JWRN_JPEG_EOF) reinterpret_cast<Errors*>(info->err)->cut = true;
}

std::uint32_t rgb_pixel(const JSAMPLE* at) {
  return 0xFF000000U | std::uint32_t{at[0]} << 16U | std::uint32_t{at[1]} << 8U | at[2];
}

std::uint32_t cmyk_pixel(const JSAMPLE* at, bool inverted) {
  const auto light = [&](int ink) {
    return inverted ? std::uint32_t{at[ink]} : 255U - std::uint32_t{at[ink]};
  };
  const auto black = light(3);
  const auto channel = [&](int ink) { return (light(ink) * black + 127U) / 255U; };
  return 0xFF000000U | channel(0) << 16U | channel(1) << 8U | channel(2);
}

unsigned reduction(const jpeg_decompress_struct& info, Size enough) {
  unsigned divisor = 1;
  while (divisor < 8 && static_cast<int>(info.image_width / (divisor * 2)) >= enough.w &&
         static_cast<int>(info.image_height / (divisor * 2)) >= enough.h) {
    divisor *= 2;
  }
  return divisor;
}

}  // namespace

std::optional<Pixels> decode_jpeg(std::string_view bytes, Size enough) {
  jpeg_decompress_struct info{};
  Errors errors;
  info.err = jpeg_std_error(&errors.base);
  errors.base.error_exit = on_error;
  errors.base.emit_message = on_message;
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  jpeg_read_header(&info, TRUE);
  const bool cmyk = info.num_components == 4;
  info.out_color_space = cmyk ? JCS_CMYK : JCS_RGB;
  info.scale_num = 1;
  info.scale_denom = reduction(info, enough);
  jpeg_start_decompress(&info);
  Pixels picture{{static_cast<int>(info.output_width), static_cast<int>(info.output_height)}, {}};
  const std::size_t width = info.output_width;
  picture.argb.resize(width * info.output_height);
  std::vector<JSAMPLE> row(width * static_cast<std::size_t>(info.output_components));
  const bool inverted = info.saw_Adobe_marker != FALSE;
  while (info.output_scanline < info.output_height) {
    std::uint32_t* const to = picture.argb.data() + width * info.output_scanline;
    JSAMPROW rows = row.data();
    jpeg_read_scanlines(&info, &rows, 1);
    for (std::size_t x = 0; x < width; ++x) {
      to[x] = cmyk ? cmyk_pixel(row.data() + 4 * x, inverted) : rgb_pixel(row.data() + 3 * x);
    }
  }
  jpeg_finish_decompress(&info);
  jpeg_destroy_decompress(&info);
  if (errors.cut) return std::nullopt;
  return picture;
}

}  // namespace noren
