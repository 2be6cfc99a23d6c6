#include "catch.h"
#include "feed/feed_reading.h"

using noren::Event;

TEST_CASE("the events that a page describes for programs are read, script by script") {
  FeedReading venue;
  const auto read = venue.read(R"(<!DOCTYPE html><html><head><title>催し</title>
<link rel="alternate" type="application/rss+xml" href="/feed">
<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","name":"上"}]}</script>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"EducationEvent","name":"花の講座",
"startDate":"2024-02-20T19:30:00+09:00","endDate":"2024-02-20T21:00:00+09:00",
"eventAttendanceMode":"https://schema.org/OnlineEventAttendanceMode",
"location":{"@type":"VirtualLocation","url":"https://live.example/x"}}</script>
<script type="application/ld+json">//<![CDATA[
[{"@type":"Event","name":"集い","startDate":"2024-02-21","eventStatus":"https://schema.org/EventCancelled",
"location":{"@type":"Place","name":"花の家"}}]
//]]></script>
<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":"Event","name":"夜の会","startDate":"2024-02-22T19:00"}]}</script>
<script type="application/ld+json">{"@type":"Event","startDate": broken}</script>
</head><body></body></html>)");
  REQUIRE(read);
  CHECK(read->format == "jsonld");
  const auto& events = read->content.events;
  REQUIRE(events.size() == 3);
  CHECK(events[0].title == "花の講座");
  CHECK(events[0].attendance == Event::Attendance::online);
  CHECK(venue.shown(events[0].schedule) == "2024-02-20T19:30/2024-02-20T21:00");
  CHECK(events[1].status == noren::EventStatus::cancelled);
  CHECK(events[1].place == "花の家");
  CHECK(venue.shown(events[2].schedule) == "2024-02-22T19:00");
  CHECK_FALSE(read->content.problems.empty());
}

TEST_CASE("a page without events is a page still") {
  FeedReading venue;
  const std::string page =
      "<!DOCTYPE html><html><script "
      "type=\"application/ld+json\">{\"@type\":\"WebSite\"}</script></html>";
  CHECK(venue.failure(page).what.en.find("web page") != std::string::npos);
  venue.source.format = "jsonld";
  CHECK(venue.failure(page).what.en.find("web page") != std::string::npos);
  venue.source.format = "rss";
  CHECK_FALSE(
      venue.read("<html><script type=\"application/ld+json\">{\"@type\":\"Event\",\"name\":\"a\","
                 "\"startDate\":\"2024-02-20\"}</script></html>"));
}

TEST_CASE("posts of WordPress are looked through for events as well") {
  FeedReading venue;
  venue.source.extract = "events";
  const auto content =
      venue.content(R"([{"id":1,"date_gmt":"2024-02-13T22:00:00","link":"https://example.jp/1",
"title":{"rendered":"日々"},"excerpt":{"rendered":"<p>短い</p>"},
"content":{"rendered":"<p>【交流会】</p><p>・2月18日(日) 10:00〜 オンラインにて</p>"}}])");
  REQUIRE(content.events.size() == 1);
  CHECK(venue.shown(content.events[0].schedule) == "2024-02-18T10:00");
  CHECK(content.posts.size() == 1);
}
