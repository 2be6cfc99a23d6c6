#include "text/font_set.h"

#include <array>
#include <fstream>

#include <nlohmann/json.hpp>

#include "catch.h"
#include "support/real_fonts.h"
#include "text/typesetter.h"

using namespace noren;
using noren::test::real_fonts;

namespace {

std::span<const std::byte> bytes_of(std::string_view text) {
  return std::as_bytes(std::span<const char>(text.data(), text.size()));
}

TextBlock set_line(const FontSet& fonts, std::string_view text, FaceRole role) {
  TextStyle style;
  style.role = role;
  return Typesetter(fonts).line(RubyText::plain(text), style);
}

const std::string& family_of(const FontSet& fonts, const PlacedGlyph& glyph) {
  return fonts.files()[glyph.face].name;
}

}  // namespace

TEST_CASE("the faces that the tests use are those of fonts.json") {
  std::ifstream file(NOREN_SOURCE_DIR "/fonts/fonts.json");
  const auto manifest = nlohmann::json::parse(file);
  const auto& faces = manifest.at("faces");
  REQUIRE(faces.size() == test::real_faces().size());
  std::map<std::string, FaceIndex> index;
  for (std::size_t i = 0; i < faces.size(); ++i) {
    CHECK(faces[i].at("family") == test::real_faces()[i].name);
    CHECK(faces[i].at("files").front() == test::real_faces()[i].path);
    CHECK(faces[i].at("index") == 0);
    index[faces[i].at("id")] = static_cast<FaceIndex>(i);
  }
  const std::map<std::string, FaceRole> roles{{"display", FaceRole::display},
                                              {"text", FaceRole::text},
                                              {"text_bold", FaceRole::text_bold},
                                              {"figures", FaceRole::figures},
                                              {"wordmark", FaceRole::wordmark}};
  for (const auto& [name, role] : roles) {
    std::vector<FaceIndex> chain;
    for (const auto& id : manifest.at("roles").at(name).at("faces"))
      chain.push_back(index.at(id));
    CHECK(chain == test::real_roles().at(role).faces);
  }
}

TEST_CASE("every role sets Japanese, Latin and digits in its first face") {
  struct Case {
    FaceRole role;
    std::string text;
    std::string family;
  };
  const std::array<Case, 5> cases{{{FaceRole::display, "交流会18", "Noto Serif CJK JP Bold"},
                                   {FaceRole::text, "交流会A18", "BIZ UDPGothic Regular"},
                                   {FaceRole::text_bold, "申込A18", "BIZ UDPGothic Bold"},
                                   {FaceRole::figures, "14:05", "Noto Sans CJK JP Bold"},
                                   {FaceRole::wordmark, "A lot", "EB Garamond Italic"}}};
  for (const Case& each : cases) {
    INFO(each.text);
    const TextBlock block = set_line(real_fonts(), each.text, each.role);
    REQUIRE(!block.glyphs.empty());
    for (const PlacedGlyph& glyph : block.glyphs) {
      CHECK(family_of(real_fonts(), glyph) == each.family);
    }
  }
}

TEST_CASE("a character that the first face lacks comes from the next one") {
  const TextBlock block = set_line(real_fonts(), "𠮷", FaceRole::text);
  REQUIRE(block.glyphs.size() == 1);
  CHECK(family_of(real_fonts(), block.glyphs.front()) == "Noto Sans CJK JP");
}

TEST_CASE("digits never come from an emoji face while another has them") {
  Problems problems;
  std::vector<FontFile> files = test::real_font_files();
  // As where only a face for the wordmark and emoji are installed besides Japanese without digits.
  const FontSet fonts =
      FontSet::create({files[7], files[6]}, {{FaceRole::display, {{0}}}}, problems);
  const TextBlock block = set_line(fonts, "2024", FaceRole::display);
  REQUIRE(block.glyphs.size() == 4);
  for (const PlacedGlyph& glyph : block.glyphs)
    CHECK(family_of(fonts, glyph) == "EB Garamond Italic");
}

TEST_CASE("an emoji sequence is one coloured glyph") {
  for (const char* emoji : {"👩‍💻", "👍🏽", "🇯🇵", "❤️", "✨", "1️⃣"}) {
    INFO(emoji);
    const TextBlock block = set_line(real_fonts(), emoji, FaceRole::text);
    REQUIRE(block.glyphs.size() == 1);
    CHECK(family_of(real_fonts(), block.glyphs.front()) == "Noto Color Emoji");
  }
}

