#include "feed/format_mapping.h"

#include "catch.h"
#include "feed/feed_reading.h"

using noren::Content;
using noren::FormatMapping;
using noren::parse_format_mapping;

namespace {

FormatMapping mapping(const std::string& text, const std::string& name = "ours") {
  const auto read = parse_format_mapping(text, name, "ours.json");
  if (!read) FAIL(read.error().where + ": " + read.error().what.en);
  for (const noren::Problem& problem : read->errors)
    FAIL(problem.where + ": " + problem.what.en);
  return read->mapping;
}

noren::Problem first_error(const std::string& text) {
  const auto read = parse_format_mapping(text, "ours", "ours.json");
  if (!read) return read.error();
  REQUIRE_FALSE(read->errors.empty());
  return read->errors.front();
}

/// A venue whose source has the format of that file.
FeedReading venue_with(const std::string& text) {
  FeedReading venue;
  venue.formats = {mapping(text)};
  venue.source.format = "ours";
  return venue;
}

}  // namespace

TEST_CASE("a small file makes events of an API that nobody has seen before") {
  FeedReading venue = venue_with(R"({"lists":"/data/happenings","entry":{
    "title":"/what","start":"/times/from","end":"/times/to","place":"/where",
    "status":{"at":"/state","values":{"X":"cancelled","*":"scheduled"}}}})");
  const Content content = venue.content(R"({"data":{"happenings":[
    {"what":"お茶会","times":{"from":"2024/02/20 13:00","to":"2024/02/20 15:00"},"where":"2階","state":"x"},
    {"what":"夜の会","times":{"from":"2024-02-21 25:30"},"state":7}]}})");
  REQUIRE(content.events.size() == 2);
  CHECK(content.events[0].title == "お茶会");
  CHECK(venue.shown(content.events[0].schedule) == "2024-02-20T13:00/2024-02-20T15:00");
  CHECK(content.events[0].place == "2階");
  CHECK(content.events[0].status == noren::EventStatus::cancelled);
  CHECK(venue.shown(content.events[1].schedule) == "2024-02-22T01:30");
  CHECK(content.events[1].status == noren::EventStatus::scheduled);
}

TEST_CASE("of alternatives the first that gives something counts") {
  FeedReading venue = venue_with(R"({"lists":"","entry":{
    "title":["/a","/b/c",{"text":"題なし"}],"start":["/x","/y"],"place":{"at":["/room","/street"]}}})");
  const Content content = venue.content(R"([
    {"a":"","b":{"c":"二"},"x":"0000-00-00","y":"2024-03-01T10:00","room":"B","street":"上野"},
    {"a":["","三"],"x":"2024-03-01T11:00","street":"上野"},
    {"a":null,"b":[],"x":null,"y":"2024-03-01T12:00","room":"上野","street":"上野"}])");
  REQUIRE(content.events.size() == 3);
  CHECK(content.events[0].title == "二");
  CHECK(venue.shown(content.events[0].schedule) == "2024-03-01T10:00");
  CHECK(content.events[0].place == "B 上野");
  CHECK(content.events[1].title == "三");
  CHECK(content.events[2].title == "題なし");
  CHECK(content.events[2].place == "上野");
}

TEST_CASE("conditions choose among the places of a value and leave entries out") {
  FeedReading venue = venue_with(R"({"lists":"/e","entry":{"title":"/t",
    "start":[{"at":"/s","as":"date","if":"/whole"},{"at":"/s"}],
    "online":{"text":"true","unless":["/room","/seats"]}},
    "skip":[{"if":"/state","is":["draft",3]},{"unless":"/s"}]})");
  const Content content = venue.content(R"({"e":[
    {"t":"一","s":"2024-03-01T10:00","whole":true,"room":"A"},
    {"t":"二","s":"2024-03-01T10:00","whole":false,"seats":0},
    {"t":"三","s":"2024-03-01T10:00","state":"DRAFT"},
    {"t":"四","s":"2024-03-01T10:00","state":3},
    {"t":"五"}]})");
  REQUIRE(content.events.size() == 2);
  CHECK(content.dropped == 0);
  CHECK(venue.shown(content.events[0].schedule) == "2024-03-01");
  CHECK(content.events[0].attendance == noren::Event::Attendance::unknown);
  CHECK(content.events[1].attendance == noren::Event::Attendance::online);
}

TEST_CASE("a single object is read like a list of one") {
  FeedReading venue = venue_with(R"({"lists":["/e",""],"entry":{"title":"/t","start":"/s"}})");
  CHECK(venue.content(R"({"t":"一","s":"2024-03-01"})").events.size() == 1);
  CHECK(venue.content(R"({"e":{"t":"一","s":"2024-03-01"}})").events.size() == 1);
  CHECK(venue.content(R"([{"t":"一","s":"2024-03-01"}])").events.size() == 1);
}

TEST_CASE("messages name the place as the service calls it") {
  FeedReading venue = venue_with(R"({"lists":"/d/e","entry":{"title":"/t","start":"/s/at"}})");
  const Content content = venue.content(R"({"d":{"e":[{"t":"一","s":{"at":"いつか"}},7]}})");
  CHECK(content.dropped == 2);
  CHECK(content.problems.at(0).where == "d.e[0].s/at");
  CHECK(content.problems.at(1).where == "d.e[1]");
}

