#include "platform/font_files.h"

#include <algorithm>

#include "catch.h"
#include "text/typesetter.h"

using namespace noren;

namespace {

FontManifest::Face face(std::string id, std::string family, std::string file, std::string package) {
  return {std::move(id), std::move(family), {std::move(file)}, 0, std::move(package), "OFL-1.1"};
}

constexpr const char* kGothic = "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf";

TextBlock set_line(const FontFiles& files, FaceRole role) {
  TextStyle style;
  style.role = role;
  return Typesetter(files.fonts()).line(RubyText::plain("話す事は放す事。"), style);
}

}  // namespace

TEST_CASE("the faces of a manifest are found where its packages put them") {
  FontManifest manifest;
  manifest.faces = {face("gothic", "BIZ UDPGothic", kGothic, "fonts-morisawa-bizud-gothic")};
  manifest.roles[FaceRole::text] = {{"gothic"}, ""};
  Problems problems;
  const FontFiles files = FontFiles::open(manifest, problems);
  CHECK(problems.empty());
  const TextBlock block = set_line(files, FaceRole::text);
  REQUIRE(block.glyphs.size() == 8);
  CHECK(files.fonts().files()[block.glyphs.front().face].name == "BIZ UDPGothic");
}

TEST_CASE("a missing font names its package, and the next face of the chain stands in") {
  FontManifest manifest;
  manifest.faces = {face("serif", "Grand Serif", "/nowhere/GrandSerif.otf", "fonts-grand-serif"),
                    face("gothic", "BIZ UDPGothic", kGothic, "fonts-morisawa-bizud-gothic")};
  manifest.roles[FaceRole::display] = {{"serif", "gothic"}, ""};
  Problems problems;
  const FontFiles files = FontFiles::open(manifest, problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().where == "Grand Serif");
  CHECK(problems.front().what.ja.find("fonts-grand-serif") != std::string::npos);
  CHECK(problems.front().what.en.find("fonts-grand-serif") != std::string::npos);
  CHECK(set_line(files, FaceRole::display).glyphs.size() == 8);
}

TEST_CASE("a file that is not what the manifest says never ends in a blank") {
  FontManifest manifest;
  manifest.faces = {face("lie", "Lying Face", NOREN_SOURCE_DIR "/README.md", "fonts-lie"),
                    face("folder", "A Folder", "/usr/share/fonts", "fonts-folder")};
  manifest.roles[FaceRole::text] = {{"lie", "folder", "unknown"}, "unknown"};
  Problems problems;
  const FontFiles files = FontFiles::open(manifest, problems);
  CHECK(problems.size() >= 2);
  REQUIRE(files.fonts().usable());
  CHECK(set_line(files, FaceRole::text).glyphs.size() == 8);
}

TEST_CASE("without any of the packages any face of the system that has Japanese is used") {
  Problems problems;
  const FontFiles files = FontFiles::open({}, problems);
  REQUIRE(files.fonts().usable());
  for (const FaceRole role : {FaceRole::display, FaceRole::figures, FaceRole::wordmark}) {
    const TextBlock block = set_line(files, role);
    CHECK(block.lines == std::vector<std::string>{"話す事は放す事。"});
    CHECK(block.glyphs.size() == 8);
    CHECK(Typesetter(files.fonts()).missing(U"話す事", role).empty());
  }
}

TEST_CASE("where only a Latin face is installed, one that has Japanese is added to it") {
  FontManifest manifest;
  manifest.faces = {face("garamond", "EB Garamond Italic",
                         "/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Italic.otf",
                         "fonts-ebgaramond")};
  manifest.roles[FaceRole::wordmark] = {{"garamond"}, ""};
  Problems problems;
  const FontFiles files = FontFiles::open(manifest, problems);
  CHECK(Typesetter(files.fonts()).missing(U"話す事", FaceRole::text).empty());
  TextStyle style;
  style.role = FaceRole::wordmark;
  const TextBlock name = Typesetter(files.fonts()).line(RubyText::plain("A lot"), style);
  REQUIRE(!name.glyphs.empty());
  CHECK(files.fonts().files()[name.glyphs.front().face].name == "EB Garamond Italic");
}
