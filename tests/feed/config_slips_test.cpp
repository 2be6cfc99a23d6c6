#include <string>
#include <vector>

#include "base/utf8.h"
#include "catch.h"
#include "feed/config.h"
#include "feed/json_document.h"

using namespace std::string_literals;

namespace noren {
namespace {

/// What people's keyboards and editors do to this configuration is told in each test.
Settings meant() {
  Settings settings;
  settings.community.name = "花";
  settings.community.line = "会";
  settings.slides.posts = 5;
  return settings;
}

std::string told(const Problems& problems) {
  std::string all;
  for (const Problem& problem : problems)
    all += problem.where + ": " + problem.what.ja + "\n";
  return all;
}

std::string utf16(const std::string& text, bool little_endian, bool mark) {
  std::string bytes;
  const auto add = [&](char32_t unit) {
    const char low = static_cast<char>(static_cast<unsigned char>(unit & 0xFFU));
    const char high = static_cast<char>(static_cast<unsigned char>(unit >> 8U));
    bytes += little_endian ? std::string{low, high} : std::string{high, low};
  };
  if (mark) add(0xFEFF);
  for (const char32_t character : decode_utf8(text)) {
    if (character < 0x10000) {
      add(character);
    } else {
      add(0xD800 + ((character - 0x10000) >> 10U));
      add(0xDC00 + ((character - 0x10000) & 0x3FFU));
    }
  }
  return bytes;
}

struct Refusal {
  std::string name;
  std::string text;
  std::string place;  // "LINE:COLUMN POINTER"
  std::string ja;     // part of the sentence
  std::string en;
};

void check_refusals(const std::vector<Refusal>& refusals) {
  for (const Refusal& refusal : refusals) {
    INFO(refusal.name);
    const auto config = parse_config(refusal.text, "noren.json");
    REQUIRE_FALSE(config);
    INFO(config.error().where + ": " + config.error().what.ja + " / " + config.error().what.en);
    CHECK(config.error().where == "noren.json:" + refusal.place);
    CHECK(config.error().what.ja.find(refusal.ja) != std::string::npos);
    CHECK(config.error().what.en.find(refusal.en) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("slips of a Japanese keyboard, Notepad and TextEdit are understood with a warning") {
  struct Slip {
    std::string name;
    std::string text;
    std::string first;  // place of the first warning
  };
  const std::vector<Slip> slips = {
      {"full-width signs",
       "｛\"community\"：｛\"name\"：\"花\"，\"line\"：\"会\"｝，\"slides\"：｛\"posts\"：5｝｝",
       "1:1 /"},
      {"full-width brackets",
       R"({"community":{"name":"花","line":"会","pillars":［］},"slides":{"posts":5}})",
       "1:47 /community/pillars"},
      {"curly quotes", "{\n“community”: {“name”: “花”, “line”: “会”}, \"slides\": {\"posts\": 5}}",
       "2:1 /"},
      {"closing quotes on both sides",
       "{”community”: {”name”: ”花”, ”line”: ”会”}, ”slides”: {”posts”: 5}}", "1:2 /"},
      {"full-width quotes",
       "{＂community＂: {＂name＂: ＂花＂, ＂line＂: ＂会＂}, ＂slides＂: {＂posts＂: 5}}",
       "1:2 /"},
      {"a straight and a curly quote",
       "{\"community\": {\"name\": \"花”, \"line”: \"会\"}, \"slides\": {\"posts\": 5}}",
       "1:26 /community/name"},
      {"single quotes", "{'community': {'name': '花', 'line': '会'}, 'slides': {'posts': 5}}",
       "1:2 /"},
      {"corner brackets",
       "{「community」: {「name」: 「花」, 「line」: 「会」}, 「slides」: {「posts」: 5}}",
       "1:2 /"},
      {"keys without quotes", "{community: {name: \"花\", line: \"会\"}, slides: {posts: 5}}",
       "1:2 /community"},
      {"a last comma in an object",
       "{\"community\": {\"name\": \"花\", \"line\": \"会\",\n}, \"slides\": {\"posts\": 5}}",
       "1:40 /community"},
      {"a last comma in the whole",
       "{\"community\": {\"name\": \"花\", \"line\": \"会\"}, \"slides\": {\"posts\": 5},\n}",
       "1:65 /"},
      {"a comma twice",
       "{\"community\": {\"name\": \"花\",, \"line\": \"会\"}, \"slides\": {\"posts\": 5}}",
       "1:28 /community"},
      {"a Japanese comma",
       "{\"community\": {\"name\": \"花\"、\"line\": \"会\"}、\"slides\": {\"posts\": 5}}",
       "1:27 /community"},
      {"a semicolon and an equals sign",
       "{\"community\": {\"name\" = \"花\"; \"line\": \"会\"}, \"slides\": {\"posts\": 5}}",
       "1:23 /community/name"},
      {"ideographic spaces",
       "{　\"community\":　{\"name\": \"花\", \"line\": \"会\"}, \"slides\": {\"posts\": 5}}",
       "1:2 /"},
      {"no-break spaces of a copied text",
       "{\n\u00A0\u00A0\"community\": {\"name\": \"花\", \"line\": \"会\"}, \"slides\": "
       "{\"posts\": 5}}",
       "2:1 /"},
      {"a full-width digit",
       "{\"community\": {\"name\": \"花\", \"line\": \"会\"}, \"slides\": {\"posts\": ５}}",
       "1:63 /slides/posts"},
      {"words of other languages than JSON",
       "{\"community\": {\"name\": \"花\", \"line\": \"会\"}, \"slides\": {\"posts\": 5, "
       "\"excerpt\": False}}",
       "1:77 /slides/excerpt"},
      {"comments of other languages",
       "# 設定\n{\"community\": {\"name\": \"花\", \"line\": \"会\"}, \"slides\": {\"posts\": 5}}",
       "1:1 /"},
      {"full-width comments",
       "{\"community\": {\"name\": \"花\", \"line\": \"会\"}, ／／ 「枚数」\n\"slides\": "
       "{\"posts\": 5}}",
       "1:43 /"},
  };
  for (const Slip& slip : slips) {
    INFO(slip.name);
    const auto config = parse_config(slip.text, "noren.json");
    INFO((config ? told(config->errors) : config.error().where + ": " + config.error().what.ja));
    REQUIRE(config);
    CHECK(config->errors.empty());
    CHECK(config->settings == meant());
    REQUIRE_FALSE(config->warnings.empty());
    INFO(told(config->warnings));
    CHECK(config->warnings[0].where == "noren.json:" + slip.first);
    CHECK(config->warnings[0].what.ja.find("ください") != std::string::npos);
  }
}

TEST_CASE("a byte order mark and Windows line ends need no word") {
  const auto config = parse_config(
      "\xEF\xBB\xBF{\r\n\"community\": {\"name\": \"花\", \"line\": \"会\"},\r\n\"slides\": "
      "{\"posts\": "
      "5}\r\n}\r\n",
      "noren.json");
  REQUIRE(config);
  CHECK(config->settings == meant());
  CHECK(config->errors.empty());
  CHECK(config->warnings.empty());
}

TEST_CASE("UTF-16 of Notepad is read, with one warning and true columns") {
  const std::string text =
      "{\"community\": {\"name\": \"花\", \"line\": \"会\", \"🌸\": 1},\n \"slides\": {\"posts\": "
      "5}}";
  for (const bool little_endian : {true, false}) {
    for (const bool mark : {true, false}) {
      const auto config = parse_config(utf16(text, little_endian, mark), "noren.json");
      REQUIRE(config);
      CHECK(config->settings == meant());
      REQUIRE(config->warnings.size() == 1);
      CHECK(config->warnings[0].what.ja.find("UTF-8") != std::string::npos);
      REQUIRE(config->errors.size() == 1);
      CHECK(config->errors[0].where == "noren.json:1:42 /community/🌸");
    }
  }
}

TEST_CASE("backslashes of Windows paths are taken as they are meant, or their trap is named") {
  const auto config = parse_config(R"({"sources":[{"url":"dir:C:\posters\夏"}]})", "noren.json");
  REQUIRE(config);
  CHECK(config->settings.sources[0].url == "dir:C:\\posters\\夏");
  REQUIRE(config->warnings.size() == 2);
  CHECK(config->warnings[0].where == "noren.json:1:27 /sources/0/url");
  CHECK(config->warnings[0].what.ja.find("¥") != std::string::npos);

  const auto newline = parse_config(R"({"sources":[{"url":"dir:C:\new"}]})", "noren.json");
  REQUIRE(newline);
  REQUIRE(newline->errors.size() == 1);
  CHECK(newline->errors[0].what.ja.find("「\\\\」") != std::string::npos);

  const auto swallowed = parse_config("{\"sources\":[{\"url\":\"dir:C:\\\"\n}]}", "noren.json");
  REQUIRE_FALSE(swallowed);
  CHECK(swallowed.error().where == "noren.json:1:20 /sources/0/url");
  CHECK(swallowed.error().what.ja.find("\\\"") != std::string::npos);

  const auto yen = parse_config(R"({"community":{"name":"¥100市"}})", "noren.json");
  REQUIRE(yen);
  CHECK(yen->settings.community.name == "¥100市");
  CHECK(yen->warnings.empty());
}

TEST_CASE("a missing comma is named with the place where it belongs") {
  check_refusals({
      {"between lines", "{\n  \"community\": {\n    \"name\": \"花\"\n    \"line\": \"会\"\n  }\n}",
       "3:16 /community/name", "3行目の16文字目", "line 3, column 16"},
      {"before a comment", "{ \"timezone\": \"UTC\"   // 時刻, 帯\n  \"language\": \"ja\" }",
       "1:20 /timezone", "コンマ", "comma"},
      {"after an object", "{\n  \"slides\": {\n  }\n  \"language\": \"ja\"\n}", "3:4 /slides",
       "3行目の4文字目", "line 3, column 4"},
      {"in a list", "{\"closed\": [\"12-29\" \"12-30\"]}", "1:20 /closed/0", "コンマ", "comma"},
      {"after a number", "{\"slides\": {\"posts\": 3\n\"events\": 2}}", "1:23 /slides/posts",
       "1行目の23文字目", "line 1, column 23"},
      {"after a full-width character",
       "{\"community\": {\"name\": \"花花花\"\r\n\"line\": \"会\"}}", "1:29 /community/name",
       "1行目の29文字目", "line 1, column 29"},
  });
}

TEST_CASE("a missing quote, colon, value or bracket is named with its place") {
  check_refusals({
      {"closing quote", "{\"community\": {\n\"name\": \"花,\n\"line\": \"会\"}}",
       "2:9 /community/name", "2行目の11文字目", "line 2, column 11"},
      {"opening quote", "{\"community\": {\"name\": 花\"}}", "1:25 /community/name", "引用符",
       "a quote"},
      {"opening quote of a key", "{\"community\": {name\": \"花\"}}", "1:16 /community/name",
       "引用符", "a quote"},
      {"closing quote of a key", "{\"community\": {\"name: \"花\"}}",
       "1:24 /community/name: ", "引用符", "a quote"},
      {"colon", "{\"timezone\" \"UTC\"}", "1:12 /timezone", "コロン", "colon"},
      {"value", "{\"timezone\": , \"language\": \"ja\"}", "1:13 /timezone", "値がありません",
       "no value"},
      {"last brace", "{\n\"slides\": {\"posts\": 3}\n", "3:1 /", "1行目の1文字目",
       "line 1, column 1"},
      {"inner brace", "{\n  \"slides\": {\n    \"posts\": 3,\n  \"language\": \"ja\"\n}\n", "6:1 /",
       "2行目の13文字目", "line 2, column 13"},
      {"bracket", "{\"closed\": [\"12-29\"}", "1:20 /closed", "1行目の12文字目",
       "line 1, column 12"},
      {"first brace", "\"language\": \"ja\"}", "1:1 /", "最初に「{」がありません", "first {"},
      {"brace too many", "{\"language\": \"ja\"}}", "1:19 /", "1つ余分", "one \"}\" too many"},
      {"text after the end", "{\"language\": \"ja\"}, \"timezone\": \"UTC\"", "1:19 /",
       "余分な文字", "text after"},
      {"a list", "[{\"language\": \"ja\"}]", "1:1 /", "「{」と「}」で囲んで", "between { and }"},
      {"comment", "{\"language\": \"ja\" /* }", "1:19 /", "*/", "*/"},
      {"only comments", "// {\n", "1:1 /", "設定が書かれていません", "no settings"},
  });
}

TEST_CASE("a file that is no configuration is called what it is") {
  const std::string sjis = "{\n \"community\": {\"name\": \"\x89\xD4\x82\xCC\x89\xEF\"}}";
  const std::string euc = "{\"community\": {\"name\": \"\xB2\xD6\xFE\xFE\"}}";
  check_refusals({
      {"empty", "", "1:1 /", "何も書かれていません", "holds nothing"},
      {"blank", " \r\n\t", "1:1 /", "何も書かれていません", "holds nothing"},
      {"only a mark", "\xEF\xBB\xBF", "1:1 /", "設定が書かれていません", "no settings"},
      {"zeros", std::string(4096, '\0'), "1:1 /", "すべてゼロ", "every byte is zero"},
      {"zeros at the end", "{\"language\": \"ja\"}" + std::string(9, '\0'), "1:19 /",
       "文字ではないデータ", "no text"},
      {"Shift_JIS", sjis, "2:25 /", "Shift_JIS", "Shift_JIS"},
      {"another encoding", euc, "1:25 /", "UTF-8", "no UTF-8"},
      {"RTF", "{\\rtf1\\ansi\\ansicpg932 {\\fonttbl}}", "1:1 /", "標準テキスト", "Make Plain Text"},
      {"HTML", "<!DOCTYPE html>\n<html>{}</html>", "1:1 /", "ウェブページ", "web page"},
      {"HTML after a mark", "\xEF\xBB\xBF\n<html>", "1:1 /", "ウェブページ", "web page"},
      {"Word", "PK\x03\x04rest", "1:1 /", "Word", "office document"},
      {"PDF", "%PDF-1.7", "1:1 /", "PDF", "PDF"},
      {"PNG", "\x89PNG\r\n\x1a\n", "1:1 /", "画像", "picture"},
      {"JPEG", "\xFF\xD8\xFF\xE0", "1:1 /", "画像", "picture"},
      {"property list", "bplist00", "1:1 /", "plist", "property list"},
      {"too large", std::string(2'000'000, 'x'), "1:1 /", "大きすぎます", "too large"},
      {"prose", "こんにちは", "1:1 /", "最初に「{」がありません", "first {"},
  });
}

}  // namespace noren

TEST_CASE("a missing comma is told by the key behind it, without that key's value") {
  const auto document = noren::JsonDocument::parse(
      "{\"lists\": \"/e\"\n \"headers\": {\"X-Key\": \"secret\"}}", "ours.json");
  REQUIRE_FALSE(document);
  CHECK(document.error().what.ja.substr(0, 11) == "\"headers\": ");
  CHECK(document.error().what.ja.find("X-Key") == std::string::npos);
}
