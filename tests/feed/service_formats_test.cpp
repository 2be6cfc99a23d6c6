#include "catch.h"
#include "feed/feed_reading.h"

using noren::Content;
using noren::Event;
using noren::EventStatus;
using noren::Post;

namespace {

/// Reads `bytes`, which must be recognised as `format`.
Content recognised(FeedReading& venue, const std::string& format, std::string_view bytes) {
  const auto read = venue.read(bytes);
  if (!read) FAIL(read.error().where + ": " + read.error().what.en);
  CHECK(read->format == format);
  return read->content;
}

}  // namespace

TEST_CASE("connpass events are recognised and read") {
  FeedReading venue;
  const Content content = recognised(venue, "connpass", R"({"results_returned":9,
    "results_available":2,"results_start":1,"events":[
    {"id":11,"title":" 花の会 #3 ","catch":"","description":"<p>話しましょう。</p><p>お茶つき</p>",
     "url":"https://hana.connpass.com/event/11/","image_url":"https://media.example/1.png",
     "started_at":"2024-02-20T19:00:00+09:00","ended_at":"2024-02-20T21:00:00+09:00",
     "place":"2階会議室","address":"東京都台東区","lat":"35.7","lon":null,"limit":null,"accepted":10,
     "waiting":2,"open_status":"open","event_type":"participation","hash_tag":"hana",
     "group":{"id":1,"title":"花"},"updated_at":"2024-02-01T00:00:00+09:00"},
    {"id":12,"title":"夜の会","catch":"一行","started_at":null,"ended_at":null,"place":null,
     "address":null,"group":null,"open_status":"preopen"},
    {"id":13,"title":"画面の会","catch":null,"started_at":"2024-03-01T19:00:00+09:00",
     "ended_at":"2024-04-04T20:00:00+09:00","place":null,"address":"オンライン","lat":null,
     "open_status":"cancelled","waiting":0}]})");
  REQUIRE(content.events.size() == 2);
  CHECK(content.dropped == 1);
  const Event& first = content.events[0];
  CHECK(first.id == "11");
  CHECK(first.title == "花の会 #3");
  CHECK(venue.shown(first.schedule) == "2024-02-20T19:00/2024-02-20T21:00");
  CHECK(first.place == "2階会議室");
  CHECK(first.attendance == Event::Attendance::on_site);
  CHECK(first.summary == "話しましょう。 お茶つき");
  CHECK(first.url == "https://hana.connpass.com/event/11/");
  CHECK(first.image == "https://media.example/1.png");
  CHECK(first.status == EventStatus::full);
  const Event& second = content.events[1];
  CHECK(second.status == EventStatus::cancelled);
  CHECK(second.attendance == Event::Attendance::online);
  CHECK(venue.shown(second.schedule) == "2024-03-01T19:00/2024-04-04T20:00");
}

TEST_CASE("coordinates that change their type from answer to answer change nothing") {
  FeedReading venue;
  for (const char* lat : {"35.6", "\"35.672968000000\"", "null", "{}"}) {
    INFO(lat);
    const Content content = recognised(
        venue, "connpass",
        std::string(
            R"({"results_start":1,"results_returned":1,"events":[{"id":"x1","title":"会",)") +
            R"("started_at":"2024-02-20T19:00:00+09:00","place":"会場","lat":)" + lat + "}]}");
    REQUIRE(content.events.size() == 1);
    CHECK(content.events[0].attendance == Event::Attendance::on_site);
  }
}

TEST_CASE("Doorkeeper events stand in a wrapper each, in UTC, online where nothing is said") {
  FeedReading venue;
  const Content content = recognised(venue, "doorkeeper", R"([{"event":{"id":5,"title":"相談",
    "starts_at":"2024-02-20T08:30:00.000Z","ends_at":"2024-02-20T09:30:00.000Z","venue_name":null,
    "address":null,"lat":null,"long":null,"ticket_limit":1,"participants":0,"waitlisted":0,
    "public_url":"https://hana.doorkeeper.jp/events/5","banner":null,"group":24,
    "description":"<h2>話す</h2>","published_at":"2015-07-13T23:48:29.463Z",
    "updated_at":"2018-05-11T00:07:44.270Z"}},
    {"event":{"id":6,"title":"集い","starts_at":"2024-02-21T08:30:00.000Z",
    "ends_at":"2024-02-21T08:30:00.000Z","venue_name":"花の家","address":"上野","lat":35.6,
    "group":{"id":24,"name":"花"},"public_url":"https://hana.doorkeeper.jp/events/6"}}])");
  REQUIRE(content.events.size() == 2);
  CHECK(venue.shown(content.events[0].schedule) == "2024-02-20T17:30/2024-02-20T18:30");
  CHECK(content.events[0].attendance == Event::Attendance::online);
  CHECK(content.events[0].status == EventStatus::scheduled);
  CHECK(venue.shown(content.events[1].schedule) == "2024-02-21T17:30");
  CHECK(content.events[1].place == "花の家");
  const Content one = recognised(
      venue, "doorkeeper",
      R"({"event":{"id":5,"title":"相談","starts_at":"2024-02-20T08:30:00.000Z","lat":null}})");
  CHECK(one.events.size() == 1);
}

