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

TEST_CASE("posts of a source that is gone for thirty days expire") {
  for (const int status : {404, 410}) {
    Blog blog;
    blog.servers.serve("https://example.jp/", kFeed);
    CHECK(blog.look(blog.day(0)).content.posts.size() == 1);
    blog.servers.fail("https://example.jp/", status);
    const int before = blog.files.created;
    for (int day = 1; day <= 30; ++day)
      CHECK(blog.look(blog.day(day)).content.posts.size() == 1);
    CHECK(blog.files.created == before + 1);
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
    CHECK(blog.files.created == before + 2);
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
