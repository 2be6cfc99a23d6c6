#include "app/collector.h"

#include <deque>
#include <map>

#include "catch.h"
#include "support/temp_folder.h"

namespace {

using namespace std::chrono_literals;
using noren::Collected;
using noren::FetchReply;

constexpr const char* kFeed =
    "<rss><channel><item><title>初めての記事</title><link>/a</link></item></channel></rss>";
constexpr const char* kPage =
    "<!DOCTYPE html><html><head><link rel=\"alternate\" type=\"application/rss+xml\" "
    "href=\"/feed\"></head></html>";

/// A network of the test's own: what stands under each address, and what was asked.
class Servers : public noren::Fetcher {
 public:
  std::map<std::string, FetchReply> answers;
  std::vector<noren::FetchRequest> asked;

  void serve(const std::string& url, const std::string& body) {
    FetchReply reply;
    reply.outcome = FetchReply::Outcome::fetched;
    reply.status = 200;
    reply.body = body;
    reply.final_url = url;
    answers[url] = reply;
  }

  void fail(const std::string& url, int status) {
    FetchReply reply;
    reply.status = status;
    reply.problem = noren::Problem{url, noren::say("だめ", "no")};
    answers[url] = reply;
  }

  FetchReply fetch(const noren::FetchRequest& request) override {
    asked.push_back(request);
    return answers.at(request.url);
  }
};

/// Counts what is written to the card.
class CountingFiles : public noren::PosixFiles {
 public:
  int created = 0;
  Outcome<std::unique_ptr<NewFile>> create(const std::filesystem::path& file) override {
    ++created;
    return PosixFiles::create(file);
  }
};

/// A venue with one blog, on a day of 2024.
struct Blog {
  noren::testing::TempFolder folder;
  CountingFiles files;
  noren::Store store{folder.path(), files};
  Servers servers;
  noren::Collector collector{store, &servers};
  noren::Venue venue;
  noren::Settings::Source source;
  noren::ClockTrust trust = noren::ClockTrust::trusted;

  Blog() {
    venue.zone = noren::Zone::fixed(9h);
    source.name = "blog";
    source.url = "https://example.jp/";
    source.headers = {{"X-Key", "secret"}};
  }

  Collected look(noren::Date day) {
    const noren::VenueTime now{venue.zone.midnight(day) + 12h, trust, &venue.zone};
    return collector.collect(source, venue, now, std::nullopt);
  }

  noren::Date day(int number) const {
    return noren::plus_days(std::chrono::year(2024) / 2 / 14, number);
  }
};

}  // namespace

TEST_CASE("a site's home page leads to its feed, which is asked for by itself from then on") {
  Blog blog;
  blog.servers.serve("https://example.jp/", kPage);
  blog.servers.serve("https://example.jp/feed", kFeed);
  const Collected first = blog.look(blog.day(0));
  CHECK_FALSE(first.failure);
  CHECK(first.found_feed == "https://example.jp/feed");
  REQUIRE(first.content.posts.size() == 1);
  CHECK(first.content.posts[0].url == "https://example.jp/a");
  REQUIRE(blog.servers.asked.size() == 2);
  CHECK_FALSE(blog.servers.asked[1].headers.empty());
  const Collected second = blog.look(blog.day(0));
  CHECK(blog.servers.asked.size() == 3);
  CHECK(blog.servers.asked[2].url == "https://example.jp/feed");
  CHECK(second.found_feed == "https://example.jp/feed");
  // The feed moves: the page knows where to.
  blog.servers.fail("https://example.jp/feed", 404);
  blog.servers.serve("https://example.jp/",
                     std::string(kPage).replace(std::string(kPage).find("/feed"), 5, "/rss2"));
  blog.servers.serve("https://example.jp/rss2", kFeed);
  CHECK(blog.look(blog.day(0)).found_feed == "https://example.jp/rss2");
}

TEST_CASE("where the first feed of a page can't be read the next one is tried") {
  Blog blog;
  blog.servers.serve("https://example.jp/",
                     "<html><link rel=alternate type=application/rss+xml href=/old>"
                     "<link rel=alternate type=application/atom+xml href=/new/></html>");
  blog.servers.fail("https://example.jp/old", 404);
  blog.servers.serve("https://example.jp/new/", kFeed);
  const Collected found = blog.look(blog.day(0));
  CHECK(found.found_feed == "https://example.jp/new/");
  CHECK(found.content.posts.size() == 1);
}

TEST_CASE("the home page of a WordPress site leads to its API, which is asked for what is shown") {
  Blog blog;
  noren::FormatMapping mapping;
  mapping.name = "ours";
  mapping.yields = noren::FormatMapping::Yields::posts;
  mapping.lists = {""};
  noren::MappingChoice title;
  title.at = {"/t"};
  mapping.members = {{"title", {title}}};
  mapping.query = {{"n", "20"}};
  mapping.discover = {"https://api.example/", "v2/posts"};
  blog.venue.formats = {mapping};
  blog.source.format = "ours";
  blog.servers.serve("https://example.jp/?n=20",
                     "<html><link rel=alternate type=application/rss+xml href=/feed>"
                     "<link rel='https://api.example/' href='https://example.jp/json/'></html>");
  blog.servers.serve("https://example.jp/json/v2/posts?n=20", R"([{"t":"記事"}])");
  CHECK(blog.look(blog.day(0)).content.posts.size() == 1);
  CHECK(blog.look(blog.day(0)).content.posts.size() == 1);
  CHECK(blog.servers.asked.size() == 3);
}

