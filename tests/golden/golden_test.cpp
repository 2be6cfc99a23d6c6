// Every slide of a deck, in both themes and both orientations, beside the picture that a person
// looked at and accepted. NOREN_ACCEPT_GOLDENS=1 (scripts/accept-goldens) takes the new ones over.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "app/exhibit.h"
#include "app/outfit.h"
#include "catch.h"
#include "platform/canvas.h"
#include "platform/image_decoder.h"
#include "platform/png_file.h"
#include "support/picture_distance.h"

namespace {

namespace fs = std::filesystem;

/// Pictures are decoded by a child that is this same program: it never reaches the tests.
[[maybe_unused]] const bool kIsNoDecoder = [] {
  std::ifstream in("/proc/self/cmdline", std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), {});
  std::vector<char*> words;
  for (std::size_t at = 0; at < text.size(); at += std::char_traits<char>::length(&text[at]) + 1)
    words.push_back(&text[at]);
  if (words.size() > 1 && words[1] == noren::kDecodeImageCommand)
    std::_Exit(noren::decode_image_child(static_cast<int>(words.size()), words.data()));
  return true;
}();

fs::path goldens() {
  return fs::path(NOREN_SOURCE_DIR) / "tests" / "golden";
}

struct Case {
  std::string venue;  // folder of tests/golden with a noren.json
  std::string name;   // folder of the pictures
  std::string at;
  noren::Options::Clock clock = noren::Options::Clock::believed;
};

// The venue's folder with its theme and cache set apart for one run.
fs::path dressed(const Case& each, const std::string& theme) {
  fs::path folder = fs::temp_directory_path() / ("noren-golden-" + each.name + "-" + theme);
  fs::remove_all(folder);
  fs::create_directories(folder);
  fs::copy(goldens() / each.venue, folder,
           fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  std::ifstream in(folder / "noren.json");
  std::string text((std::istreambuf_iterator<char>(in)), {});
  const auto at = text.find("THEME");
  REQUIRE(at != std::string::npos);
  text.replace(at, 5, theme);
  std::ofstream(folder / "noren.json") << text;
  setenv("CACHE_DIRECTORY", (folder / "cache").c_str(), 1);
  return folder;
}

void compare(const noren::Pixels& picture, const fs::path& golden) {
  const auto accepted = noren::read_png(golden.string());
  if (std::getenv("NOREN_ACCEPT_GOLDENS") != nullptr) {
    // What a person would call the same stays as it is.
    if (accepted && noren::distance(picture, *accepted).good()) return;
    fs::create_directories(golden.parent_path());
    REQUIRE(noren::write_png(picture, golden.string()));
    return;
  }
  INFO(golden.string() << " is not there: look at the picture, then scripts/accept-goldens");
  REQUIRE(accepted);
  const noren::PictureDistance distance = noren::distance(picture, *accepted);
  if (!distance.good()) {
    const fs::path actual = fs::temp_directory_path() / "noren-golden-actual";
    fs::create_directories(actual);
    static_cast<void>(noren::write_png(picture, (actual / golden.filename()).string()));
  }
  INFO(golden.string() << ": mean " << distance.mean << ", worst " << distance.worst);
  CHECK(distance.good());
}

void check_deck(const Case& each, const std::string& theme, noren::Size size) {
  const auto outfit = noren::Outfit::open();
  REQUIRE(outfit);
  noren::Options options;
  options.config = (dressed(each, theme) / "noren.json").string();
  options.at = noren::parse_rfc3339(each.at);
  options.clock = each.clock;
  options.network = noren::Options::Network::offline;
  const noren::Exhibit exhibit(options, *outfit, size);
  REQUIRE_FALSE(exhibit.config_problem());
  auto canvas = noren::Canvas::in_memory(
      size, {&outfit->fonts(), outfit->folder().assets(), exhibit.pictures()});
  REQUIRE(canvas);
  int number = 0;
  for (const noren::ExhibitPage& page : exhibit.pages()) {
    canvas->draw(noren::still(page.scene, {}));
    const std::string shape = size.w > size.h ? "landscape" : "portrait";
    const std::string file =
        fmt::format("{:02}-{}.png", ++number, noren::name_of(page.scene.page.kind));
    compare(canvas->read(), goldens() / fmt::format("{}-{}-{}", each.name, theme, shape) / file);
  }
}

}  // namespace

TEST_CASE("every slide looks as it was accepted, by day and by night") {
  const Case each = GENERATE(
      Case{"flowers", "week-before", "2024-02-14T14:05:00+09:00"},
      Case{"flowers", "running", "2024-02-18T10:12:00+09:00"},
      Case{"flowers", "no-clock", "2024-02-14T14:05:00+09:00", noren::Options::Clock::untrusted},
      Case{"states", "states", "2024-02-17T09:15:00+09:00"},
      Case{"forms", "forms", "2024-02-17T09:15:00+09:00"},
      Case{"bare", "bare", "2024-02-14T14:05:00+09:00"},
      Case{"bare", "bare-no-clock", "2024-02-14T14:05:00+09:00", noren::Options::Clock::untrusted});
  const std::string theme = GENERATE("hana", "yoru");
  const noren::Size size = GENERATE(noren::Size{960, 540}, noren::Size{540, 960});
  check_deck(each, theme, size);
}
