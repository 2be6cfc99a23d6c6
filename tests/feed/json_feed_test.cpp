#include "catch.h"
#include "feed/feed_reading.h"

using noren::Content;

namespace {

constexpr const char* kFeed = R"({"version":"https://jsonfeed.org/version/1.1","title":"花の記",
  "home_page_url":"https://example.jp/","next_url":"https://example.jp/2.json","items":[
  {"id":"1","title":"面談の&amp;話","url":"https://example.jp/1","date_published":"2024-02-14T07:00:00+09:00",
   "summary":"短い文。","content_html":"<p>長い文</p>","image":"/1.png","tags":["日記","仕事"],
   "authors":[{"name":"花","url":"https://example.jp/hana"}]},
  {"id":2,"content_html":"<p>題のない<b>記事</b>です。</p><script>x()</script>","external_url":"https://example.org/2",
   "date_published":"2024-01-02T03:04","banner_image":"https://example.org/b.png"},
  {"id":"3","content_text":"文字だけ。\n二行目"},
  {"id":"4","content_html":" <br> "},
  {"id":"5","title":"五","date_published":"昨日"}]})";

}  // namespace

TEST_CASE("a JSON Feed gives its posts") {
  FeedReading venue;
  const auto read = venue.read(kFeed);
  REQUIRE(read);
  CHECK(read->format == "jsonfeed");
  const Content& content = read->content;
  REQUIRE(content.posts.size() == 4);
  CHECK(content.posts[0].id == "1");
  CHECK(content.posts[0].title == "面談の&話");
  CHECK(content.posts[0].summary == "短い文。");
  CHECK(content.posts[0].url == "https://example.jp/1");
  CHECK(content.posts[0].image == "https://example.jp/1.png");
  CHECK(content.posts[0].tags == std::vector<std::string>{"日記", "仕事"});
  CHECK(venue.clock(content.posts[0].published.value()) == "2024-02-14T07:00");
}

TEST_CASE("an item without a title is shown by its first sentence, one without text is dropped") {
  FeedReading venue;
  const Content content = venue.content(kFeed);
  CHECK(content.posts.at(1).id == "2");
  CHECK(content.posts[1].title == "題のない記事です");
  CHECK(content.posts[1].url == "https://example.org/2");
  CHECK(content.posts[1].image == "https://example.org/b.png");
  CHECK(venue.clock(content.posts[1].published.value()) == "2024-01-02T03:04");
  CHECK(content.posts[2].title == "文字だけ");
  CHECK(content.posts[2].summary == "文字だけ。 二行目");
  CHECK(content.dropped == 1);
}

TEST_CASE("a date that can't be read costs the post only its date") {
  FeedReading venue;
  const Content content = venue.content(kFeed);
  CHECK(content.posts.at(3).title == "五");
  CHECK_FALSE(content.posts[3].published);
  CHECK(content.problems.back().where == "items[4].date_published");
}

TEST_CASE("a JSON Feed is recognised by its version, old and new, or by its addresses") {
  FeedReading venue;
  for (const char* feed : {R"({"version":"https://jsonfeed.org/version/1","items":[]})",
                           R"({"version":"http:\/\/jsonfeed.org\/version\/1.1","items":[]})",
                           R"({"feed_url":"https://example.jp/f","items":[]})"}) {
    INFO(feed);
    const auto read = venue.read(feed);
    REQUIRE(read);
    CHECK(read->format == "jsonfeed");
    CHECK(read->content.posts.empty());
  }
}

TEST_CASE("a JSON Feed without items is no feed") {
  FeedReading venue;
  CHECK(venue.failure(R"({"version":"https://jsonfeed.org/version/1.1","title":"x"})").where ==
        "events");
}

TEST_CASE("items that are no objects are dropped one by one") {
  FeedReading venue;
  const Content content =
      venue.content(R"({"version":"https://jsonfeed.org/version/1.1","items":[1,{"title":"a"}]})");
  CHECK(content.posts.size() == 1);
  CHECK(content.dropped == 1);
  CHECK(content.problems.at(0).where == "items[0]");
}
