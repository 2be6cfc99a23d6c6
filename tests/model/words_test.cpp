#include "model/words.h"

#include <fstream>

#include <nlohmann/json.hpp>

#include "catch.h"
#include "model/slide.h"

namespace noren {
namespace {

using Table = std::map<std::string, std::string>;

Table table(const std::string& language) {
  std::ifstream file(std::string(NOREN_SOURCE_DIR) + "/assets/words/" + language + ".json");
  return nlohmann::json::parse(file).get<Table>();
}

}  // namespace

TEST_CASE("a placeholder is filled each time it occurs, others stay") {
  const Words words(Table{{"closed", "{first}から{last}まで、{first}"},
                          {
                              "odd",
                              "{n",
                          },
                          {"other", "{x}}{n}"}});
  CHECK(words.fill("closed", {{"first", "1日"}, {"last", "{first}"}}) == "1日から{first}まで、1日");
  CHECK(words.fill("odd", {{"n", "1"}}) == "{n");
  CHECK(words.fill("other", {{"n", "1"}}) == "{x}}1");
  CHECK(words.fill("missing", {}) == "missing");
}

TEST_CASE("a venue's own words lie over the table's, unknown keys and empty words do nothing") {
  const Words words = Words(Table{{"qr.apply", "お申し込みはこちら"}})
                          .with({{"qr.apply", "予約する"}, {"x", "y"}})
                          .with({{"qr.apply", ""}});
  CHECK(words.get("qr.apply") == "予約する");
  CHECK(words.get("x") == "x");
  CHECK(words.table().size() == 1);
}

TEST_CASE("both languages have the same keys, none empty, with placeholders that exist") {
  const auto japanese = table("ja");
  const auto english = table("en");
  REQUIRE(japanese.size() == english.size());
  for (const auto& [key, word] : japanese) {
    INFO(key);
    REQUIRE(english.contains(key));
    CHECK_FALSE(word.empty());
    CHECK_FALSE(english.at(key).empty());
    const bool counted = word.find("{n}") != std::string::npos;
    CHECK(counted == (english.at(key).find("{n}") != std::string::npos));
  }
}

TEST_CASE("the Japanese words are those that the venue agreed on") {
  const Words words(table("ja"));
  CHECK(words.get("qr.apply") == "お申し込みはこちら");
  CHECK(words.get("qr.more") == "くわしくはこちら");
  CHECK(words.get("qr.post") == "続きはこちら");
  CHECK(words.get("agenda.none") == "次回の日程は、決まり次第お知らせいたします。");
  CHECK(words.get("notice.delayed") == "開始が10分ほど遅れております");
  CHECK(words.get("notice.finished") == "本日は終了いたしました。ありがとうございました。");
  CHECK(words.get("notice.wait") == "恐れ入りますが、今しばらくお待ちください");
  CHECK(words.get("setup.title") == "準備中です");
}

TEST_CASE("every kind of slide has a name of its own") {
  CHECK(name_of(SlideKind::welcome) == "welcome");
  CHECK(name_of(SlideKind::consultation) == "consultation");
  CHECK(name_of(SlideKind::fallback) == "fallback");
}

}  // namespace noren