TEST_CASE("Meetup's zero duration is an unknown end, and its invented places are online") {
  FeedReading venue;
  const Content content = recognised(venue, "meetup", R"([
    {"id":"1","title":"R の会","description":"**話す**\\, 聞く","status":"CANCELLED",
     "dateTime":"2024-02-20T19:30:00+05:45","duration":"PT0S","eventUrl":"https://m.example/1",
     "venues":[{"name":"Online event","lat":-8.5211,"lon":179.1962,"venueType":"online"}],
     "featuredEventPhoto":{}},
    {"id":"2","title":"集い","dateTime":"2024-02-21T10:00:00+09:00","duration":"P34DT5H",
     "status":"ACTIVE","eventUrl":"https://m.example/2","venues":[{"name":"花の家","venueType":""}]}])");
  REQUIRE(content.events.size() == 2);
  CHECK(venue.shown(content.events[0].schedule) == "2024-02-20T22:45");
  CHECK(content.events[0].status == EventStatus::cancelled);
  CHECK(content.events[0].attendance == Event::Attendance::online);
  CHECK(content.events[0].summary == "話す, 聞く");
  CHECK(venue.shown(content.events[1].schedule) == "2024-02-21T10:00/2024-03-26T15:00");
  CHECK(content.events[1].place == "花の家");
}

TEST_CASE("WordPress posts have their GMT date, and titles without tags and entities") {
  FeedReading venue;
  const Content content = recognised(venue, "wordpress", R"([
    {"id":7,"date":"2024-02-10T09:00:00","date_gmt":"2024-02-10T00:00:00",
     "modified_gmt":"2024-02-13T00:00:00","slug":"%e8%8a%b1","status":"publish","link":"\/2024\/02\/hana\/",
     "title":{"rendered":"花&#8211;<b>春<\/b>の&amp;amp;話<br>続き"},
     "excerpt":{"rendered":"<p>短い文 [&hellip;]<\/p>\n","protected":false},
     "content":{"rendered":"<p>とても長い文<\/p>"},"featured_media":3,
     "_embedded":{"wp:featuredmedia":[{"source_url":"https:\/\/example.jp\/a.jpg"}],
                  "wp:term":[[{"name":"日記"}],[{"name":"花"}]]}},
    {"id":8,"date":"2024-02-11T09:00:00","title":{"rendered":""},
     "content":{"rendered":"<p>題のない記事。二文目<\/p>"}},
    {"id":9,"date":"2024-02-12T09:00:00","status":"draft","title":{"rendered":"下書き"},
     "content":{"rendered":""}}])");
  REQUIRE(content.posts.size() == 2);
  const Post& post = content.posts[0];
  CHECK(post.title == "花–春の&話 続き");
  CHECK(venue.clock(post.published.value()) == "2024-02-10T09:00");
  CHECK(post.url == "https://example.jp/2024/02/hana/");
  CHECK(post.image == "https://example.jp/a.jpg");
  CHECK(post.tags == std::vector<std::string>{"日記", "花"});
  CHECK(content.posts[1].title == "題のない記事");
  CHECK(venue.clock(content.posts[1].published.value()) == "2024-02-11T09:00");
}

TEST_CASE("The Events Calendar: a zone that lies is not believed, all day is all day") {
  FeedReading venue;
  const auto event = [](const std::string& members) {
    return R"({"id":1,"title":"&#8220;花&#8221;","url":"https://e.example/1","image":false,"venue":[],)" +
           members + "}";
  };
  const Content content = recognised(
      venue, "tribe",
      R"({"events":[)" +
          event(R"("start_date":"2024-02-20 12:00:00","utc_start_date":"2024-02-20 03:00:00",
                   "end_date":"2024-02-20 13:00:00","utc_end_date":"2024-02-20 04:00:00",
                   "timezone":"Asia/Tokyo","all_day":false)") +
          "," + event(R"("start_date":"2024-02-20 12:00:00","utc_start_date":"2024-02-20 12:00:00",
                   "timezone":"UTC+0","all_day":false)") +
          "," + event(R"("start_date":"2024-02-20 00:00:00","utc_start_date":"2024-02-19 15:00:00",
                   "end_date":"2024-02-21 23:59:59","utc_end_date":"2024-02-21 14:59:59",
                   "timezone":"UTC+9","all_day":true)") +
          R"(],"rest_url":"x","total":3,"total_pages":1})");
  REQUIRE(content.events.size() == 3);
  CHECK(content.events[0].title == "“花”");
  CHECK(venue.shown(content.events[0].schedule) == "2024-02-20T12:00/2024-02-20T13:00");
  CHECK(content.events[0].image.empty());
  CHECK(venue.shown(content.events[1].schedule) == "2024-02-20T12:00");
  CHECK(venue.shown(content.events[2].schedule) == "2024-02-20..2024-02-21");
}

