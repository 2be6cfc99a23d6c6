#include "feed/charset.h"

#include <fstream>
#include <iterator>

#include "catch.h"

using noren::declared_charset;
using noren::decode_charset;

namespace {

constexpr std::string_view kText = "{\"events\":[{\"title\":\"①春の交流会〜髙橋㈱\"}]}";

std::string fixture(const std::string& name) {
  std::ifstream file(std::string(NOREN_SOURCE_DIR) + "/tests/feed/data/" + name, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string decoded(std::string_view bytes, std::string_view charset = {}) {
  const auto text = decode_charset(bytes, charset, "test");
  return text ? *text : "failed";
}

}  // namespace

TEST_CASE("a Content-Type names its charset in many spellings") {
  CHECK(declared_charset("application/json; charset=UTF-8") == "utf-8");
  CHECK(declared_charset("text/xml;CHARSET=\"Shift_JIS\"; x=1") == "shift_jis");
  CHECK(declared_charset("text/html; charset='euc-jp'") == "euc-jp");
  CHECK(declared_charset("application/json").empty());
  CHECK(declared_charset("").empty());
}

TEST_CASE("UTF-8 comes through with and without a mark, ill-formed bytes become one sign each") {
  CHECK(decoded("春") == "春");
  CHECK(decoded("\xEF\xBB\xBF春") == "春");
  CHECK(decoded("春の会\xE3\x81") == "春の会\uFFFD\uFFFD");
  CHECK(decoded("").empty());
}

TEST_CASE("UTF-16 is read by its mark, by its label and by its zeros") {
  const std::string little("{\0\"\0f\x66\"\0}\0", 10);
  const std::string big("\0{\0\"\x66\x66\0\"\0}", 10);
  CHECK(decoded("\xFF\xFE" + little) == "{\"晦\"}");
  CHECK(decoded("\xFE\xFF" + big) == "{\"晦\"}");
  CHECK(decoded(little, "utf-16") == "{\"晦\"}");
  CHECK(decoded(little) == "{\"晦\"}");
  CHECK(decoded(big) == "{\"晦\"}");
  CHECK(decoded("\xFF\xFE" + little + "\x3D").find('}') != std::string::npos);
}

TEST_CASE("Shift_JIS is read as windows-31J, with the characters of its vendors") {
  const std::string bytes = fixture("koryukai.sjis.json");
  // The wave dash of Shift_JIS is U+FF5E in windows-31J.
  const std::string expected = "{\"events\":[{\"title\":\"①春の交流会～髙橋㈱\"}]}\n";
  CHECK(decoded(bytes, "Shift_JIS") == expected);
  CHECK(decoded(bytes, "windows-31j") == expected);
  CHECK(decoded(bytes) == expected);
  CHECK(decoded(bytes, "utf-8") == expected);
}

TEST_CASE("EUC-JP is read where it is declared and where it is plain") {
  const std::string bytes = fixture("koryukai.eucjp.json");
  const std::string text = decoded(bytes, "EUC-JP");
  CHECK(text.find("春の交流会") != std::string::npos);
  CHECK(decoded(bytes).find("春の交流会") != std::string::npos);
}

TEST_CASE("a label is not believed against plain UTF-8") {
  CHECK(decoded(kText, "shift_jis") == kText);
  CHECK(decoded(kText, "iso-8859-1") == kText);
  CHECK(decoded("caf\xE9", "iso-8859-1") == "café");
}

TEST_CASE("one broken byte in UTF-8 does not make it another charset") {
  CHECK(decoded("春の\xFF交流会") == "春の\uFFFD交流会");
}

TEST_CASE("an unknown charset is named") {
  const auto text = decode_charset("\xFF", "x-no-such-charset", "events");
  REQUIRE_FALSE(text);
  CHECK(text.error().where == "events");
  CHECK(text.error().what.ja.find("x-no-such-charset") != std::string::npos);
  CHECK_FALSE(decode_charset("\xFF", "utf-7//../../etc", "events"));
}

TEST_CASE("bytes that the declared charset does not have are replaced, the rest is read") {
  CHECK(decoded("\x8F\x74\x82\xCC\xFF\x89\xEF", "shift_jis") == "春の\uFFFD会");
}

TEST_CASE("texts of other languages without a label are read by what they look like") {
  // Titles of a feed, each in its old charset.
  CHECK(decoded("<t>\xB5\xDA\xC1\xBD\xB4\xCE\xD7\xA8\xD2\xB5\xBD\xBB\xC1\xF7\xBB\xE1</t>") ==
        "<t>第两次专业交流会</t>");
  CHECK(decoded("<t>\xA5\xE6\xAC\x79\xB7\x7C\xB3\xF8\xA6\x57</t>") == "<t>交流會報名</t>");
  CHECK(decoded("<t>\xB1\xB3\xB7\xF9\xC8\xB8 \xBE\xC8\xB3\xBB</t>") == "<t>교류회 안내</t>");
  CHECK(decoded("<t>\xCD\xEE\xE2\xEE\xF1\xF2\xE8 \xEA\xEB\xF3\xE1\xE0</t>") ==
        "<t>Новости клуба</t>");
  CHECK(decoded("<t>\xEE\xCF\xD7\xCF\xD3\xD4\xC9 \xCB\xCC\xD5\xC2\xC1</t>") ==
        "<t>Новости клуба</t>");
  CHECK(decoded("<t>\xF9\xEC\xE5\xED \xF2\xE5\xEC\xED</t>") == "<t>שלום עולם</t>");
  CHECK(decoded("<t>\xCD\xDD\xE1 \xF4\xE7\xF2 \xEB\xDD\xF3\xF7\xE7\xF2</t>") ==
        "<t>Νέα της λέσχης</t>");
  CHECK(decoded("<t>\xA7\xD2\xB9\xBE\xBA\xBB\xD0</t>") == "<t>งานพบปะ</t>");
  CHECK(decoded("Le caf\xE9 des \xE9l\xE8ves") == "Le café des élèves");
}

TEST_CASE("a byte that is nothing in any language stays one that can't be read") {
  CHECK(decoded("<t>\xA4</t>") == "<t>\uFFFD</t>");
  CHECK(decoded("it\x92s") == "it’s");
}

TEST_CASE("Japanese words without kana are Japanese") {
  CHECK(decoded("\x8F\x74\x89\xEF\x8B\x63\x8E\xBA") == "春会議室");
  CHECK(decoded("\xB8\xF2\xCE\xAE\xB2\xF1\xB3\xAB\xBA\xC5") == "交流会開催");
}
