#include <string>

#include "catch.h"
#include "feed/feed_reading.h"

using noren::Content;
using noren::Event;
using noren::EventKind;
using noren::EventStatus;

TEST_CASE("every member of an event is read") {
  FeedReading venue;
  const Content content = venue.event(R"("id":"2024-02-18-koryukai","kind":"meetup",
    "title":"女性管理職のための交流会","start":"2024-02-18T10:00:00+09:00",
    "end":"2024-02-18T12:00:00+09:00","online":false,"place":"梅の間","summary":"話しましょう。",
    "url":"https://example.jp/e","image":"https://example.jp/e.png","status":"full",
    "verb":"参加する","deadline":"前日まで","fee":"500円","capacity":"8名")");
  REQUIRE(content.events.size() == 1);
  CHECK(content.problems.empty());
  const Event& event = content.events[0];
  CHECK(event.id == "2024-02-18-koryukai");
  CHECK(event.kind == EventKind::meetup);
  CHECK(event.title == "女性管理職のための交流会");
  CHECK(venue.shown(event.schedule) == "2024-02-18T10:00/2024-02-18T12:00");
  CHECK(event.attendance == Event::Attendance::on_site);
  CHECK(event.place == "梅の間");
  CHECK(event.summary == "話しましょう。");
  CHECK(event.url == "https://example.jp/e");
  CHECK(event.image == "https://example.jp/e.png");
  CHECK(event.status == EventStatus::full);
  CHECK(event.verb == "参加する");
  CHECK(event.deadline == "前日まで");
  CHECK(event.fee == "500円");
  CHECK(event.capacity == "8名");
}

TEST_CASE("the kinds and states have their names, in Japanese too") {
  FeedReading venue;
  const Content content = venue.content(R"({"events":[
    {"title":"a","standing":true,"kind":"session","status":"cancelled"},
    {"title":"b","standing":true,"kind":"consultation","status":"postponed"},
    {"title":"c","standing":true,"kind":"workshop","status":"中止"},
    {"title":"d","standing":true,"kind":"交流会","status":"満席"},
    {"title":"e","standing":true,"status":"maybe"}]})");
  REQUIRE(content.events.size() == 5);
  CHECK(content.events[0].kind == EventKind::session);
  CHECK(content.events[0].status == EventStatus::cancelled);
  CHECK(content.events[1].kind == EventKind::consultation);
  CHECK(content.events[1].status == EventStatus::postponed);
  CHECK(content.events[2].kind == EventKind::event);
  CHECK(content.events[2].status == EventStatus::cancelled);
  CHECK(content.events[3].kind == EventKind::meetup);
  CHECK(content.events[3].status == EventStatus::full);
  CHECK(content.events[4].status == EventStatus::scheduled);
  REQUIRE(content.problems.size() == 1);
  CHECK(content.problems[0].where == "events[4].status");
}

TEST_CASE("start and end are read in every shape of RFC 3339, in the venue's zone") {
  FeedReading venue;
  const auto schedule = [&](const std::string& members) {
    const Content content = venue.event("\"title\":\"会\"," + members);
    return content.events.empty() ? "dropped" : venue.shown(content.events[0].schedule);
  };
  CHECK(schedule(R"("start":"2024-02-18T01:00:00Z")") == "2024-02-18T10:00");
  CHECK(schedule(R"("start":"2024-02-18T10:00:00")") == "2024-02-18T10:00");
  CHECK(schedule(R"("start":"2024-02-18 10:00")") == "2024-02-18T10:00");
  CHECK(schedule(R"("start":"2024-02-18T03:45:00-05:30")") == "2024-02-18T18:15");
  CHECK(schedule(R"("start":"2024-02-18")") == "2024-02-18");
  CHECK(schedule(R"("start":"2024-02-18","end":"2024-02-20")") == "2024-02-18..2024-02-20");
  CHECK(schedule(R"("start":"2024-02-18","end":"2024-02-18T17:00")") == "2024-02-18");
  CHECK(schedule(R"("start":"2024-02-18","end":"2024-02-20T00:00")") == "2024-02-18..2024-02-19");
  CHECK(schedule(R"("start":"2024-02-18T10:00","end":"2024-02-18")") ==
        "2024-02-18T10:00/2024-02-19T00:00");
  CHECK(schedule(R"("start":"2024-02-18T10:00","end":null)") == "2024-02-18T10:00");
  CHECK(schedule(R"("start":"2024-02-18T10:00","end":"2024-02-18T10:00")") == "2024-02-18T10:00");
  CHECK(schedule(R"("standing":true,"start":"2024-02-18")") == "standing");
  CHECK(schedule(R"("standing":"true")") == "standing");
  CHECK(schedule(R"("start":"2/18(日) 10:00〜")") == "2024-02-18T10:00");
}

