#include "feed/json_sieve.h"

#include <nlohmann/json.hpp>

#include "catch.h"

using noren::JsonSieve;

namespace {

/// What is kept of `text` when it arrives in chunks of that size.
std::string sieved(std::string_view text, std::size_t chunk) {
  JsonSieve sieve;
  std::string kept;
  for (std::size_t at = 0; at < text.size(); at += chunk)
    sieve.pass(text.substr(at, chunk), kept);
  return kept;
}

}  // namespace

TEST_CASE("an answer of the usual size passes whole") {
  const std::string text = R"({"a":")" + std::string(900'000, 'x') + R"(","b":[1,"\"\\"]})";
  CHECK(sieved(text, 1000) == text);
}

TEST_CASE("of a large answer long texts are cut, and it stays JSON wherever the chunks part") {
  std::string text = "[";
  for (int i = 0; i < 300; ++i)
    text +=
        R"({"title":"会","body":"\u3042\"あ\\)" + std::string(9000, 'x') + R"(\ud83d\ude00い\n"},)";
  text += R"({"title":"最後","url":"https://example.jp/)" + std::string(1500, 'u') + R"("}])";
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{7}, std::size_t{16384}}) {
    const std::string kept = sieved(text, chunk);
    CHECK(kept.size() < JsonSieve::kWholeJson + 400'000);
    const auto json = nlohmann::json::parse(kept);
    REQUIRE(json.size() == 301);
    CHECK(json.back()["title"] == "最後");
    CHECK(json.back()["url"].get<std::string>().size() == 1519);
    CHECK(json[299]["body"].get<std::string>().size() <= JsonSieve::kLongestString);
  }
}

TEST_CASE("a cut falls between characters and never within an escape") {
  const std::string filler = R"({"f":")" + std::string(JsonSieve::kWholeJson, 'x') + R"(","b":")";
  for (std::size_t shift = 0; shift < 12; ++shift) {
    const std::string lead(JsonSieve::kLongestString - 6 + shift % 6, 'y');
    for (const char* tail : {"あああああ", R"(\u3042\u3042\u3042)", R"(\\\\\\\\\")"}) {
      INFO(shift << " " << tail);
      const std::string kept = sieved(filler + lead + tail + R"("})", 100);
      CHECK_NOTHROW(nlohmann::json::parse(kept));
    }
  }
}

TEST_CASE("what is no JSON passes as it is") {
  const std::string text = "<feed>" + std::string(3'000'000, '"') + "</feed>";
  CHECK(sieved(text, 5000) == text);
}
