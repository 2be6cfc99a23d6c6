#include "scene/qr.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <qrencode.h>

namespace noren {
namespace {

constexpr int kQuietModules = 4;
constexpr int kSmallestModule = 7;   // px of the screen
constexpr double kAmpleModule = 10;  // px at 1080 lines
constexpr double kCardRadius = 16;

struct CodeFreer {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

using Encoded = std::unique_ptr<QRcode, CodeFreer>;

Encoded encode(const std::string& data, QRecLevel level) {
  if (data.empty() || data.find('\0') != std::string::npos) return nullptr;
  constexpr int kSmallestThatFits = 0;
  constexpr int kCaseSensitive = 1;
  return Encoded(
      QRcode_encodeString(data.c_str(), kSmallestThatFits, level, QR_MODE_8, kCaseSensitive));
}

/// Whole px of a module of `code` within `side`.
int module_of(const Encoded& code, const Measure& m, const QrSide& side) {
  const int across = code->width + 2 * kQuietModules;
  const int module = m.px(side.most) / across;
  const int wanted = m.px(kAmpleModule);
  return std::max({1, module, std::min(wanted, m.px(side.at_need) / across)});
}

/// At the level whose modules are seen best; of two alike the sturdier, unless it takes more room
/// than the place has.
Encoded best_seen(const std::string& data, const Measure& m, const QrSide& side) {
  Encoded sturdy = encode(data, QR_ECLEVEL_M);
  if (sturdy && module_of(sturdy, m, side) >= m.px(kAmpleModule)) return sturdy;
  Encoded coarse = encode(data, QR_ECLEVEL_L);
  if (!sturdy || !coarse) return coarse;
  const int module = module_of(sturdy, m, side);
  const bool fits = module * (sturdy->width + 2 * kQuietModules) <= m.px(side.most);
  return fits && module_of(coarse, m, side) <= module ? std::move(sturdy) : std::move(coarse);
}

}  // namespace

std::optional<QrCode> plan_qr(const SlideFrame& frame, const std::string& data, QrSide side,
                              Problems& problems) {
  if (data.empty()) return std::nullopt;
  const auto encoded = best_seen(data, frame.measure, side);
  if (!encoded) {
    tell(problems, frame,
         say("URLが長すぎて、QRコードにできません（{}文字）。短いURLをお使いください。",
             "The URL is too long for a QR code ({} characters); use a shorter one.", data.size()));
    return std::nullopt;
  }
  QrCode code;
  code.modules = encoded->width;
  code.module_px = module_of(encoded, frame.measure, side);
  const int across = code.modules + 2 * kQuietModules;
  // A screen of fewer lines is no smaller: its own pixels are larger.
  const int smallest = std::min<int>(kSmallestModule, frame.measure.px(kSmallestModule));
  if (code.module_px < smallest)
    tell(problems, frame,
         say("URLが長く、QRコードの目が{}ピクセルと細かくなります（{}以上が目安です）。"
             "離れると読み取りにくいので、短いURLをお勧めします: {}",
             "The URL is long: the modules of its QR code are {} px ({} or more are advised) and "
             "hard to scan from a distance; a shorter URL helps: {}",
             code.module_px, smallest, data));
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