TEST_CASE("a local time follows the summer time of the venue's zone") {
  FeedReading venue;
  venue.zone = noren::Zone("Europe/Berlin", std::chrono::hours(1), {},
                           noren::PosixRule::parse("CET-1CEST,M3.5.0,M10.5.0/3"));
  const Content content = venue.content(R"({"events":[
    {"title":"a","start":"2024-07-01T10:00:00"},{"title":"b","start":"2024-01-15T10:00:00Z"}]})");
  CHECK(venue.shown(content.events[0].schedule) == "2024-07-01T10:00");
  CHECK(content.events[0].schedule.start ==
        noren::Instant(std::chrono::sys_days(std::chrono::year(2024) / 7 / 1)) +
            std::chrono::hours(8));
  CHECK(venue.shown(content.events[1].schedule) == "2024-01-15T11:00");
}

TEST_CASE("an end before the start is unknown, with a warning") {
  FeedReading venue;
  const Content content =
      venue.event(R"("title":"会","start":"2024-02-18T10:00","end":"2024-02-18T09:00")");
  REQUIRE(content.events.size() == 1);
  CHECK(venue.shown(content.events[0].schedule) == "2024-02-18T10:00");
  REQUIRE(content.problems.size() == 1);
  CHECK(content.problems[0].where == "events[0].end");
  CHECK(content.problems[0].what.ja.find("2024-02-18T09:00") != std::string::npos);
}

TEST_CASE("an entry that can't be used is dropped and named, its neighbours stay") {
  FeedReading venue;
  const Content content = venue.content(R"({"events":[
    {"title":"a","start":"2024-02-18"},
    {"title":"b","start":"2024-02-30T10:00:00+09:00"},
    {"title":"c"},
    {"start":"2024-02-18"},
    {"title":"  <b></b>\u200b","summary":"","start":"2024-02-18"},
    42, null, ["x"],
    {"title":"d","when":"来週の日曜"},
    {"title":{"x":1},"start":"2024-02-18"},
    {"title":"z","start":"2024-02-19"}]})");
  REQUIRE(content.events.size() == 2);
  CHECK(content.events[0].title == "a");
  CHECK(content.events[1].title == "z");
  CHECK(content.dropped == 9);
  const auto named = [&](const std::string& where) {
    for (const noren::Problem& problem : content.problems)
      if (problem.where == where && !problem.what.ja.empty() && !problem.what.en.empty())
        return true;
    return false;
  };
  for (const char* where :
       {"events[1].start", "events[2].start", "events[3].title", "events[4].title", "events[5]",
        "events[6]", "events[7]", "events[8].when", "events[9].title"}) {
    INFO(where);
    CHECK(named(where));
  }
}

TEST_CASE("a warning quotes the value, short and on one line") {
  FeedReading venue;
  const Content content =
      venue.event("\"title\":\"会\",\"start\":\"x\\n" + std::string(5000, 'y') + "\"");
  REQUIRE(content.problems.size() == 1);
  CHECK(content.problems[0].what.ja.size() < 400);
  CHECK(content.problems[0].what.ja.find('\n') == std::string::npos);
  CHECK(content.problems[0].what.ja.find("xy") == std::string::npos);
}

