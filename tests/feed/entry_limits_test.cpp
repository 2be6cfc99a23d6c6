#include <string>

#include <fmt/format.h>

#include "catch.h"
#include "feed/feed_reading.h"

using noren::Content;

TEST_CASE("only so many events are kept: the coming ones, nearest first") {
  FeedReading venue;
  venue.source.max_items = 3;
  const Content content = venue.content(R"({"events":[
    {"title":"far","start":"2024-12-01"},{"title":"past","start":"2024-01-01"},
    {"title":"near","start":"2024-02-15"},{"title":"standing","standing":true},
    {"title":"next","start":"2024-02-20"}]})");
  REQUIRE(content.events.size() == 3);
  CHECK(content.events[0].title == "near");
  CHECK(content.events[1].title == "standing");
  CHECK(content.events[2].title == "next");
}

TEST_CASE("of more posts than wanted the newest are kept") {
  FeedReading venue;
  venue.source.max_items = 2;
  const Content content = venue.content(R"({"posts":[
    {"title":"old","published":"2020-01-01"},{"title":"new","published":"2024-02-01"},
    {"title":"newer","published":"2024-02-10"},{"title":"older","published":"2019-01-01"}]})");
  REQUIRE(content.posts.size() == 2);
  CHECK(content.posts[0].title == "new");
  CHECK(content.posts[1].title == "newer");
}

TEST_CASE("what is older than the source's age limit is left out without a warning") {
  FeedReading venue;
  venue.source.max_age = std::chrono::hours(24 * 30);
  const Content content = venue.content(R"({
    "events":[{"title":"a","start":"2024-01-01"},{"title":"b","start":"2024-02-01"},
              {"title":"c","standing":true}],
    "posts":[{"title":"d","published":"2023-12-01"},{"title":"e","published":"2024-02-01"},
             {"title":"f"}]})");
  CHECK(content.events.size() == 2);
  CHECK(content.posts.size() == 2);
  CHECK(content.dropped == 0);
  CHECK(content.problems.empty());
}

TEST_CASE("words of a title or a tag let an entry in or keep it out") {
  FeedReading venue;
  venue.source.include = {"ＰＹＴＨＯＮ", "花"};
  venue.source.exclude = {"中止"};
  const Content content = venue.content(R"({"events":[
    {"title":"Python もくもく会","standing":true},{"title":"茶会","standing":true,"tags":["花"]},
    {"title":"花の会 中止","standing":true},{"title":"茶会","standing":true}],
    "posts":[{"title":"花の話"},{"title":"犬の話"}]})");
  CHECK(content.events.size() == 2);
  CHECK(content.posts.size() == 1);
}

TEST_CASE("ten thousand events are read, and as many bad ones are named without end") {
  FeedReading venue;
  std::string good = R"({"events":[)";
  std::string bad = R"({"events":[{"title":"ok","standing":true})";
  for (int i = 0; i < 10000; ++i) {
    good += fmt::format(R"({}{{"id":"{}","title":"会{}","start":"2024-{:02}-{:02}T10:00"}})",
                        i == 0 ? "" : ",", i, i, i % 12 + 1, i % 28 + 1);
    bad += R"(,{"title":"x","start":"y"})";
  }
  CHECK(venue.content(good + "]}").events.size() == 200);
  const Content content = venue.content(bad + "]}");
  CHECK(content.events.size() == 1);
  CHECK(content.dropped == 10000);
  CHECK(content.problems.size() < 300);
}