TEST_CASE("the newer tec/v1 is The Events Calendar too, not WordPress posts") {
  FeedReading venue;
  const Content content = recognised(venue, "tribe", R"([{"id":1,"link":"https://e.example/1",
    "date":"2024-01-01T00:00:00","date_gmt":"2024-01-01T00:00:00","status":"publish",
    "title":{"rendered":"花&amp;会"},"start_date":"2024-02-20 12:00:00","timezone":"Asia/Tokyo",
    "start_date_utc":"2024-02-20 03:00:00","venues":[{"title":{"rendered":"花の家"}}]}])");
  REQUIRE(content.events.size() == 1);
  CHECK(content.events[0].title == "花&会");
  CHECK(content.events[0].place == "花の家");
}

TEST_CASE("Google Calendar: days end before their end, exceptions without a title are none") {
  FeedReading venue;
  const Content content = recognised(venue, "google-calendar", R"({"kind":"calendar#events",
    "accessRole":"reader","nextPageToken":"n","timeZone":"Asia/Tokyo","items":[
    {"kind":"calendar#event","id":"a","iCalUID":"a@g","status":"confirmed","summary":"合宿",
     "start":{"date":"2024-02-20"},"end":{"date":"2024-02-22"},"location":"箱根"},
    {"id":"b","status":"confirmed","summary":"話す会","htmlLink":"https://cal.example/b",
     "start":{"dateTime":"2024-02-21T10:00:00+09:00","timeZone":"Asia/Tokyo"},
     "end":{"dateTime":"2024-02-21T11:00:00+09:00"},"hangoutLink":"https://meet.example/x"},
    {"id":"c","status":"cancelled","originalStartTime":{"dateTime":"2024-02-22T10:00:00+09:00"}},
    {"id":"d","status":"cancelled","summary":"中止の会","start":{"date":"2024-02-24T10:30:00+09:00"},
     "end":{"date":"2024-02-24T11:00:00+09:00"}},
    {"id":"e","status":"confirmed","start":{"date":"2024-02-25"},"end":{"date":"2024-02-26"}}]})");
  REQUIRE(content.events.size() == 3);
  CHECK(content.dropped == 1);
  CHECK(venue.shown(content.events[0].schedule) == "2024-02-20..2024-02-21");
  CHECK(venue.shown(content.events[1].schedule) == "2024-02-21T10:00/2024-02-21T11:00");
  CHECK(content.events[1].attendance == Event::Attendance::online);
  CHECK(content.events[2].status == EventStatus::cancelled);
  CHECK(venue.shown(content.events[2].schedule) == "2024-02-24T10:30/2024-02-24T11:00");
}

TEST_CASE("schema.org events are found in a list, a graph or alone, in their many shapes") {
  FeedReading venue;
  const Content content = recognised(venue, "jsonld", R"({"@context":"https://schema.org","@graph":[
    {"@type":"Organization","name":"花の会","url":"https://example.jp"},
    {"@type":["EducationEvent"],"name":"学ぶ会","startDate":"2024-02-20T19:30:00+0900",
     "endDate":"2024-02-20","eventStatus":"http://schema.org/EventPostponed",
     "eventAttendanceMode":"https://schema.org/OnlineEventAttendanceMode",
     "location":{"@type":"VirtualLocation","url":"https://live.example/x"},
     "image":["https://example.jp/a.jpg","https://example.jp/b.jpg"]},
    {"@type":"Event","name":"集い","startDate":"2024-02-21","eventStatus":"EventCancelled",
     "location":[{"@type":"Place","name":"花の家","address":"上野"},{"@type":"VirtualLocation"}],
     "eventAttendanceMode":"MixedEventAttendanceMode","image":{"@type":"ImageObject","url":"https://example.jp/c.jpg"}},
    {"@type":"Event","name":"住所だけ","startDate":"2024-02-22T10:00","location":"上野公園"}]})");
  REQUIRE(content.events.size() == 3);
  CHECK(content.dropped == 0);
  CHECK(content.events[0].status == EventStatus::postponed);
  CHECK(content.events[0].attendance == Event::Attendance::online);
  CHECK(content.events[0].image == "https://example.jp/a.jpg");
  CHECK(content.events[0].url == "https://live.example/x");
  CHECK(content.events[1].status == EventStatus::cancelled);
  CHECK(content.events[1].attendance == Event::Attendance::both);
  CHECK(content.events[1].place == "花の家");
  CHECK(content.events[1].image == "https://example.jp/c.jpg");
  CHECK(content.events[2].place == "上野公園");
  for (const char* one : {R"({"@type":"Event","name":"一","startDate":"2024-02-20T10:00"})",
                          R"([{"@type":"MusicEvent","name":"一","startDate":"2024-02-20T10:00"}])"})
    CHECK(recognised(venue, "jsonld", one).events.size() == 1);
}