TEST_CASE("slips of type are taken where the meaning is plain") {
  FeedReading venue;
  const Content content = venue.content(R"({"events":[
    {"id":17,"title":2024,"start":"2024-02-18","online":"true","fee":500,"capacity":1e400,
     "summary":null,"url":null,"place":false,"image":""},
    {"id":18446744073709551617,"title":"b","start":"2024-02-18","online":"maybe"}]})");
  REQUIRE(content.events.size() == 2);
  CHECK(content.events[0].id == "17");
  CHECK(content.events[0].title == "2024");
  CHECK(content.events[0].attendance == Event::Attendance::online);
  CHECK(content.events[0].fee == "500");
  CHECK(content.events[0].capacity == "1e400");
  CHECK(content.events[0].place.empty());
  CHECK(content.events[1].id == "18446744073709551617");
  CHECK(content.events[1].attendance == Event::Attendance::unknown);
  REQUIRE(content.problems.size() == 1);
  CHECK(content.problems[0].where == "events[1].online");
}

TEST_CASE("whether an event is online is told by the flag or by the place") {
  FeedReading venue;
  const auto attendance = [&](const std::string& members) {
    return venue.event(R"("title":"会","standing":true)" + members).events.at(0).attendance;
  };
  CHECK(attendance("") == Event::Attendance::unknown);
  CHECK(attendance(R"(,"online":true)") == Event::Attendance::online);
  CHECK(attendance(R"(,"online":true,"place":"Zoom")") == Event::Attendance::online);
  CHECK(attendance(R"(,"online":true,"place":"梅の間")") == Event::Attendance::both);
  CHECK(attendance(R"(,"online":"hybrid")") == Event::Attendance::both);
  CHECK(attendance(R"(,"online":false)") == Event::Attendance::on_site);
  CHECK(attendance(R"(,"place":"梅の間")") == Event::Attendance::on_site);
  CHECK(attendance(R"(,"place":"オンライン（Ｚｏｏｍ）")") == Event::Attendance::online);
  CHECK(venue.event(R"("title":"会","standing":true,"place":"オンライン")")
            .events.at(0)
            .place.empty());
}

TEST_CASE("the kind is told by the words of the title only where the entry names none") {
  FeedReading venue;
  venue.settings.kinds = {{"朝活", EventKind::meetup}, {"相談", EventKind::event}};
  const auto kind = [&](const std::string& members) {
    return venue.event(R"("standing":true,)" + members).events.at(0).kind;
  };
  CHECK(kind(R"("title":"春の説明会")") == EventKind::session);
  CHECK(kind(R"("title":"もくもく会")") == EventKind::meetup);
  CHECK(kind(R"("title":"朝活")") == EventKind::meetup);
  CHECK(kind(R"("title":"個別相談")") == EventKind::event);
  CHECK(kind(R"("title":"春の会","tags":["交流会"])") == EventKind::meetup);
  CHECK(kind(R"("title":"春の説明会","kind":"event")") == EventKind::event);
  CHECK(kind(R"("title":"花の会")") == EventKind::event);
}

TEST_CASE("an event without an id has one made of kind, start and title, the same every time") {
  FeedReading venue;
  const std::string members =
      R"("kind":"session","title":"説明会","start":"2024-02-16T20:30:00+09:00")";
  const std::string id = venue.event(members).events.at(0).id;
  CHECK_FALSE(id.empty());
  CHECK(venue.event(members + R"(,"summary":"新しい文")").events.at(0).id == id);
  CHECK(venue.event(R"("kind":"session","title":"説明会","start":"2024-03-16T20:30:00+09:00")")
            .events.at(0)
            .id != id);
  CHECK(venue.event(R"("kind":"meetup","title":"説明会","start":"2024-02-16T20:30:00+09:00")")
            .events.at(0)
            .id != id);
}

