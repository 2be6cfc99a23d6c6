#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <string>
#include <utility>

#include "catch.h"
#include "scene/theme_file.h"

namespace noren {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

constexpr std::array kKinds{Livery::meetup, Livery::session, Livery::consultation, Livery::event,
                            Livery::post};

// Severity 1.0 of Machado, Oliveira and Fernandes 2009, on linear RGB.
constexpr Matrix kProtan{{{0.152286, 1.052583, -0.204868},
                          {0.114503, 0.786281, 0.099216},
                          {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeutan{{{0.367322, 0.860646, -0.227968},
                          {0.280085, 0.672501, 0.047413},
                          {-0.011820, 0.042940, 0.968881}}};

Triple linear(Color color) {
  const auto channel = [](std::uint8_t value) {
    const double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  };
  return {channel(color.r), channel(color.g), channel(color.b)};
}

Triple times(const Matrix& matrix, const Triple& value) {
  Triple result{};
  for (std::size_t row = 0; row < 3; ++row)
    for (std::size_t column = 0; column < 3; ++column)
      result.at(row) += matrix.at(row).at(column) * value.at(column);
  return result;
}

// CIE L*a*b* of linear sRGB under D65.
Triple lab(Triple rgb) {
  for (double& channel : rgb)
    channel = std::clamp(channel, 0.0, 1.0);
  constexpr Matrix kToXyz{{{0.4124564, 0.3575761, 0.1804375},
                           {0.2126729, 0.7151522, 0.0721750},
                           {0.0193339, 0.1191920, 0.9503041}}};
  Triple xyz = times(kToXyz, rgb);
  xyz[0] /= 0.95047;
  xyz[2] /= 1.08883;
  for (double& part : xyz)
    part = part > 216.0 / 24389 ? std::cbrt(part) : (24389.0 / 27 * part + 16) / 116;
  return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

double distance(Color one, Color other, const Matrix& eye) {
  const Triple a = lab(times(eye, linear(one)));
  const Triple b = lab(times(eye, linear(other)));
  return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

double smallest_distance(const Theme& theme, Color Theme::KindColors::*color, const Matrix& eye) {
  double smallest = 1000;
  for (std::size_t i = 0; i < kKinds.size(); ++i)
    for (std::size_t j = i + 1; j < kKinds.size(); ++j)
      smallest = std::min(smallest, distance(theme.kinds.at(kKinds.at(i)).*color,
                                             theme.kinds.at(kKinds.at(j)).*color, eye));
  return smallest;
}

}  // namespace

TEST_CASE("white and black are as far apart for every eye") {
  constexpr Color kBlack{0, 0, 0, 255};
  constexpr Color kWhite{255, 255, 255, 255};
  CHECK(distance(kBlack, kWhite, kProtan) == Approx(100).margin(0.5));
  CHECK(distance(kBlack, kWhite, kDeutan) == Approx(100).margin(0.5));
}

TEST_CASE("colour-blind visitors tell the kinds apart by cloth and by accent") {
  for (const std::string name : {"hana", "yoru"}) {
    const Theme theme = test::shipped_theme(name);
    CAPTURE(name);
    for (const Matrix& eye : {kProtan, kDeutan}) {
      CHECK(smallest_distance(theme, &Theme::KindColors::cloth0, eye) >= 15);
      CHECK(smallest_distance(theme, &Theme::KindColors::accent, eye) >= 15);
    }
  }
}

TEST_CASE("what is written on a cloth stands out from it") {
  for (const std::string name : {"hana", "yoru"}) {
    const Theme theme = test::shipped_theme(name);
    for (const auto& [livery, colors] : theme.kinds) {
      CAPTURE(name, static_cast<int>(livery));
      const double floor = livery == Livery::consultation ? 4.7 : 4.8;
      CHECK(contrast_ratio(theme.on_cloth, colors.cloth0) >= floor);
      CHECK(contrast_ratio(theme.on_cloth, colors.cloth1) >= floor);
    }
  }
}

TEST_CASE("what is written on paper stands out, over the watermark too") {
  for (const std::string name : {"hana", "yoru"}) {
    const Theme theme = test::shipped_theme(name);
    CHECK(contrast_ratio(theme.on_notice, theme.notice) >= 7);
    CHECK(contrast_ratio(theme.qr_ink, theme.qr_paper) >= 7);
    for (const auto& [livery, colors] : theme.kinds) {
      CAPTURE(name, static_cast<int>(livery));
      CHECK(contrast_ratio(colors.accent, colors.tint) >= 4.5);
      CHECK(contrast_ratio(theme.paper0, colors.accent) >= 4.5);
      for (const Color paper : {theme.paper0, theme.paper1}) {
        const Color marked = laid_over(with_alpha(colors.accent, theme.crest_alpha), paper);
        CHECK(contrast_ratio(colors.accent, marked) >= 4.5);
        CHECK(contrast_ratio(theme.ink, marked) >= 7);
        CHECK(contrast_ratio(theme.ink2, marked) >= 4.5);
      }
    }
  }
}

TEST_CASE("every kind wears a crest that is there") {
  for (const std::string name : {"hana", "yoru"}) {
    const Theme theme = test::shipped_theme(name);
    CHECK(theme.kinds.size() == 6);
    for (const auto& [livery, crest] : theme.crests) {
      CAPTURE(name, crest);
      CHECK(
          std::ifstream(std::string(NOREN_SOURCE_DIR) + "/assets/crests/" + crest + ".svg").good());
    }
  }
}

}  // namespace noren