TEST_CASE("ideographs have their Japanese forms, whichever face of the collection comes first") {
  // In the Chinese face of the same file these characters have other glyphs.
  std::vector<FontFile> files = test::real_font_files();
  FontFile chinese = files[1];
  chinese.index = 2;
  files.push_back(chinese);
  Problems problems;
  const FontSet fonts =
      FontSet::create(files, {{FaceRole::text, {{1}}}, {FaceRole::display, {{8}}}}, problems);
  for (const char* character : {"直", "骨", "今", "返", "令"}) {
    INFO(character);
    const TextBlock japanese = set_line(fonts, character, FaceRole::text);
    const TextBlock other = set_line(fonts, character, FaceRole::display);
    REQUIRE(japanese.glyphs.size() == 1);
    REQUIRE(other.glyphs.size() == 1);
    // The language is Japanese always: even the Chinese face gives the Japanese form.
    CHECK(japanese.glyphs.front().glyph == other.glyphs.front().glyph);
  }
}

TEST_CASE("a character that no face has is drawn as 〓 and reported") {
  const Typesetter typesetter(real_fonts());
  CHECK(typesetter.missing(U"会ߐ𐎀会ߐ", FaceRole::text) == U"ߐ𐎀");
  CHECK(typesetter.missing(U"女性管理職 A lot\u200B\n✨", FaceRole::text).empty());
  const TextBlock geta = set_line(real_fonts(), "〓", FaceRole::text);
  for (const char* text : {"ߐ", "\xEF\xBF\xBD"}) {
    const TextBlock block = set_line(real_fonts(), text, FaceRole::text);
    CHECK(block.lines == std::vector<std::string>{"〓"});
    REQUIRE(block.glyphs.size() == 1);
    CHECK(block.glyphs.front().glyph ==
          set_line(real_fonts(), "〓", FaceRole::display).glyphs.front().glyph);
    CHECK(block.width == Approx(geta.width));
  }
}

TEST_CASE("a file that is no font is left out with a problem, and another face stands in") {
  std::vector<FontFile> files = test::real_font_files();
  files[0].bytes = bytes_of("this is not a font at all, whatever its name says");
  Problems problems;
  const FontSet fonts = FontSet::create(files, {{FaceRole::display, {{0, 3}}}}, problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().where == "Noto Serif CJK JP Bold");
  const TextBlock block = set_line(fonts, "交流会", FaceRole::display);
  REQUIRE(block.glyphs.size() == 3);
  CHECK(family_of(fonts, block.glyphs.front()) == "BIZ UDMincho Regular");
}

TEST_CASE("a role without any face of its own uses whatever has Japanese") {
  std::vector<FontFile> files{test::real_font_files()[6], test::real_font_files()[3]};
  Problems problems;
  const FontSet fonts = FontSet::create(files, {}, problems);
  CHECK(problems.empty());
  CHECK(fonts.usable());
  for (const FaceRole role : {FaceRole::display, FaceRole::text, FaceRole::figures}) {
    const TextBlock block = set_line(fonts, "話", role);
    REQUIRE(block.glyphs.size() == 1);
    CHECK(family_of(fonts, block.glyphs.front()) == "BIZ UDMincho Regular");
  }
}

TEST_CASE("fonts cut short or scrambled are refused or survived") {
  const FontFile whole = test::real_font_files()[6];
  for (const std::size_t size : {0U, 3U, 11U, 12U, 64U, 300U, 5000U, 100000U}) {
    FontFile cut = whole;
    cut.bytes = whole.bytes.first(size);
    Problems problems;
    const FontSet fonts = FontSet::create({cut}, {}, problems);
    set_line(fonts, "A lot of flowers 話", FaceRole::text);
    CHECK(fonts.usable() == problems.empty());
  }
  std::vector<std::byte> scrambled(whole.bytes.begin(), whole.bytes.end());
  for (std::size_t i = 12; i < scrambled.size(); i += 97)
    scrambled[i] ^= std::byte{0x5A};
  Problems problems;
  const FontSet fonts = FontSet::create({{"scrambled", scrambled, 0}}, {}, problems);
  set_line(fonts, "A lot of flowers", FaceRole::text);
}

TEST_CASE("without any font text is set to nothing, and wrapping still gives the text") {
  Problems problems;
  const FontSet fonts = FontSet::create({}, {}, problems);
  CHECK_FALSE(fonts.usable());
  const Typesetter typesetter(fonts);
  CHECK(typesetter.line(RubyText::plain("話す"), {}).glyphs.empty());
  CHECK(typesetter.paragraph(RubyText::plain("話す"), {}, 300)->lines.empty());
  CHECK(typesetter.columns({RubyText::plain("話す")}, {}, 0).glyphs.empty());
  CHECK(typesetter.wrap("話す事", 2, Typesetter::WrapMode::title) ==
        std::vector<std::string>{"話す事"});
}
