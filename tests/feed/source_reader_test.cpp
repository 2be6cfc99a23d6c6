#include "feed/source_reader.h"

#include <fstream>
#include <iterator>

#include "catch.h"
#include "feed/feed_reading.h"
#include "feed/fuzz_entry.h"

using noren::Content;

namespace {

constexpr const char* kOneEvent = R"({"events":[{"title":"春の交流会","start":"2024-02-18"}]})";

std::string utf16_le(std::string_view text) {
  std::string bytes = "\xFF\xFE";
  for (const char32_t c : noren::decode_utf8(text)) {
    bytes += static_cast<char>(static_cast<unsigned char>(c & 0xFFU));
    bytes += static_cast<char>(static_cast<unsigned char>(c >> 8U));
  }
  return bytes;
}

}  // namespace

TEST_CASE("a source without a format is recognised by its content") {
  FeedReading venue;
  const auto read = venue.read(kOneEvent);
  REQUIRE(read);
  CHECK(read->format == "noren");
}

TEST_CASE("a format that nobody knows is named") {
  FeedReading venue;
  venue.source.format = "ウイキ";
  const noren::Problem problem = venue.failure(kOneEvent);
  CHECK(problem.where == "events");
  CHECK(problem.what.ja.find("ウイキ") != std::string::npos);
}

TEST_CASE("the lists of other services are not taken for noren's") {
  FeedReading venue;
  venue.formats.clear();
  for (
      const char* other :
      {R"({"results_returned":1,"events":[{"title":"a","started_at":"2024-02-18T10:00:00+09:00"}]})",
       R"({"posts":[{"title":"a","published_at":"2024-02-18T10:00:00Z"}]})",
       R"({"events":{"138586341":{"name":"x"}}})", R"({"kind":"calendar#events","items":[]})",
       R"([{"id":1,"title":{"rendered":"a"}}])", "[1,2]",
       R"({"kind":"calendar#event","summary":"a","start":{"date":"2024-02-18"}})"}) {
    INFO(other);
    CHECK_FALSE(venue.failure(other).what.ja.empty());
  }
}

TEST_CASE("a web page with status 200 is named as one, not shown and not taken for empty") {
  FeedReading venue;
  for (const char* page :
       {"<!DOCTYPE html><html><body>login</body></html>",
        "\n <HTML lang=ja><head><title>Wi-Fi</title>", "\xEF\xBB\xBF<!doctype HTML>"}) {
    for (const char* format : {"", "noren", "jsonfeed"}) {
      venue.source.format = format;
      const noren::Problem problem = venue.failure(page);
      CHECK(problem.what.ja.find("HTML") != std::string::npos);
      CHECK(problem.what.ja.find("Wi-Fi") != std::string::npos);
    }
  }
}

TEST_CASE("nothing at all is a failure, not an empty list") {
  FeedReading venue;
  venue.failure("");
  venue.failure(" \r\n\t ");
  venue.failure("\xEF\xBB\xBF");
}

TEST_CASE("a feed that was cut fails as a whole, wherever it was cut") {
  FeedReading venue;
  const std::string whole =
      R"({"events":[{"title":"一","start":"2024-02-18"},{"title":"二\"","fee":-1.5e3,"start":"2024-02-19"}]})";
  CHECK(venue.content(whole).events.size() == 2);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    INFO(length);
    CHECK_FALSE(venue.read(whole.substr(0, length)));
    CHECK_FALSE(venue.read(whole.substr(0, length) + std::string(64, '\0')));
  }
}

TEST_CASE("zeros or anything else behind the document are an error") {
  FeedReading venue;
  const std::string whole = kOneEvent;
  venue.failure(whole + std::string(1, '\0'));
  venue.failure(whole + std::string(4096, '\0'));
  venue.failure(whole + std::string("\0\0garbage", 9));
  venue.failure(whole + whole);
  venue.failure(whole + "x");
  CHECK(venue.content(whole + "\r\n\n  ").events.size() == 1);
}

TEST_CASE("a failure names line, column and sign") {
  FeedReading venue;
  const noren::Problem problem = venue.failure("{\"events\":[\n  {\"題\"：1}]}");
  CHECK(problem.where == "events:2:7");
  CHECK(problem.what.ja.find("：") != std::string::npos);
  CHECK(venue.failure("{\"events\":[\n").what.ja.find("切れ") != std::string::npos);
}

TEST_CASE("what strict JSON gives the document up for costs nothing here") {
  FeedReading venue;
  const Content content = venue.content(
      "{\"events\":[{\"title\":\"春\t\x01の\n会\",\"standing\":true,\"capacity\":1e400},"
      "{\"title\":\"切れた\\ud83d\",\"standing\":true,\"fee\":NaN},"
      "{\"title\":\"\\ude00花\\ud83d\\ude00\",\"standing\":true,\"fee\":-Infinity},"
      "{\"title\":\"b\xE3\x81\xFF\",\"standing\":true,},]}");
  REQUIRE(content.events.size() == 4);
  CHECK(content.events[0].title == "春 の 会");
  CHECK(content.events[0].capacity == "1e400");
  CHECK(content.events[1].title == "切れた");
  CHECK(content.events[1].fee.empty());
  CHECK(content.events[2].title == "花😀");
  CHECK(content.events[3].title == "b");
}