TEST_CASE("a JSON Feed is followed over a few pages of its own server") {
  Blog blog;
  const auto page = [](int number, const std::string& next) {
    return R"({"version":"https://jsonfeed.org/version/1.1","next_url":")" + next +
           R"(","items":[{"id":")" + std::to_string(number) + R"(","title":"記事)" +
           std::to_string(number) + "\"}]}";
  };
  const std::string url = "https://example.jp/";
  blog.servers.serve(url, page(1, "/2"));
  for (int number = 2; number <= 9; ++number)
    blog.servers.serve(url + std::to_string(number),
                       page(number, url + std::to_string(number + 1)));
  CHECK(blog.look(blog.day(0)).content.posts.size() == 3);
  CHECK(blog.servers.asked.size() == 3);
  blog.servers.serve(url + "2", page(2, "https://other.example/3"));
  CHECK(blog.look(blog.day(0)).content.posts.size() == 2);
}

TEST_CASE("a feed on another server is told no secrets") {
  Blog blog;
  blog.servers.serve(
      "https://example.jp/",
      "<html><link rel=alternate type=application/rss+xml href=https://other.example/f></html>");
  blog.servers.serve("https://other.example/f", kFeed);
  CHECK(blog.look(blog.day(0)).content.posts.size() == 1);
  CHECK(blog.servers.asked.at(1).headers.empty());
}

TEST_CASE("a page that offers no feed is no feed") {
  Blog blog;
  blog.servers.serve("https://example.jp/", "<!DOCTYPE html><html><body>Wi-Fi</body></html>");
  CHECK(blog.look(blog.day(0)).failure);
  CHECK(blog.servers.asked.size() == 1);
}

TEST_CASE("events of a source that is gone for thirty days expire with everything else of it") {
  Blog blog;
  blog.servers.serve("https://example.jp/",
                     R"({"events":[{"title":"個別相談会","standing":true}],
                        "messages":[{"title":"お知らせ","text":"本日休み"}]})");
  CHECK(blog.look(blog.day(0)).content.events.size() == 1);
  blog.servers.fail("https://example.jp/", 410);
  for (int day = 1; day <= 30; ++day)
    CHECK(blog.look(blog.day(day)).content.messages.size() == 1);
  const Collected gone = blog.look(blog.day(31));
  CHECK(gone.content.events.empty());
  CHECK(gone.content.messages.empty());
}

TEST_CASE("posts of a source that is gone for thirty days expire") {
  for (const int status : {404, 410}) {
    Blog blog;
    blog.servers.serve("https://example.jp/", kFeed);
    CHECK(blog.look(blog.day(0)).content.posts.size() == 1);
    blog.servers.fail("https://example.jp/", status);
    const int before = blog.files.created;
    for (int day = 1; day <= 30; ++day)
      CHECK(blog.look(blog.day(day)).content.posts.size() == 1);
    // The days are written down now and then, not every day.
    CHECK(blog.files.created <= before + 3);
    const int counted = blog.files.created;
    const Collected gone = blog.look(blog.day(31));
    CHECK(gone.content.posts.empty());
    CHECK(gone.origin == Collected::Origin::cache);
    CHECK(gone.failure);
    // Also after a start without a network, and without further writes.
    noren::Collector later(blog.store, nullptr);
    const noren::VenueTime now{blog.venue.zone.midnight(blog.day(60)), blog.trust,
                               &blog.venue.zone};
    CHECK(later.collect(blog.source, blog.venue, now, std::nullopt).content.posts.empty());
    blog.look(blog.day(61));
    CHECK(blog.files.created == counted + 1);
    // It comes back.
    blog.servers.serve("https://example.jp/", kFeed);
    CHECK(blog.look(blog.day(62)).content.posts.size() == 1);
    blog.servers.fail("https://example.jp/", status);
    CHECK(blog.look(blog.day(63)).content.posts.size() == 1);
  }
}

TEST_CASE("an outage expires nothing, nor does a clock that is not believed") {
  Blog blog;
  blog.servers.serve("https://example.jp/", kFeed);
  blog.look(blog.day(0));
  for (const int status : {0, 500, 503, 403}) {
    blog.servers.fail("https://example.jp/", status);
    for (int day = 1; day <= 100; day += 9)
      CHECK(blog.look(blog.day(day)).content.posts.size() == 1);
  }
  blog.servers.fail("https://example.jp/", 404);
  blog.trust = noren::ClockTrust::untrusted;
  CHECK(blog.look(blog.day(101)).content.posts.size() == 1);
  CHECK(blog.look(blog.day(500)).content.posts.size() == 1);
}

TEST_CASE("two such answers with a season between them are no thirty days") {
  Blog blog;
  blog.servers.serve("https://example.jp/", kFeed);
  blog.look(blog.day(0));
  blog.servers.fail("https://example.jp/", 404);
  blog.look(blog.day(1));
  // The board stood in a cupboard.
  CHECK(blog.look(blog.day(200)).content.posts.size() == 1);
  CHECK(blog.look(blog.day(229)).content.posts.size() == 1);
  CHECK(blog.look(blog.day(230)).content.posts.empty());
}