TEST_CASE("what a mapping found is counted, for the check") {
  FeedReading venue =
      venue_with(R"({"lists":"/e","entry":{"title":"/t","start":"/s","place":["/p","/q"]},
                     "skip":{"if":"/hidden"}})");
  const auto read = venue.read(
      R"({"e":[{"t":"一","s":"2024-03-01"},{"t":"二","s":"2024-03-02","q":"上野"},{"hidden":true}]})");
  REQUIRE(read);
  REQUIRE(read->findings);
  CHECK(read->findings->entries == 2);
  CHECK(read->findings->skipped == 1);
  CHECK(read->findings->found.at("title") == 2);
  CHECK(read->findings->found.at("place") == 1);
  CHECK(read->findings->seen.count("/q") == 1);
  CHECK(read->findings->seen.count("/p") == 0);
}

TEST_CASE("times without an offset are those of the zone that the entry names") {
  FeedReading venue =
      venue_with(R"({"lists":"/e","entry":{"title":"/t","start":"/s","end":"/f","zone":"/z"}})");
  const Content content = venue.content(R"({"e":[
    {"t":"夏","s":"2024-07-01 10:00","f":"2024-07-01 12:00","z":"Europe/Berlin"},
    {"t":"冬","s":"2024/1/15 10:00","z":"W. Europe Standard Time"},
    {"t":"差","s":"2024-03-01T10:00:00","z":"UTC+8"},
    {"t":"既知","s":"2024-03-01T10:00:00Z","z":"Europe/Berlin"},
    {"t":"終日","s":"2024-03-02","z":"Europe/Berlin"},
    {"t":"なし","s":"2024-03-03 10:00","z":null},
    {"t":"不明","s":"2024-03-04 10:00","z":"Hana/Machi"}]})");
  std::vector<std::string> shown;
  for (const auto& event : content.events)
    shown.push_back(event.title + " " + venue.shown(event.schedule));
  CHECK(shown == std::vector<std::string>{"夏 2024-07-01T17:00/2024-07-01T19:00",
                                          "冬 2024-01-15T18:00", "差 2024-03-01T11:00",
                                          "既知 2024-03-01T19:00", "終日 2024-03-02",
                                          "なし 2024-03-03T10:00", "不明 2024-03-04T10:00"});
  REQUIRE(content.problems.size() == 1);
  CHECK(content.problems[0].where == "e[6].z");
  CHECK(content.problems[0].what.ja.find("Hana/Machi") != std::string::npos);
}

TEST_CASE("a time that is not in seconds since 1970 is read as what it is, or named") {
  FeedReading venue =
      venue_with(R"({"lists":"/e","entry":{"title":"/t","start":{"at":"/s","as":"unix"}}})");
  const Content content = venue.content(
      R"({"e":[{"t":"一","s":1708218000},{"t":"二","s":"2024-02-18 10:00"},{"t":"三","s":"未定"}]})");
  REQUIRE(content.events.size() == 2);
  CHECK(venue.shown(content.events[0].schedule) == "2024-02-18T10:00");
  CHECK(venue.shown(content.events[1].schedule) == "2024-02-18T10:00");
  REQUIRE(content.problems.size() == 1);
  CHECK(content.problems[0].what.ja.find("未定") != std::string::npos);
}

TEST_CASE("an answer without the list of its format says so") {
  FeedReading venue = venue_with(R"({"lists":"/e","entry":{"title":"/t","start":"/s"}})");
  const noren::Problem problem = venue.failure(R"({"error":"no key"})");
  CHECK(problem.what.en.find("/e") != std::string::npos);
}

TEST_CASE("what is wrong with a mapping is told with line, column and pointer") {
  CHECK(first_error("{\n \"lists\": \"events\" }").where == "ours.json:2:11 /lists");
  CHECK(first_error(R"({"lists":"/e","entry":{"title":"/t","start":"/s","titel":"/t"}})").where ==
        "ours.json:1:50 /entry/titel");
  CHECK(first_error(R"({"lists":"/e","entry":{"title":{"at":"/t","as":"htlm"},"start":"/s"}})")
            .where == "ours.json:1:48 /entry/title/as");
  CHECK(first_error(R"({"lists":"/e","entry":{"start":"/s"}})").what.en.find("title") !=
        std::string::npos);
  CHECK(first_error(R"({"lists":"/e","entry":{"title":"/t"}})").what.en.find("start") !=
        std::string::npos);
  CHECK(first_error(R"({"lists":"/e","entry":{"title":{"if":"/t"},"start":"/s"}})")
            .what.en.find("at") != std::string::npos);
  CHECK(first_error("[").where.substr(0, 9) == "ours.json");
}

TEST_CASE("a venue's own format is recognised by its shapes, before general ones") {
  FeedReading venue;
  venue.formats.push_back(mapping(
      R"({"recognise":[["/rows/*/topic","/rows/*/at"]],"lists":"/rows","entry":{"title":"/topic","start":"/at"}})"));
  const auto read = venue.read(R"({"rows":[{"topic":"会","at":"2024-03-01"}]})");
  REQUIRE(read);
  CHECK(read->format == "ours");
}

TEST_CASE("hostile answers do not make a mapping slow or large") {
  FeedReading venue =
      venue_with(R"({"lists":"/e","entry":{"title":"/t","start":"/s","tags":"/x/*/y"}})");
  std::string wide = R"({"e":[{"t":"一","s":"2024-03-01","x":[)";
  for (int i = 0; i < 50000; ++i)
    wide += R"({"y":"z"},)";
  wide += R"({"y":"z"}]}]})";
  CHECK(venue.content(wide).events.size() == 1);
  std::string names = "{";
  for (int i = 0; i < 20000; ++i)
    names += "\"k" + std::to_string(i) + "\":{\"a\":1},";
  CHECK_FALSE(venue.read(names + "\"z\":1}"));
}