TEST_CASE("commas that are too many elsewhere are still errors") {
  FeedReading venue;
  for (const char* text : {R"({"events":[,]})", R"({"events":[1,,2]})", R"({,"events":[]})",
                           R"({"events":[],,})", R"({"events":,})"}) {
    INFO(text);
    venue.failure(text);
  }
}

TEST_CASE("a feed is read in the charsets of its time") {
  FeedReading venue;
  CHECK(venue.content(utf16_le(kOneEvent)).events.at(0).title == "春の交流会");
  std::ifstream file(std::string(NOREN_SOURCE_DIR) + "/tests/feed/data/koryukai.sjis.json",
                     std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  venue.content_type = "application/json; charset=Shift_JIS";
  venue.source.format = "noren";
  const Content content = venue.content(bytes);
  CHECK(content.dropped == 1);  // it has no date
  venue.content_type = "application/json; charset=shift_jis";
  const std::string dated =
      "{\"events\":[{\"title\":\"\x8F\x74\x82\xCC\x8C\xF0\x97\xAC\x89\xEF\",\"standing\":true}]}";
  CHECK(venue.content(dated).events.at(0).title == "春の交流会");
}

TEST_CASE("a hundred thousand nested arrays fail cleanly") {
  FeedReading venue;
  const std::string deep(100000, '[');
  venue.failure(deep);
  venue.failure(deep + std::string(100000, ']'));
  venue.failure(R"({"events":[{"title":)" + deep);
  std::string objects;
  for (int i = 0; i < 100000; ++i)
    objects += "{\"events\":";
  venue.failure(objects);
  for (const char* format : {"noren", "jsonfeed"}) {
    venue.source.format = format;
    CHECK(venue.failure(deep).what.en.find("deep") != std::string::npos);
  }
}

TEST_CASE("a document nested as deep as allowed is read") {
  FeedReading venue;
  const std::string inner = std::string(60, '[') + std::string(60, ']');
  CHECK(venue.event(R"("title":"会","standing":true,"x":)" + inner).events.size() == 1);
}

TEST_CASE("the last good content stays when an answer fails: nothing is half read") {
  FeedReading venue;
  const noren::FirstSeen before = venue.first_seen;
  venue.failure(R"({"events":[{"title":"会","start":"2024-02-18"},)");
  CHECK(venue.first_seen == before);
}

TEST_CASE("any bytes at all are read without harm") {
  noren::read_any_bytes({});
  std::uint32_t state = 20240214;
  using namespace std::string_view_literals;
  constexpr std::string_view kAlphabet = "{}[]\",:\\u0d83 evntsilpo\xE6\x98\xA5\xFF\0\n<>&;12/("sv;
  for (int round = 0; round < 400; ++round) {
    std::string bytes(1, static_cast<char>(round % 5));
    for (int i = 0; i < 200; ++i) {
      state = state * 1664525U + 1013904223U;
      bytes += kAlphabet[(state >> 16U) % kAlphabet.size()];
    }
    noren::read_any_bytes(bytes);
  }
  SUCCEED("no fault");
}

TEST_CASE("what is in no format says what it seems to be instead") {
  FeedReading venue;
  const auto why = [&](std::string_view bytes) { return venue.failure(bytes).what.ja; };
  const auto has = [](const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
  };
  CHECK(has(why(R"({"openapi":"3.0","info":{"title":"x"},"paths":{}})"), "openapi, info, paths"));
  CHECK(has(why(R"([{"serial":1,"weight":2}])"), "serial, weight"));
  CHECK(has(why("{}"), "中身がありません"));
  CHECK(has(why(R"([{"@type":"Review","name":"x"}])"), "Event"));
  CHECK(has(why("<categories><c/></categories>"), "<categories>"));
  CHECK(has(why("<?xml version=\"1.0\"?><!-- x -->"), "中身がありません"));
  CHECK(has(why("# list\n- title: 会\n  at: 2024-02-18\n"), "YAML"));
  CHECK(has(why("events:\n  - [会]\n"), "YAML"));
  CHECK(has(why("BEGIN:VCARD\nFN:花\nEND:VCARD\n"), "vCard"));
}

TEST_CASE("a source that was read but gives nothing says so") {
  FeedReading venue;
  const auto said = [&](std::string_view bytes) {
    const auto problems = venue.content(bytes).problems;
    return problems.size() == 1 ? problems[0].what.ja : std::to_string(problems.size());
  };
  CHECK(said(R"({"version":"https://jsonfeed.org/version/1.1","items":[]})").find("ありません") !=
        std::string::npos);
  CHECK(said("日付,催し\n").find("ありません") != std::string::npos);
  CHECK(said(R"({"kind":"calendar#event","status":"cancelled","recurringEventId":"a",
                "originalStartTime":{"dateTime":"2024-02-18T10:00:00+09:00"}})")
            .find("1 件") != std::string::npos);
  CHECK(said(R"({"events":[]})") == "0");
}
