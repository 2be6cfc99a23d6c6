#include "scene/qr.h"

#include <algorithm>
#include <memory>

#include <qrencode.h>

namespace noren {
namespace {

constexpr int kQuietModules = 4;
constexpr int kSmallestModule = 7;  // px at 1080 lines
constexpr double kCardRadius = 16;

struct CodeFreer {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

std::unique_ptr<QRcode, CodeFreer> encode(const std::string& data) {
  if (data.empty() || data.find('\0') != std::string::npos) return nullptr;
  constexpr int kSmallestThatFits = 0;
  constexpr int kCaseSensitive = 1;
  return std::unique_ptr<QRcode, CodeFreer>(QRcode_encodeString(
      data.c_str(), kSmallestThatFits, QR_ECLEVEL_M, QR_MODE_8, kCaseSensitive));
}

}  // namespace

std::optional<QrCode> plan_qr(const SlideFrame& frame, const std::string& data, double side,
                              Problems& problems) {
  if (data.empty()) return std::nullopt;
  const auto encoded = encode(data);
  if (!encoded) {
    tell(problems, frame,
         say("URLが長すぎて、QRコードにできません（{}文字）。短いURLをお使いください。",
             "The URL is too long for a QR code ({} characters); use a shorter one.", data.size()));
    return std::nullopt;
  }
  QrCode code;
  code.modules = encoded->width;
  const int across = code.modules + 2 * kQuietModules;
  code.module_px = std::max(1, frame.measure.px(side) / across);
  const int designed = static_cast<int>(side) / across;
  if (designed < kSmallestModule)
    tell(problems, frame,
         say("URLが長く、QRコードの目が{}ピクセルと細かくなります（7以上が目安です）。"
             "離れると読み取りにくいので、短いURLをお勧めします: {}",
             "The URL is long: the modules of its QR code are {} px (7 or more are advised) and "
             "hard to scan from a distance; a shorter URL helps: {}",
             designed, data));
  code.dark.reserve(static_cast<std::size_t>(code.modules) *
                    static_cast<std::size_t>(code.modules));
  for (int i = 0; i < code.modules * code.modules; ++i)
    code.dark.push_back(static_cast<std::uint8_t>(encoded->data[i] & 1U));
  code.rect = {0, 0, across * code.module_px, across * code.module_px};
  code.ink = frame.theme().qr_ink;
  code.paper = frame.theme().qr_paper;
  code.radius = frame.measure.px(kCardRadius);
  return code;
}

QrCode placed_at(QrCode code, int x, int y) {
  code.rect.x = x;
  code.rect.y = y;
  return code;
}

}  // namespace noren