TEST_CASE("a date without a year keeps its meaning after it was first seen") {
  FeedReading venue;
  const std::string members = R"("title":"会","when":"2月18日 10:00〜")";
  CHECK(venue.shown(venue.event(members).events.at(0).schedule) == "2024-02-18T10:00");
  REQUIRE(venue.first_seen.size() == 1);
  CHECK(venue.first_seen.begin()->second == venue.today);

  venue.today = noren::Date(std::chrono::year(2024), std::chrono::month(12), std::chrono::day(1));
  CHECK(venue.shown(venue.event(members).events.at(0).schedule) == "2024-02-18T10:00");
  CHECK(venue.first_seen.begin()->second.month() == std::chrono::month(2));
}

TEST_CASE("the reference day of a date is the entry's publication where it has one") {
  FeedReading venue;
  const Content content =
      venue.event(R"("title":"会","when":"2月18日 10:00〜","published":"2022-01-31T16:00:00Z")");
  CHECK(venue.shown(content.events.at(0).schedule) == "2022-02-18T10:00");
  CHECK(venue.first_seen.empty());
}

TEST_CASE("a date with its year is not remembered, nor one that can't be read") {
  FeedReading venue;
  venue.content(
      R"({"events":[{"title":"a","when":"2024年2月18日"},{"title":"b","when":"いつか"}]})");
  CHECK(venue.first_seen.empty());
}

TEST_CASE("a weekday that fits no year is left out with a warning") {
  FeedReading venue;
  const Content content = venue.event(R"("title":"会","when":"2月18日(土) 10:00〜")");
  CHECK(venue.shown(content.events.at(0).schedule) == "2024-02-18T10:00?");
  REQUIRE(content.problems.size() == 1);
  CHECK(content.problems[0].where == "events[0].when");
  CHECK(content.dropped == 0);
}

TEST_CASE("when stands in for a start that can't be read") {
  FeedReading venue;
  const Content content =
      venue.event(R"("title":"会","start":"2024-02-18T99:00","when":"2/18(日) 10:00")");
  CHECK(venue.shown(content.events.at(0).schedule) == "2024-02-18T10:00");
  CHECK(content.problems.size() == 1);
}

TEST_CASE("an entry without a title is shown by the first sentence of its summary") {
  FeedReading venue;
  const Content content = venue.content(R"({
    "events":[{"summary":"<p>春の会です。</p><p>来てください。</p>","standing":true}],
    "posts":[{"summary":"面談の話。続きはブログで。"},{"url":"https://example.jp/"}]})");
  CHECK(content.events.at(0).title == "春の会です");
  CHECK(content.events.at(0).summary == "春の会です。 来てください。");
  REQUIRE(content.posts.size() == 1);
  CHECK(content.posts[0].title == "面談の話");
  CHECK(content.dropped == 1);
}

TEST_CASE("texts lose their HTML once, and are bounded") {
  FeedReading venue;
  std::string flowers;
  for (int i = 0; i < 5000; ++i)
    flowers += "花";
  const Content content = venue.event(R"("standing":true,"title":"<b>Q&amp;amp;A</b>&hellip;)" +
                                      flowers + R"(","summary":")" + flowers + "\"");
  const Event& event = content.events.at(0);
  CHECK(event.title.rfind("Q&amp;A…花", 0) == 0);
  CHECK(noren::decode_utf8(event.title).size() == 300);
  CHECK(noren::decode_utf8(event.summary).size() == 4000);
}

TEST_CASE("addresses are resolved against the source, only http and https are kept") {
  FeedReading venue;
  const auto url = [&](const std::string& text) {
    return venue.event(R"("standing":true,"title":"会","url":")" + text + "\"").events.at(0).url;
  };
  CHECK(url("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d");
  CHECK(url("HTTPS://example.org/日本") == "https://example.org/日本");
  CHECK(url("/e/1") == "https://example.jp/e/1");
  CHECK(url("e/1") == "https://example.jp/feeds/e/1");
  CHECK(url("../e/./1") == "https://example.jp/e/1");
  CHECK(url("../../../../e") == "https://example.jp/e");
  CHECK(url("//cdn.example.org/x") == "https://cdn.example.org/x");
  CHECK(url("?id=3") == "https://example.jp/feeds/events.json?id=3");
  CHECK(url("www.example.org/x") == "https://www.example.org/x");
  for (const char* bad : {"javascript:alert(1)", "file:/etc/passwd", "data:text/html,x", "https://",
                          "http://a b/", "mailto:a@example.jp"}) {
    INFO(bad);
    CHECK(url(bad).empty());
  }
  CHECK(url("https://example.jp/" + std::string(3000, 'x')).empty());
}