TEST_CASE("posts of Ghost, microCMS and Contentful are read") {
  FeedReading venue;
  CHECK(recognised(venue, "ghost", R"({"posts":[{"id":"1","slug":"a","title":"一",
    "published_at":"2024-02-10T09:00:00.000+00:00","custom_excerpt":null,"feature_image":null,
    "html":"<p>文</p>"}]})")
            .posts.size() == 1);
  const Content micro = recognised(venue, "microcms", R"({"contents":[{"id":"a","title":"一",
    "publishedAt":"2024-02-10T00:00:00.000Z","body":"<p>文</p>","eyecatch":{"url":"https://i.example/a.png","height":1,"width":1}}],
    "totalCount":1,"offset":0,"limit":10})");
  REQUIRE(micro.posts.size() == 1);
  CHECK(micro.posts[0].image == "https://i.example/a.png");
  CHECK(venue.clock(micro.posts[0].published.value()) == "2024-02-10T09:00");
  CHECK(recognised(venue, "contentful",
                   R"({"items":[{"sys":{"id":"a","createdAt":"2024-02-10T00:00:00Z"},
    "fields":{"title":"一"}}]})")
            .posts.size() == 1);
}

TEST_CASE("a list that somebody keeps by hand is understood by its usual names") {
  FeedReading venue;
  const Content content = recognised(venue, "json", R"([{"source_id":"a","title":"朝の会",
    "starts_at":"2024-02-20T19:00:00Z","location":"花の家","tags":["朝"]}])");
  REQUIRE(content.events.size() == 1);
  CHECK(venue.shown(content.events[0].schedule) == "2024-02-21T04:00");
  const Content posts = recognised(venue, "json", R"({"list":[{"date":"2024-02-02T13:04:18.696Z",
    "title":"題","url":"https://example.jp/","content":"文","tags":["a","b"]}]})");
  REQUIRE(posts.posts.size() == 1);
  CHECK(posts.posts[0].tags.size() == 2);
}

TEST_CASE("titles are cleaned of what the wall can't show, whatever service they come from") {
  FeedReading venue;
  const std::string title = "\\u200b  は\\u3099る\\u0007の\\u202e会\\u3000\\uff5e ﾊﾝｶｸ ①㈱ \\ud83d";
  const Content content =
      recognised(venue, "connpass",
                 R"({"results_start":1,"results_returned":1,"events":[{"title":")" + title +
                     R"(","started_at":"2024-02-20T19:00:00+09:00"}]})");
  REQUIRE(content.events.size() == 1);
  CHECK(content.events[0].title == "ばるの会　～ ﾊﾝｶｸ ①㈱");
}

TEST_CASE("what a service says instead of events is shown to the organiser") {
  FeedReading venue;
  for (const char* answer : {R"({"error":{"code":403,"message":"Rate Limit Exceeded"}})",
                             R"({"message":"Rate Limit Exceeded","code":401})",
                             R"({"errors":[{"message":"Rate Limit Exceeded"}]})",
                             R"({"error":"Rate Limit Exceeded",})"}) {
    INFO(answer);
    CHECK(venue.failure(answer).what.ja.find("Rate Limit Exceeded") != std::string::npos);
  }
}

TEST_CASE("an address where the place belongs is a meeting on the net") {
  FeedReading venue;
  const Content content =
      recognised(venue, "google-calendar", R"({"kind":"calendar#events","accessRole":"reader",
    "items":[{"summary":"話す会","location":"https://zoom.example/j/1","start":{"date":"2024-02-20"},
    "end":{"date":"2024-02-21"}}]})");
  REQUIRE(content.events.size() == 1);
  CHECK(content.events[0].attendance == Event::Attendance::online);
  CHECK(content.events[0].place.empty());
}

TEST_CASE("posts of WordPress behind a password are not for the wall") {
  FeedReading venue;
  const auto posts =
      venue
          .content(
              R"([{"id":1,"date_gmt":"2024-02-13T22:00:00","title":{"rendered":"保護中: 会員へ"},
"excerpt":{"rendered":"","protected":true}},{"id":2,"date_gmt":"2024-02-13T22:00:00",
"title":{"rendered":"みなさまへ"},"excerpt":{"rendered":"","protected":false}}])")
          .posts;
  REQUIRE(posts.size() == 1);
  CHECK(posts[0].title == "みなさまへ");
}
