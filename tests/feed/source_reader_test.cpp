#include "feed/source_reader.h"

#include "catch.h"

using namespace std::chrono_literals;
using noren::Content;

namespace {

struct Reading {
  noren::Settings settings;
  noren::Settings::Source source;
  noren::Zone zone = noren::Zone::fixed(9h);
  noren::FirstSeen seen;
  noren::Date today = 2024y / 2 / 14;

  noren::Result<noren::ReadContent> read(std::string_view bytes) {
    return noren::read_source(bytes, {source, settings, zone, today, seen, {}});
  }
};

}  // namespace

TEST_CASE("the first feed of a venue is read") {
  Reading reading;
  const auto read = reading.read(R"({"events":[
    {"id":"a","kind":"meetup","title":"交流会","start":"2024-02-18T10:00:00+09:00","online":true},
    {"kind":"session","title":"説明会","when":"2月16日(金) 20:30〜","online":true}]})");
  REQUIRE(read);
  CHECK(read->format == "noren");
  REQUIRE(read->content.events.size() == 2);
  CHECK(read->content.events[0].title == "交流会");
}
