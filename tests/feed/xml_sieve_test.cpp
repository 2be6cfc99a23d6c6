#include <pugixml.hpp>

#include "catch.h"
#include "feed/answer_sieve.h"
#include "feed/feed_reading.h"

using noren::AnswerSieve;
using noren::XmlSieve;

namespace {

/// What is kept of `text` when it arrives in chunks of that size.
std::string sieved(std::string_view text, std::size_t chunk) {
  AnswerSieve sieve;
  std::string kept;
  for (std::size_t at = 0; at < text.size(); at += chunk)
    sieve.pass(text.substr(at, chunk), kept);
  return kept;
}

std::string item(const std::string& title, const std::string& description) {
  return "<item a='>'><title>" + title + "</title><description>" + description +
         "</description><!-- x --><link>https://example.jp/" + title + "</link></item>\n";
}

}  // namespace

TEST_CASE("a feed of the usual size passes whole, and so does what is no feed") {
  std::string feed = "\n<?xml version=\"1.0\"?><rss><channel>";
  for (int i = 0; i < 90; ++i)
    feed += item("会", std::string(10'000, 'x'));
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{5000}}) {
    CHECK(sieved(feed + "</channel></rss", chunk) == feed + "</channel></rss");
    CHECK(sieved("<p>x", chunk) == "<p>x");
    CHECK(sieved("日付,催し\n", chunk) == "日付,催し\n");
    CHECK(sieved("{\"events\":[]}", chunk) == "{\"events\":[]}");
  }
  const std::string page = "<html><body>" + std::string(2'000'000, 'x') + "</body></html>";
  CHECK(sieved(page, 16384) == page);
}

TEST_CASE("of a large feed the texts are cut, and it stays a feed wherever the chunks part") {
  std::string feed = "<rss><channel><title>花の記</title>";
  for (int i = 0; i < 300; ++i)
    feed += item("t" + std::to_string(i),
                 i % 2 == 0 ? "<![CDATA[" + std::string(9000, 'x') + "]] > <b>あ</b>]]>"
                            : "い&lt;p&gt;" + std::string(9000, 'y'));
  feed += "</channel></rss>";
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{7}, std::size_t{16384}}) {
    const std::string kept = sieved(feed, chunk);
    CHECK(kept.size() < XmlSieve::kWholeXml + 400'000);
    pugi::xml_document document;
    CHECK(document.load_buffer(kept.data(), kept.size()));
    FeedReading venue;
    venue.source.max_items = 1000;
    const auto posts = venue.content(kept).posts;
    REQUIRE(posts.size() == 300);
    CHECK(posts.back().title == "t299");
    CHECK(posts.back().url == "https://example.jp/t299");
    CHECK(posts.back().summary.substr(0, 6) == "い yy");
  }
}

TEST_CASE("of a large feed the markup within XHTML is left out past its begin") {
  std::string feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\">";
  for (int i = 0; i < 300; ++i) {
    feed += "<entry><title>会</title><content type=\"xhtml\"><div>";
    for (int k = 0; k < 400; ++k)
      feed += "<p class=\"x\">一<br/>行</p>";
    feed += "</div></content><id>" + std::to_string(i) + "</id></entry>";
  }
  feed += "</feed>";
  const std::string kept = sieved(feed, 1000);
  CHECK(feed.size() > 3'000'000);
  CHECK(kept.size() < XmlSieve::kWholeXml + 700'000);
  FeedReading venue;
  venue.source.max_items = 1000;
  CHECK(venue.content(kept).posts.size() == 300);
  CHECK(venue.content(kept).dropped == 0);
}

TEST_CASE("broken markup does not make a sieve hold everything, nor lose what comes later") {
  std::string feed = "<rss><channel>" + item("一", std::string(1'100'000, 'x'));
  feed += "<item><title>二</title><description><i><i><i><i></description></item>";
  feed += item("三", "あ") + "</channel></rss>";
  FeedReading venue;
  CHECK(venue.content(sieved(feed, 999)).posts.back().title == "三");
  const std::string open = "<rss><item a=\"" + std::string(3'000'000, 'x');
  CHECK(sieved(open, 4096).size() > 1'000'000);
}
