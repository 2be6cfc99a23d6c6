#include "feed/asset_files.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "catch.h"
#include "feed/theme_contrast.h"

namespace noren {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file(std::string(NOREN_SOURCE_DIR) + "/" + path, std::ios::binary);
  REQUIRE(file);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

Theme bundled(const std::string& name) {
  const std::string path = "assets/themes/" + name + ".json";
  const auto theme = parse_theme(bytes_of(path), path, Theme{});
  INFO((theme ? std::string() : theme.error().where + ": " + theme.error().what.en));
  REQUIRE(theme);
  return *theme;
}

bool names(const Problems& problems, const std::string& where, const std::string& ground) {
  for (const Problem& problem : problems) {
    if (problem.where == where && problem.what.en.find(ground) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the bundled themes give every colour of every kind, and read well") {
  for (const std::string name : {"hana", "yoru"}) {
    INFO(name);
    const Theme theme = bundled(name);
    CHECK(theme.name == name);
    CHECK(theme.kinds.size() == 6);
    CHECK(theme.crests.size() == 6);
    for (const auto& [livery, crest] : theme.crests)
      CHECK(crest.starts_with("crest-"));
    const Problems contrast = check_contrast(theme, name);
    INFO((contrast.empty() ? std::string() : contrast[0].where + ": " + contrast[0].what.en));
    CHECK(contrast.empty());
  }
  CHECK(bundled("hana").paper0 == Color{0xFC, 0xF8, 0xF1, 255});
  CHECK(bundled("hana").crest_alpha == Approx(0.075));
}

TEST_CASE("a venue's theme changes what it names and keeps the rest") {
  const Theme base = bundled("hana");
  const auto theme = parse_theme(
      R"({"name":"ours","ink":"#123","crestAlpha":0.1,"logo":"logo.png",
          "kinds":{"meetup":{"cloth0":"#102030","crest":"crest-kikyo"}}})",
      "ours.json", base);
  REQUIRE(theme);
  CHECK(theme->name == "ours");
  CHECK(theme->ink == Color{0x11, 0x22, 0x33, 255});
  CHECK(theme->logo == "logo.png");
  CHECK(theme->kinds.at(Livery::meetup).cloth0 == Color{0x10, 0x20, 0x30, 255});
  CHECK(theme->kinds.at(Livery::meetup).cloth1 == base.kinds.at(Livery::meetup).cloth1);
  CHECK(theme->crests.at(Livery::meetup) == "crest-kikyo");
  CHECK(theme->kinds.at(Livery::post) == base.kinds.at(Livery::post));
}

TEST_CASE("a wrong colour and an unknown key of a theme are named, and the base stays") {
  const Theme base = bundled("hana");
  const auto read = parse_theme_file(
      "{\n \"ink\": \"red\",\n \"paper\": \"#FFF\",\n"
      " \"kinds\": {\"meetup\": {\"cloth0\": 7}},\n"
      " \"crestAlpha\": 3, \"card\": \"#000000\"}",
      "ours.json", base);
  REQUIRE(read);
  REQUIRE(read->errors.size() == 4);
  CHECK(read->errors[0].where == "ours.json:2:9 /ink");
  CHECK(read->errors[0].what.ja.starts_with("\"red\": "));
  CHECK(read->errors[1].where == "ours.json:3:2 /paper");
  CHECK(read->errors[1].what.en.find("paper0") != std::string::npos);
  CHECK(read->errors[2].where == "ours.json:4:33 /kinds/meetup/cloth0");
  CHECK(read->errors[3].where == "ours.json:5:16 /crestAlpha");
  CHECK(read->theme.ink == base.ink);
  CHECK(read->theme.kinds == base.kinds);
  CHECK(read->theme.card == Color{0, 0, 0, 255});
  CHECK_FALSE(parse_theme("{\"ink\": \"red\"}", "ours.json", base));
}

TEST_CASE("each pair of colours that can't be read well is named") {
  const Theme base = bundled("hana");
  Theme theme = base;
  theme.ink2 = Color{0xA0, 0xA0, 0xA0, 255};
  CHECK(names(check_contrast(theme, "t"), "t /ink2", "paper0"));
  CHECK(names(check_contrast(theme, "t"), "t /ink2", "paper1"));
  CHECK(names(check_contrast(theme, "t"), "t /ink2", "card"));

  theme = base;
  theme.kinds[Livery::session].cloth0 = Color{0xE0, 0xE0, 0xFF, 255};
  CHECK(names(check_contrast(theme, "t"), "t /onCloth", "kinds/session/cloth0"));
  CHECK_FALSE(names(check_contrast(theme, "t"), "t /onCloth", "kinds/session/cloth1"));

  theme = base;
  theme.kinds[Livery::post].tint = theme.kinds[Livery::post].accent;
  CHECK(names(check_contrast(theme, "t"), "t /kinds/post/accent", "kinds/post/tint"));

  theme = base;
  theme.on_notice = theme.notice;
  theme.qr_ink = Color{0x90, 0x90, 0x90, 255};
  CHECK(names(check_contrast(theme, "t"), "t /onNotice", "notice"));
  CHECK(names(check_contrast(theme, "t"), "t /qrInk", "qrPaper"));

  theme = base;
  theme.crest_alpha = 0.5;
  const Problems tinted = check_contrast(theme, "t");
  CHECK(names(tinted, "t /kinds/meetup/accent", "paper0+crestAlpha"));
  CHECK(names(tinted, "t /ink2", "kinds/meetup/paper0+crestAlpha"));
  CHECK_FALSE(names(tinted, "t /kinds/meetup/accent", "on paper0 #"));
}

TEST_CASE("the words tables are flat, complete in both languages and read as they stand") {
  const auto ja = parse_words(bytes_of("assets/words/ja.json"), "ja.json");
  const auto en = parse_words(bytes_of("assets/words/en.json"), "en.json");
  REQUIRE(ja);
  REQUIRE(en);
  CHECK(ja->get("stamp.cancelled") == "中止");
  for (const auto& [key, word] : ja->table())
    CHECK(en->table().contains(key));
  for (const auto& [key, word] : en->table())
    CHECK(ja->table().contains(key));
}

TEST_CASE("a word that is no text is named") {
  const auto words = parse_words("{\"a\": \"b\",\n\"c\": [\"d\"]}", "w.json");
  REQUIRE_FALSE(words);
  CHECK(words.error().where == "w.json:2:6 /c");
}

TEST_CASE("the bundled faces serve every role") {
  const auto manifest = parse_font_manifest(bytes_of("fonts/fonts.json"), "fonts.json");
  INFO((manifest ? std::string() : manifest.error().where + ": " + manifest.error().what.en));
  REQUIRE(manifest);
  CHECK(manifest->roles.size() == 5);
  for (const FontManifest::Face& face : manifest->faces) {
    INFO(face.id);
    CHECK_FALSE(face.files.empty());
    CHECK_FALSE(face.package.empty());
    CHECK_FALSE(face.licence.empty());
  }
}

TEST_CASE("a role without a face, or with one that is not listed, is named") {
  const std::string faces = R"({"faces":[{"id":"a","files":["/a.ttf"]}],"roles":{)";
  const std::string four = R"("text":{"faces":["a"]},"text_bold":{"faces":["a"]},
                              "figures":{"faces":["a"]},"wordmark":{"faces":["a"]})";
  CHECK(
      parse_font_manifest(faces + R"("display":{"faces":["a"],"latin":"a"},)" + four + "}}", "f"));
  for (const std::string display : {R"("display":{"faces":["b"]},)", R"("display":{"faces":[]},)",
                                    R"("display":{"faces":["a"],"latin":"b"},)", ""}) {
    INFO(display);
    CHECK_FALSE(parse_font_manifest(fmt::format("{}{}{}}}}}", faces, display, four), "f"));
  }
  CHECK_FALSE(parse_font_manifest(R"({"faces":[{"id":"a"}],"roles":{}})", "f"));
}