TEST_CASE("an address of no use is named, and the event stays without it") {
  FeedReading venue;
  const Content content =
      venue.event(R"("standing":true,"title":"会","url":"javascript:x","image":"file:/a.png")");
  REQUIRE(content.events.size() == 1);
  REQUIRE(content.problems.size() == 2);
  CHECK(content.problems[0].where == "events[0].url");
  CHECK(content.problems[1].where == "events[0].image");
}

TEST_CASE("pictures by file are read only from feeds that are files") {
  FeedReading venue;
  venue.source.url = "file:/venue/feeds/events.json";
  const auto image = [&](const std::string& text) {
    return venue.event(R"("standing":true,"title":"会","image":")" + text + "\"")
        .events.at(0)
        .image;
  };
  CHECK(image("file:梅 #1%.png") == "file:/venue/feeds/梅 #1%.png");
  CHECK(image("posters/a.png") == "file:/venue/feeds/posters/a.png");
  CHECK(image("file:/srv/a.png") == "file:/srv/a.png");
  CHECK(image("https://example.jp/a.png") == "https://example.jp/a.png");
  CHECK(image("data:image/png;base64,xx").empty());
  CHECK(venue.event(R"("standing":true,"title":"会","url":"relative")").events.at(0).url.empty());
}

TEST_CASE("posts are read, with or without a date") {
  FeedReading venue;
  const Content content = venue.content(R"({"posts":[
    {"id":"p1","title":"一","published":"2024-02-14T07:00:00+09:00","summary":"文","tags":["a","b"],
     "url":"https://example.jp/1","image":"1.png"},
    {"title":"二","published":"昨日"},
    {"title":"三","published":"2024-02-14"}]})");
  REQUIRE(content.posts.size() == 3);
  CHECK(content.posts[0].id == "p1");
  CHECK(venue.clock(content.posts[0].published.value()) == "2024-02-14T07:00");
  CHECK(content.posts[0].tags == std::vector<std::string>{"a", "b"});
  CHECK(content.posts[0].image == "https://example.jp/feeds/1.png");
  CHECK_FALSE(content.posts[1].published);
  CHECK(venue.clock(content.posts[2].published.value()) == "2024-02-14T00:00");
  REQUIRE(content.problems.size() == 1);
  CHECK(content.problems[0].where == "posts[1].published");
}

TEST_CASE("notices, posters and messages are read") {
  FeedReading venue;
  const Content content = venue.content(R"({
    "notices":[{"text":"開始が10分遅れます","until":"2024-02-18T10:30:00+09:00"},
               {"text":"避難してください","line":"係の者が案内します","level":"alert",
                "from":"2024-02-18T10:00"},
               {"text":""},{"text":"a","until":"そのうち"},{"text":"b","level":"loud"}],
    "posters":[{"image":"a.png","title":"春祭り","from":"2024-02-01","until":"2024-02-29"},{"title":"x"}],
    "messages":[{"title":"お手洗いは2階です","text":"階段で","until":"2024-02-18"},{"text":"一文だけ。"},{}]})");
  REQUIRE(content.notices.size() == 3);
  CHECK(content.notices[0].level == noren::Notice::Level::notice);
  CHECK(venue.clock(content.notices[0].until.value()) == "2024-02-18T10:30");
  CHECK(content.notices[1].level == noren::Notice::Level::alert);
  CHECK(content.notices[1].line == "係の者が案内します");
  CHECK(content.notices[2].level == noren::Notice::Level::notice);
  REQUIRE(content.posters.size() == 1);
  CHECK(content.posters[0].image == "https://example.jp/feeds/a.png");
  CHECK(venue.clock(content.posters[0].from.value()) == "2024-02-01T00:00");
  // The last day belongs to it.
  CHECK(venue.clock(content.posters[0].until.value()) == "2024-03-01T00:00");
  REQUIRE(content.messages.size() == 2);
  CHECK(content.messages[0].text == "階段で");
  CHECK(venue.clock(content.messages[0].until.value()) == "2024-02-19T00:00");
  // Said once: a text is not its own title too.
  CHECK(content.messages[1].title.empty());
  CHECK(content.messages[1].text == "一文だけ。");
  CHECK(content.dropped == 4);
}

