#include "platform/image_loader.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include "platform/bounded_read.h"
#include "platform/child_process.h"
#include "platform/descriptor.h"
#include "platform/image_decoder.h"
#include "platform/image_header.h"

namespace noren {
namespace {

using Deadline = std::chrono::steady_clock::time_point;

/// An anonymous file that holds `bytes`, to be read from its start.
Descriptor memory_file(std::string_view bytes) {
  Descriptor fd(memfd_create("noren-image", MFD_CLOEXEC));
  if (!fd.valid() || write_all(fd.get(), bytes.data(), bytes.size()) ||
      lseek(fd.get(), 0, SEEK_SET) != 0) {
    return {};
  }
  return fd;
}

enum class Received { all, cut, late, stopped };

/// Reads exactly `count` bytes, unless the other end, the deadline or the stop comes first.
Received receive(int fd, char* to, std::size_t count, Deadline deadline,
                 const std::stop_token& stop) {
  while (count > 0) {
    if (stop.stop_requested()) return Received::stopped;
    const auto left = std::chrono::ceil<Millis>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return Received::late;
    pollfd waiting{fd, POLLIN, 0};
    constexpr std::int64_t kStopLatency = 50;  // ms
    const int ready = poll(&waiting, 1, static_cast<int>(std::min(left.count(), kStopLatency)));
    if (ready <= 0) continue;
    const ssize_t got = read(fd, to, count);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got <= 0) return Received::cut;
    to += got;
    count -= static_cast<std::size_t>(got);
  }
  return Received::all;
}

tl::unexpected<Problem> not_decoded(Received why, const std::string& where) {
  if (why == Received::late) {
    return fail(where,
                say("画像を開くのに時間がかかりすぎます。", "decoding the picture takes too long"));
  }
  if (why == Received::stopped) {
    return fail(where, say("画像を開く途中で終了しました。", "stopped while decoding the picture"));
  }
  return fail(where,
              say("画像が壊れていて開けません。", "the picture is damaged and can't be read"));
}

Result<Pixels> receive_picture(int fd, Size most, Deadline deadline, const std::stop_token& stop,
                               const std::string& where) {
  std::array<char, kDecodedHeadBytes> head{};
  if (auto got = receive(fd, head.data(), head.size(), deadline, stop); got != Received::all) {
    return not_decoded(got, where);
  }
  std::array<std::int32_t, 2> sides{};
  std::memcpy(sides.data(), head.data(), sizeof sides);
  const Size size{sides[0], sides[1]};
  // The child read hostile bytes: what it says is no more to be trusted.
  if (size.w <= 0 || size.h <= 0 || size.w > most.w || size.h > most.h) {
    return not_decoded(Received::cut, where);
  }
  Pixels picture{size, {}};
  picture.argb.resize(static_cast<std::size_t>(size.w) * static_cast<std::size_t>(size.h));
  const auto got = receive(fd, reinterpret_cast<char*>(picture.argb.data()),
                           picture.argb.size() * sizeof(std::uint32_t), deadline, stop);
  if (got != Received::all) return not_decoded(got, where);
  return picture;
}

}  // namespace

ImageLoader::ImageLoader(std::stop_token stop, std::filesystem::path program, Millis wall_limit)
    : stop_(std::move(stop)), program_(std::move(program)), wall_limit_(wall_limit) {}

Result<Pixels> ImageLoader::load(std::string_view bytes, Size most,
                                 const std::string& where) const {
  most = {std::clamp(most.w, 1, kLongestImageSide), std::clamp(most.h, 1, kLongestImageSide)};
  if (auto header = read_image_header(bytes, where); !header) {
    return tl::unexpected(std::move(header.error()));
  }
  const Descriptor input = memory_file(bytes);
  std::array<int, 2> ends{-1, -1};
  if (!input.valid() || pipe2(ends.data(), O_CLOEXEC) != 0) {
    return fail(where, say("画像を開くためのメモリーが足りません。",
                           "no memory to decode the picture with"));
  }
  const Descriptor answers(ends[0]);
  Descriptor answering(ends[1]);
  const auto child = ChildProcess::start({program_.string(), std::string(kDecodeImageCommand),
                                          std::to_string(most.w), std::to_string(most.h)},
                                         input.get(), answering.get());
  answering.reset();
  if (!child) {
    return fail(where, say("画像を開く処理を始められません。",
                           "the process that decodes pictures can't be started"));
  }
  const auto deadline = std::chrono::steady_clock::now() + wall_limit_;
  return receive_picture(answers.get(), most, deadline, stop_, where);
}

}  // namespace noren