TEST_CASE("the Japanese holidays that come with the program are those of the law") {
  std::ifstream file(std::string(NOREN_SOURCE_DIR) + "/assets/holidays/jp.json");
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  const auto holidays = parse_holidays(bytes, "jp.json");
  REQUIRE(holidays);
  REQUIRE(holidays->last_year);
  const auto day = [](const char* text) { return parse_rfc3339(text)->civil.date; };
  // New Year, a substitute Monday, both equinoxes, a day between two holidays, three in May and
  // the one that stands in for a Sunday.
  for (const char* text : {"2024-01-01", "2024-02-12", "2024-03-20", "2025-09-23", "2026-09-22",
                           "2026-05-06", "2027-03-21", "2024-08-12", "2032-09-21", "2025-11-24"})
    CHECK(holidays->contains(day(text)));
  for (const char* text : {"2024-01-02", "2024-12-25", "2025-09-22", "2026-05-07", "2027-09-22"})
    CHECK_FALSE(holidays->contains(day(text)));
  for (auto year = std::chrono::year(2022); year <= *holidays->last_year; ++year) {
    const auto count = std::count_if(holidays->days.begin(), holidays->days.end(),
                                     [&](Date date) { return date.year() == year; });
    CHECK(count >= 16);
    CHECK(count <= 22);
  }
}

TEST_CASE("a venue's own list of holidays is read in any order, and its mistakes are named") {
  const auto own = parse_holidays(R"({"days": ["2024-05-02", "2024-04-30"]})", "own.json");
  REQUIRE(own);
  CHECK(own->days.size() == 2);
  CHECK(own->contains(parse_rfc3339("2024-04-30")->civil.date));
  CHECK_FALSE(own->last_year);
  for (const char* wrong : {"", "[]", R"({"days": ["2024-02-30"]})", R"({"days": "2024-01-01"})",
                            R"({"dates": []})", R"({"days": [20240101]})",
                            R"({"days": ["2024-01-01T10:00"]})", R"({"last_year": 99999})"}) {
    INFO(wrong);
    const auto read = parse_holidays(wrong, "own.json");
    REQUIRE_FALSE(read);
    CHECK(read.error().where.starts_with("own.json"));
  }
}

}  // namespace noren
