#include "platform/image_decoder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include <SDL.h>
#include <SDL_image.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "platform/bounded_read.h"
#include "platform/descriptor.h"
#include "platform/image_header.h"
#include "platform/jpeg_decoder.h"
#include "platform/picture_scaling.h"

namespace noren {
namespace {

constexpr rlim_t kCpuSeconds = 10;

void limit(int resource, rlim_t amount) {
  const rlimit both{amount, amount};
  setrlimit(static_cast<__rlimit_resource_t>(resource), &both);
}

/// Address space in use now, in bytes: the program and its libraries. Sanitizer builds, whose
/// shadow memory knows no limit, have no use for it.
[[maybe_unused]] rlim_t mapped_bytes() {
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen("/proc/self/statm", "r"),
                                                       std::fclose);
  std::array<char, 64> line{};
  unsigned long pages = 0;
  if (file && std::fgets(line.data(), line.size(), file.get()) != nullptr) {
    std::from_chars(line.data(), line.data() + line.size(), pages);
  }
  return static_cast<rlim_t>(pages) * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
}

/// Where memory runs out all the same, the picture goes and the show stays.
void volunteer_for_the_oom_killer() {
  const Descriptor fd(open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC));
  if (fd.valid()) write_all(fd.get(), "1000", 4);
}

void limit_this_process() {
  volunteer_for_the_oom_killer();
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CPU, kCpuSeconds);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  // The sanitizers map terabytes of shadow.
  constexpr rlim_t kMemory = 512U << 20U;
  limit(RLIMIT_AS, mapped_bytes() + kMemory);
#endif
  // The show goes on beside this.
  setpriority(PRIO_PROCESS, 0, 10);
}

std::optional<Pixels> decode_with_sdl(std::string_view bytes) {
  SDL_RWops* const source = SDL_RWFromConstMem(bytes.data(), static_cast<int>(bytes.size()));
  if (source == nullptr) return std::nullopt;
  const std::unique_ptr<SDL_Surface, decltype(&SDL_FreeSurface)> surface(IMG_Load_RW(source, 1),
                                                                         SDL_FreeSurface);
  if (!surface || surface->w <= 0 || surface->h <= 0) return std::nullopt;
  const std::unique_ptr<SDL_Surface, decltype(&SDL_FreeSurface)> argb(
      surface->format->format == SDL_PIXELFORMAT_ARGB8888
          ? nullptr
          : SDL_ConvertSurfaceFormat(surface.get(), SDL_PIXELFORMAT_ARGB8888, 0),
      SDL_FreeSurface);
  const SDL_Surface* const from = argb ? argb.get() : surface.get();
  if (from->format->format != SDL_PIXELFORMAT_ARGB8888) return std::nullopt;
  Pixels picture{{from->w, from->h}, {}};
  const auto width = static_cast<std::size_t>(from->w);
  picture.argb.reserve(width * static_cast<std::size_t>(from->h));
  for (int y = 0; y < from->h; ++y) {
    const auto* const row = reinterpret_cast<const std::uint32_t*>(
        static_cast<const char*>(from->pixels) + std::ptrdiff_t{y} * from->pitch);
    picture.argb.insert(picture.argb.end(), row, row + width);
  }
  return picture;
}

/// The largest size of the same shape inside `most`; `size` itself when it is inside.
Size shrunk_to_fit(Size size, Size most) {
  const double scale =
      std::min({1.0, static_cast<double>(most.w) / size.w, static_cast<double>(most.h) / size.h});
  const auto side = [&](int full) {
    return std::max(1, static_cast<int>(std::lround(full * scale)));
  };
  return {side(size.w), side(size.h)};
}

/// The picture as EXIF's `orientation` says that it is to be seen.
Pixels upright(const Pixels& stored, int orientation) {
  if (orientation == 1) return stored;
  const bool lying = orientation >= 5;
  const auto [w, h] = stored.size;
  Pixels turned{lying ? Size{h, w} : stored.size, std::vector<std::uint32_t>(stored.argb.size())};
  // 2: mirrored, 3: half turn, 4: upside down, 5: transposed, 6: to be turned clockwise,
  // 7: transposed the other way, 8: to be turned counter-clockwise.
  const bool from_right =
      orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool from_below =
      orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  std::size_t at = 0;
  for (int y = 0; y < turned.size.h; ++y) {
    for (int x = 0; x < turned.size.w; ++x) {
      const int column = lying ? y : x;
      const int row = lying ? x : y;
      const auto from_x = static_cast<std::size_t>(from_right ? w - 1 - column : column);
      const auto from_y = static_cast<std::size_t>(from_below ? h - 1 - row : row);
      turned.argb[at++] = stored.argb[from_y * static_cast<std::size_t>(w) + from_x];
    }
  }
  return turned;
}

std::optional<Pixels> decode(std::string_view bytes, Size most) {
  const auto header = read_image_header(bytes, {});
  if (!header) return std::nullopt;
  const Size seen = shrunk_to_fit(header->upright_size(), most);
  const Size stored = header->orientation >= 5 ? Size{seen.h, seen.w} : seen;
  const auto picture = header->format == ImageHeader::Format::jpeg ? decode_jpeg(bytes, stored)
                                                                   : decode_with_sdl(bytes);
  if (!picture) return std::nullopt;
  return upright(scaled_to(*picture, stored), header->orientation);
}

std::optional<int> side_from(std::string_view text) {
  int side = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), side);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && side > 0 && side <= kLongestImageSide ? std::optional(side) : std::nullopt;
}

}  // namespace

int decode_image_child(int argc, char** argv) {
  if (argc < 4) return 2;
  const auto w = side_from(argv[2]);
  const auto h = side_from(argv[3]);
  if (!w || !h) return 2;
  limit_this_process();
  const auto bytes = read_bounded(STDIN_FILENO, kLargestImageFile);
  if (!bytes) return 2;
  const auto picture = decode(*bytes, {*w, *h});
  if (!picture) return 1;
  const std::array<std::int32_t, 2> head{picture->size.w, picture->size.h};
  static_assert(sizeof head == kDecodedHeadBytes);
  if (write_all(STDOUT_FILENO, reinterpret_cast<const char*>(head.data()), sizeof head)) return 1;
  const auto* const pixels = reinterpret_cast<const char*>(picture->argb.data());
  return write_all(STDOUT_FILENO, pixels, picture->argb.size() * sizeof(std::uint32_t)) ? 1 : 0;
}

}  // namespace noren
