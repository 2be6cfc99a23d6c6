#include "feed/service_request.h"

#include "catch.h"
#include "feed/feed_reading.h"

using noren::AnswerPage;
using noren::next_page_url;
using noren::requested_url;

namespace {

std::string asked(const std::string& url, const std::string& format) {
  FeedReading venue;
  venue.source.url = url;
  venue.source.format = format;
  return requested_url(venue.source, find_format(venue.formats, format), venue.today, venue.zone);
}

std::string next_of(const std::string& format, const std::string& url, std::string_view body,
                    std::size_t entries, int number) {
  FeedReading venue;
  venue.source.url = url;
  const auto next = next_page_url(venue.source, *paging_of(format, venue.formats),
                                  AnswerPage{url, body, entries, number});
  return next.value_or("none");
}

}  // namespace

TEST_CASE("a service is asked for what is shown, unless the address says otherwise") {
  CHECK(asked("https://c.example/api?subdomain=hana", "connpass") ==
        "https://c.example/api?subdomain=hana&count=100&order=2");
  CHECK(asked("https://c.example/api?count=5&order=1#x", "connpass") ==
        "https://c.example/api?count=5&order=1#x");
  CHECK(asked("https://g.example/e?key=k", "google-calendar")
            .find("&timeMin=2024-02-14T00:00:00%2B09:00&") != std::string::npos);
  CHECK(asked("https://example.jp/events.json", "noren") == "https://example.jp/events.json");
}

TEST_CASE("the text of posts is asked for only where events are looked for in it") {
  FeedReading venue;
  venue.source.format = "wordpress";
  const auto asks_for_text = [&](const std::string& url) {
    venue.source.url = url;
    const std::string asked_url = requested_url(
        venue.source, find_format(venue.formats, "wordpress"), venue.today, venue.zone);
    return asked_url.find(",content,") != std::string::npos &&
           asked_url.find("per_page=20") != std::string::npos;
  };
  CHECK_FALSE(asks_for_text("https://w.example/wp-json/wp/v2/posts"));
  venue.source.extract = "events";
  CHECK(asks_for_text("https://w.example/wp-json/wp/v2/posts"));
  CHECK_FALSE(asks_for_text("https://w.example/wp-json/wp/v2/posts?_fields=title"));
}

TEST_CASE("a spreadsheet that was copied out of a browser is asked for as a table") {
  const std::string sheet = "https://docs.google.com/spreadsheets/d/";
  CHECK(asked(sheet + "abc/edit?usp=sharing#gid=42", "") == sheet + "abc/export?format=csv&gid=42");
  CHECK(asked(sheet + "abc/edit", "csv") == sheet + "abc/export?format=csv");
  CHECK(asked(sheet + "e/2PACX/pubhtml?gid=0&single=true", "csv") ==
        sheet + "e/2PACX/pub?gid=0&single=true&output=csv");
  CHECK(asked(sheet + "e/2PACX/pub?output=csv", "csv") == sheet + "e/2PACX/pub?output=csv");
}

TEST_CASE("pages are counted on until one is not full, and never without end") {
  const std::string url = "https://c.example/api?count=100";
  CHECK(next_of("connpass", url, "{}", 100, 1) == url + "&start=101");
  CHECK(next_of("connpass", url + "&start=101", "{}", 100, 2) == "none");
  CHECK(next_of("connpass", url, "{}", 99, 1) == "none");
  CHECK(next_of("connpass", url, "{}", 100, 3) == "none");
  CHECK(next_of("connpass", url, "{}", 0, 1) == "none");
}

TEST_CASE("the next page that an answer names is followed on its own server alone") {
  const std::string url = "https://t.example/e";
  CHECK(next_of("tribe", url, R"({"next_rest_url":"https://t.example/e?page=2"})", 5, 1) ==
        "https://t.example/e?page=2");
  CHECK(next_of("tribe", url, R"({"next_rest_url":"/e?page=2"})", 5, 1) ==
        "https://t.example/e?page=2");
  for (const char* body :
       {R"({"next_rest_url":"https://evil.example/e"})",
        R"({"next_rest_url":"http://t.example/e"})",
        R"({"next_rest_url":"https://t.example:8443/e"})",
        R"({"next_rest_url":"https://t.example@evil.example/"})", R"({"next_rest_url":null})",
        R"({"next_rest_url":"https://t.example/e"})", "{}", "no json"}) {
    INFO(body);
    CHECK(next_of("tribe", url, body, 5, 1) == "none");
  }
  CHECK(next_of("google-calendar", url, R"({"nextPageToken":"a b=="})", 0, 1) ==
        url + "?pageToken=a%20b%3D%3D");
  CHECK(next_of("google-calendar", url, R"({"nextPageToken":false})", 5, 1) == "none");
}
