#include "feed/answer_sieve.h"
#include "feed/feed_reading.h"

using noren::CsvSieve;

namespace {

/// What is kept of `text` when it arrives in chunks of that size.
std::string sieved(std::string_view text, std::size_t chunk) {
  noren::AnswerSieve sieve;
  std::string kept;
  for (std::size_t at = 0; at < text.size(); at += chunk)
    sieve.pass(text.substr(at, chunk), kept);
  return kept;
}

std::string repeated(const std::string& text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i)
    all += text;
  return all;
}

}  // namespace

TEST_CASE("a table of the usual size passes whole, wherever the chunks part") {
  const std::string table =
      "日付,催し,説明\n" + repeated("2024/3/1,会,\"" + std::string(9000, 'x') + "\"\"\n\"\n", 90);
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{5000}})
    CHECK(sieved(table, chunk) == table);
}

TEST_CASE("of a large table the long cells are cut, and its rows stay what they are") {
  std::string table = "日付,催し,説明,URL,状態\r\n";
  for (int i = 0; i < 400; ++i)
    table += "2024/3/1,5\" の会 " + std::to_string(i) + "," +
             (i % 2 == 0 ? "\"花;\"\"x\"\",\r\n" + repeated("会", 8000) + "\"\"、\""
                         : "花;\"" + repeated("会", 8000)) +
             ",https://example.jp/" + std::string(1500, 'u') + ",満席\r\n";
  REQUIRE(table.size() > 9'000'000);
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{7}, std::size_t{16384}}) {
    const std::string kept = sieved(table, chunk);
    CHECK(kept.size() < CsvSieve::kWholeTable + 1'100'000);
    FeedReading venue;
    venue.source.max_items = 1000;
    const auto content = venue.content(kept);
    CHECK(content.problems.empty());
    REQUIRE(content.events.size() == 400);
    CHECK(content.events.back().title == "5\" の会 399");
    CHECK(content.events.back().url.size() == 1519);
    CHECK(content.events.back().status == noren::EventStatus::full);
    CHECK(content.events.back().summary.substr(0, 8) == "花;\"会");
  }
}

TEST_CASE("a large table of Shift_JIS is never cut within a character") {
  // 日付,催し,説明 and a summary of ソ, whose second byte is a backslash.
  std::string table = "\x93\xfa\x95\x74,\x8d\xc3\x82\xb5,\x90\xe0\x96\xbe\r\n";
  for (int i = 0; i < 400; ++i)
    table += "2024/3/1,\x8c\xf0\x97\xac\x89\xef " + std::to_string(i) + "," +
             (i % 2 == 0 ? "x" : "") + repeated("\x83\x5c", 3000) + "\r\n";
  FeedReading venue;
  venue.source.max_items = 1000;
  const std::string kept = sieved(table, 16384);
  CHECK(kept.size() < table.size() - 500'000);
  const auto content = venue.content(kept);
  REQUIRE(content.events.size() == 400);
  CHECK(content.events.back().title == "交流会 399");
  CHECK(content.events.back().summary.substr(0, 6) == "ソソ");
}
