#include "platform/glyph_painter.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_GLYPH_H

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "catch.h"
#include "platform/sdl_handles.h"
#include "support/real_fonts.h"
#include "text/typesetter.h"

using namespace noren;
using noren::test::real_fonts;

namespace {

struct FreeTypeClosers {
  void operator()(FT_Library library) const { FT_Done_FreeType(library); }
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using Library = std::unique_ptr<std::remove_pointer_t<FT_Library>, FreeTypeClosers>;
using FreeTypeFace = std::unique_ptr<std::remove_pointer_t<FT_Face>, FreeTypeClosers>;

Library open_freetype() {
  FT_Library library = nullptr;
  REQUIRE(FT_Init_FreeType(&library) == 0);
  return Library(library);
}

FreeTypeFace open_face(const Library& library, const FontFile& file, int size_px) {
  FT_Face face = nullptr;
  REQUIRE(FT_New_Memory_Face(library.get(), reinterpret_cast<const FT_Byte*>(file.bytes.data()),
                             static_cast<FT_Long>(file.bytes.size()), file.index, &face) == 0);
  FT_Set_Char_Size(face, 0, static_cast<FT_F26Dot6>(size_px) * 64, 0, 0);
  return FreeTypeFace(face);
}

constexpr int kSide = 160;

std::size_t pixel_at(int x, int y) {
  return static_cast<std::size_t>(y) * kSide + static_cast<std::size_t>(x);
}

constexpr int kOrigin = 60;

/// The alphas of one glyph drawn with its origin at (kOrigin, kOrigin + 40).
std::vector<int> drawn_by_freetype(const FreeTypeFace& face, std::uint32_t glyph) {
  std::vector<int> alphas(pixel_at(0, kSide), 0);
  if (FT_Load_Glyph(face.get(), glyph, FT_LOAD_NO_HINTING | FT_LOAD_RENDER) != 0) return alphas;
  const FT_GlyphSlotRec* slot = face->glyph;
  for (unsigned row = 0; row < slot->bitmap.rows; ++row) {
    for (unsigned column = 0; column < slot->bitmap.width; ++column) {
      const int x = kOrigin + slot->bitmap_left + static_cast<int>(column);
      const int y = kOrigin + 40 - slot->bitmap_top + static_cast<int>(row);
      if (x < 0 || y < 0 || x >= kSide || y >= kSide) continue;
      alphas[pixel_at(x, y)] =
          slot->bitmap.buffer[row * static_cast<unsigned>(slot->bitmap.pitch) + column];
    }
  }
  return alphas;
}

std::vector<std::uint32_t> pixels_of(const SDL_Surface& surface) {
  std::vector<std::uint32_t> pixels;
  for (int y = 0; y < surface.h; ++y) {
    const auto* row =
        reinterpret_cast<const std::uint32_t*>(static_cast<const std::uint8_t*>(surface.pixels) +
                                               static_cast<std::ptrdiff_t>(y) * surface.pitch);
    pixels.insert(pixels.end(), row, row + surface.w);
  }
  return pixels;
}

std::vector<int> alphas_of(const SDL_Surface& surface) {
  std::vector<int> alphas;
  for (const std::uint32_t pixel : pixels_of(surface)) {
    alphas.push_back(static_cast<int>(pixel >> 24U));
  }
  return alphas;
}

std::vector<int> drawn_by_painter(GlyphPainter& painter, const PlacedGlyph& glyph) {
  const Surface surface = make_surface(kSide, kSide);
  painter.draw({{glyph}, {0, 0, 0, 255}}, *surface, 0, 0);
  return alphas_of(*surface);
}

/// Where pixels are that are not transparent.
Rect painted(const SDL_Surface& surface) {
  Rect all;
  const std::vector<int> alphas = alphas_of(surface);
  for (int y = 0; y < surface.h; ++y) {
    for (int x = 0; x < surface.w; ++x) {
      const std::size_t at = static_cast<std::size_t>(y) * static_cast<std::size_t>(surface.w);
      if (alphas[at + static_cast<std::size_t>(x)] > 0) all = all.united({x, y, 1, 1});
    }
  }
  return all;
}

PlacedGlyph placed(FaceIndex face, std::uint32_t glyph, double size_px) {
  return {face, glyph, kOrigin, kOrigin + 40, size_px};
}

TextStyle style_of(FaceRole role, int size_px) {
  TextStyle style;
  style.role = role;
  style.size_px = size_px;
  return style;
}

}  // namespace

TEST_CASE("glyphs are drawn by their ids exactly as FreeType draws them") {
  const Library library = open_freetype();
  GlyphPainter painter(real_fonts());
  // All faces with outlines, a few hundred glyphs of each, spread over the whole font.
  for (FaceIndex face = 0; face < 7; ++face) {
    const FontFile& file = real_fonts().files()[face];
    const int size = face % 2 == 0 ? 48 : 37;
    const FreeTypeFace freetype = open_face(library, file, size);
    const auto count = static_cast<std::uint32_t>(freetype->num_glyphs);
    std::size_t different = 0;
    std::size_t inked = 0;
    for (std::uint32_t glyph = 1; glyph < count; glyph += std::max(1U, count / 311)) {
      const auto expected = drawn_by_freetype(freetype, glyph);
      if (drawn_by_painter(painter, placed(face, glyph, size)) != expected) ++different;
      if (*std::max_element(expected.begin(), expected.end()) > 0) ++inked;
    }
    INFO(file.name);
    CHECK(different == 0);
    CHECK(inked > 150);
  }
}

TEST_CASE("a face can be drawn at any size after any other") {
  const Library library = open_freetype();
  GlyphPainter painter(real_fonts());
  for (const int size : {40, 12, 64, 40, 33}) {
    const FreeTypeFace freetype = open_face(library, real_fonts().files()[4], size);
    const std::uint32_t glyph = FT_Get_Char_Index(freetype.get(), U'話');
    CHECK(drawn_by_painter(painter, placed(4, glyph, size)) == drawn_by_freetype(freetype, glyph));
  }
}

TEST_CASE("a glyph lying on its side is the upright one turned clockwise about its origin") {
  const Library library = open_freetype();
  GlyphPainter painter(real_fonts());
  const FreeTypeFace freetype = open_face(library, real_fonts().files()[6], 48);
  for (const char32_t c : std::u32string_view(U"AfgQ,")) {
    PlacedGlyph glyph = placed(6, FT_Get_Char_Index(freetype.get(), c), 48);
    const auto upright = drawn_by_painter(painter, glyph);
    glyph.turn = PlacedGlyph::Turn::clockwise;
    const auto turned = drawn_by_painter(painter, glyph);
    // The pixel right of the origin goes below it, the one above goes to the right.
    std::size_t wrong = 0;
    for (int y = 0; y < kSide; ++y) {
      for (int x = 0; x < kSide; ++x) {
        const int right = x - kOrigin;
        const int above = kOrigin + 40 - 1 - y;
        const int tx = kOrigin + above;
        const int ty = kOrigin + 40 + right;
        if (tx < 0 || ty < 0 || tx >= kSide || ty >= kSide) continue;
        if (upright[pixel_at(x, y)] != turned[pixel_at(tx, ty)]) {
          ++wrong;
        }
      }
    }
    CHECK(wrong == 0);
    CHECK(*std::max_element(turned.begin(), turned.end()) > 200);
  }
}

TEST_CASE("what is painted lies inside the ink that the typesetter promised") {
  const Typesetter typesetter(real_fonts());
  GlyphPainter painter(real_fonts());
  const auto check = [&](const TextBlock& block) {
    const Surface surface = make_surface(1400, 700);
    constexpr int kMargin = 100;
    painter.draw({block.glyphs, {10, 20, 30, 255}}, *surface, kMargin, kMargin);
    const Rect found = painted(*surface);
    const Rect promised = block.ink_with_ruby.moved(kMargin, kMargin);
    INFO(block.lines.front());
    INFO(promised.x << " " << promised.y << " " << promised.w << " " << promised.h);
    INFO(found.x << " " << found.y << " " << found.w << " " << found.h);
    CHECK(promised.contains(found));
    CHECK(promised.x + 2 >= found.x);
    CHECK(promised.y + 2 >= found.y);
    CHECK(promised.right() - 2 <= found.right());
    CHECK(promised.bottom() - 2 <= found.bottom());
  };
  check(typesetter.line(RubyText::plain("女性管理職の交流会"), style_of(FaceRole::display, 116)));
  check(typesetter.line(RubyText::plain("仕事の話まで、10:00〜"), style_of(FaceRole::text, 56)));
  check(typesetter.line(RubyText::plain("A lot of flowers"), style_of(FaceRole::wordmark, 113)));
  check(typesetter.line(RubyText::aozora("話《はな》す事"), style_of(FaceRole::display, 90)));
  check(typesetter.columns({RubyText::aozora("癒《い》える(fg)。"), RubyText::plain("18日!?")},
                           style_of(FaceRole::display, 60), 40));
}

TEST_CASE("an emoji is painted in its own colours, at the size of the text") {
  const Typesetter typesetter(real_fonts());
  GlyphPainter painter(real_fonts());
  const TextBlock block = typesetter.line(RubyText::plain("🇯🇵"), style_of(FaceRole::text, 80));
  const Surface surface = make_surface(200, 200);
  painter.draw({block.glyphs, {0, 0, 255, 255}}, *surface, 40, 40);
  std::size_t red = 0;
  std::size_t white = 0;
  for (const std::uint32_t pixel : pixels_of(*surface)) {
    const unsigned r = pixel >> 16U & 255U;
    const unsigned g = pixel >> 8U & 255U;
    if (pixel >> 24U < 250) continue;
    if (r > 150 && g < 80) ++red;
    if (r > 200 && g > 200) ++white;
  }
  CHECK(red > 300);
  CHECK(white > 600);
  const Rect found = painted(*surface);
  CHECK(found.w == Approx(80 * 1.2).margin(10));
}

TEST_CASE("edges on transparent ground keep the colour of the text") {
  const Typesetter typesetter(real_fonts());
  GlyphPainter painter(real_fonts());
  const TextBlock block = typesetter.line(RubyText::plain("話"), style_of(FaceRole::display, 80));
  const Surface surface = make_surface(160, 160);
  painter.draw({block.glyphs, {200, 100, 50, 255}}, *surface, 20, 20);
  std::size_t edges = 0;
  for (const std::uint32_t pixel : pixels_of(*surface)) {
    if (pixel >> 24U == 0) continue;
    if (pixel >> 24U < 255) ++edges;
    REQUIRE((pixel & 0xFFFFFFU) == 0xC86432U);
  }
  CHECK(edges > 50);
}

TEST_CASE("squeezed digits are narrower and as high") {
  GlyphPainter painter(real_fonts());
  const Library library = open_freetype();
  const FreeTypeFace freetype = open_face(library, real_fonts().files()[1], 60);
  PlacedGlyph glyph = placed(1, FT_Get_Char_Index(freetype.get(), U'8'), 60);
  const Surface whole = make_surface(kSide, kSide);
  painter.draw({{glyph}, {0, 0, 0, 255}}, *whole, 0, 0);
  glyph.squeeze = 0.5;
  const Surface squeezed = make_surface(kSide, kSide);
  painter.draw({{glyph}, {0, 0, 0, 255}}, *squeezed, 0, 0);
  CHECK(painted(*squeezed).w == Approx(painted(*whole).w * 0.5).margin(2));
  CHECK(painted(*squeezed).h == painted(*whole).h);
}

TEST_CASE("glyphs of unknown faces, ids out of reach and places far away are passed over") {
  GlyphPainter painter(real_fonts());
  const Surface surface = make_surface(50, 50);
  GlyphRun run;
  run.glyphs = {{999, 5, 10, 30, 20},   {0, 4000000, 10, 30, 20}, {0, 5, 1e6, 1e6, 20},
                {0, 5, -1e6, -1e6, 20}, {0, 5, 10, 30, 0},        {0, 5, 10, 30, -4},
                {0, 5, 10, 30, 20}};
  run.glyphs.pop_back();
  painter.draw(run, *surface, 0, 0);
  const auto alphas = alphas_of(*surface);
  CHECK(std::all_of(alphas.begin(), alphas.end(), [](int alpha) { return alpha == 0; }));
}