TEST_CASE("one event, one post or a bare list is read like a list") {
  FeedReading venue;
  const Content event = venue.content(R"({"title":"会","when":"2/18(日) 10:00"})");
  CHECK(event.events.size() == 1);
  const Content post = venue.content(R"({"title":"記","published":"2024-02-14","url":"/1"})");
  CHECK(post.posts.size() == 1);
  const Content list = venue.content(
      R"([{"title":"会","start":"2024-02-18"},{"title":"記","published":"2024-02-14"},{"title":"?"}])");
  CHECK(list.events.size() == 1);
  CHECK(list.posts.size() == 1);
  REQUIRE(list.problems.size() == 1);
  CHECK(list.problems[0].where == "[2]");
  const Content one = venue.content(R"({"events":{"title":"会","start":"2024-02-30"}})");
  REQUIRE(one.problems.size() == 1);
  CHECK(one.problems[0].where == "events.start");
}

TEST_CASE("an empty list is success, a document without any list is not") {
  FeedReading venue;
  for (const char* empty : {R"({"events":[]})", R"({"posts":[],"events":[]})", "[]",
                            R"({"events":null})", " {\"events\" : [ ] , \"x\": 1}\r\n"}) {
    INFO(empty);
    const Content content = venue.content(empty);
    CHECK(content.events.empty());
    CHECK(content.dropped == 0);
  }
  venue.source.format = "noren";
  for (const char* other : {"{}", R"({"error":"unauthorized"})", "42", "\"x\"", "null"}) {
    INFO(other);
    CHECK_FALSE(venue.failure(other).what.ja.empty());
  }
}

TEST_CASE("members that the format does not have, and deep ones, are passed over") {
  FeedReading venue;
  const Content content = venue.event(
      R"("x":{"title":"falsch","a":[[[{"start":"2020-01-01"}]]]},"title":"会","standing":true,
         "tags":["a",{"b":1},2])");
  REQUIRE(content.events.size() == 1);
  CHECK(content.events[0].title == "会");
}

TEST_CASE("many nested members don't push out the others") {
  FeedReading venue;
  std::string tags = "\"x\"";
  for (int i = 0; i < 5000; ++i)
    tags += ",\"x\"";
  const Content content = venue.event("\"tags\":[" + tags + R"(],"title":"会","standing":true)");
  CHECK(content.events.size() == 1);
}

TEST_CASE("of a member that stands twice the last one counts") {
  FeedReading venue;
  CHECK(venue.event(R"("title":"一","title":"二","standing":true)").events.at(0).title == "二");
}

TEST_CASE("what is for one at a time is a consultation, also where it explains something") {
  FeedReading venue;
  for (const char* title :
       {"10/14（金）18:00～ 個別説明会／相談会（無料）", "個別面談", "進路相談"}) {
    const Content content =
        venue.event("\"start\":\"2024-02-20\",\"title\":\"" + std::string(title) + "\"");
    REQUIRE(content.events.size() == 1);
    CHECK(content.events[0].kind == noren::EventKind::consultation);
  }
}

TEST_CASE("an event whose date was forgotten is told so, not taken for another service's") {
  FeedReading venue;
  const Content content = venue.content(R"({"events":[{"title":"お茶会","place":"花の家"}]})");
  CHECK(content.dropped == 1);
  CHECK(content.problems.at(0).where == "events[0].start");
}
