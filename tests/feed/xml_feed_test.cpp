#include "catch.h"
#include "feed/feed_date.h"
#include "feed/feed_reading.h"

using noren::Content;

namespace {

constexpr const char* kAtom = R"(<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE feed [<!ENTITY much "a">]>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app">
<title>花の記</title>
<entry><title type="html">聞く&amp;amp;話す</title><id>tag:example.jp,2024:1</id>
 <link href="/entry/1"/><link rel="enclosure" href="https://example.jp/1.png" type="image/png"/>
 <published>2024-02-14T07:00:00+09:00</published><updated>2026-01-01T00:00:00+09:00</updated>
 <category term="日記"/><summary type="html">&lt;p&gt;短い文。&lt;/p&gt;</summary></entry>
<entry><title>■</title><id>2</id><content type="html">&lt;b&gt;題のない記事&lt;/b&gt;です。続き</content></entry>
<entry><title>下書き</title><id>3</id><app:control><app:draft>yes</app:draft></app:control></entry>
<entry><title>&much;</title><id>4</id></entry>
<entry><title/><id>5</id></entry>
</feed>)";

constexpr const char* kRss = R"(<rss version="2.0"><channel><title>x</title>
<item><title><![CDATA[会の報告 <b>その一</b>]]></title><link>https://example.jp/a</link>
<guid isPermaLink="false">g1</guid><pubDate>Thu, 25 Jan 2024 14:18:17 +0900</pubDate>
<category>報告</category><description>本文</description></item>
<item><title>二</title><guid>https://example.jp/b</guid><pubDate/></item>
</channel></rss>)";

}  // namespace

TEST_CASE("an Atom feed gives its posts by their published dates") {
  FeedReading venue;
  const auto read = venue.read(kAtom);
  REQUIRE(read);
  CHECK(read->format == "atom");
  const Content& content = read->content;
  REQUIRE(content.posts.size() == 3);
  CHECK(content.posts[0].title == "聞く&話す");
  CHECK(content.posts[0].url == "https://example.jp/entry/1");
  CHECK(content.posts[0].image == "https://example.jp/1.png");
  CHECK(content.posts[0].tags == std::vector<std::string>{"日記"});
  CHECK(content.posts[0].summary == "短い文。");
  CHECK(venue.clock(content.posts[0].published.value()) == "2024-02-14T07:00");
  CHECK(content.posts[1].title == "題のない記事です");
}

TEST_CASE("drafts are never shown, entities of a DOCTYPE never expanded") {
  FeedReading venue;
  const Content content = venue.content(kAtom);
  for (const auto& post : content.posts)
    CHECK(post.title != "下書き");
  CHECK(content.posts.at(2).title != "a");
  CHECK(content.dropped == 1);
}

TEST_CASE("an RSS feed gives its posts, links by guid too") {
  FeedReading venue;
  const auto read = venue.read(kRss);
  REQUIRE(read);
  CHECK(read->format == "rss");
  const auto& posts = read->content.posts;
  REQUIRE(posts.size() == 2);
  CHECK(posts[0].title == "会の報告 その一");
  CHECK(posts[0].id == "g1");
  CHECK(venue.clock(posts[0].published.value()) == "2024-01-25T14:18");
  CHECK(posts[1].url == "https://example.jp/b");
  CHECK_FALSE(posts[1].published);
}

TEST_CASE("the dates of blogs are read in all their shapes") {
  FeedReading venue;
  const auto clock = [&](const char* text) {
    const auto instant = noren::parse_feed_date(text, venue.zone);
    return instant ? venue.clock(*instant) : std::string("none");
  };
  CHECK(clock("Mon, 1 Jan 2024 00:00:00 GMT \r\n ") == "2024-01-01T09:00");
  CHECK(clock("Seg, 24 Set 2018 19:42:40 -0300") == "2018-09-25T07:42");
  CHECK(clock("03 Apr 02 1500 GMT") == "2002-04-04T00:00");
  CHECK(clock("Thu,25 Jan 2024 14:18 (noon) EDT") == "2024-01-26T03:18");
  CHECK(clock("1518478934") == "2018-02-13T08:42");
  CHECK(clock("31 Feb 2024 10:00 GMT") == "none");
  CHECK(clock("1 Jan 2024 10:00 MOON") == "none");
  CHECK(clock("") == "none");
}

TEST_CASE("broken XML is named, not guessed") {
  FeedReading venue;
  CHECK(venue.failure("<rss><channel><item><title>x</item>").where == "events");
  std::string deep = "<rss>";
  for (int i = 0; i < 100000; ++i)
    deep += "<a>";
  CHECK(venue.failure(deep).where == "events");
}

TEST_CASE("addresses lie relative to the xml:base around them") {
  FeedReading venue;
  const auto posts = venue
                         .content(R"(<feed xmlns="http://www.w3.org/2005/Atom"
 xml:base="https://example.com/blog/"><entry xml:base="2024/"><title>一</title><link href="a.html"/></entry>
<entry><title>二</title><link href="/b.html"/></entry>
<entry><title>三</title><link href="https://example.net/c"/></entry></feed>)")
                         .posts;
  REQUIRE(posts.size() == 3);
  CHECK(posts[0].url == "https://example.com/blog/2024/a.html");
  CHECK(posts[1].url == "https://example.com/b.html");
  CHECK(posts[2].url == "https://example.net/c");
}

TEST_CASE("a feed may name its elements with any prefix") {
  FeedReading venue;
  const auto read = venue.read(
      R"(<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>題</a:title>
<a:published>2024-02-14T07:00:00+09:00</a:published><a:link href="https://example.jp/1"/></a:entry></a:feed>)");
  REQUIRE(read);
  CHECK(read->format == "atom");
  REQUIRE(read->content.posts.size() == 1);
  CHECK(read->content.posts[0].title == "題");
  CHECK(read->content.posts[0].url == "https://example.jp/1");
  CHECK(venue.clock(read->content.posts[0].published.value()) == "2024-02-14T07:00");
}

TEST_CASE("RSS of every age gives its posts") {
  FeedReading venue;
  const auto title = [&](const std::string& feed) {
    const auto posts = venue.content(feed).posts;
    return posts.empty() ? std::string("none") : posts[0].title + " " + posts[0].url;
  };
  CHECK(title(R"(<rss version="0.91"><channel><title>x</title><item><title>古い題</title>
<link> https://example.jp/old
</link></item></channel></rss>)") == "古い題 https://example.jp/old");
  CHECK(title(R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>x</title></channel>
<item rdf:about="https://example.jp/1"><title>RDFの題</title><link>https://example.jp/1</link></item></rdf:RDF>)") ==
        "RDFの題 https://example.jp/1");
  CHECK(title(R"(<rss version="2.0"><channel><item><description>題のない記事。続き</description>
<guid>https://example.jp/2</guid></item></channel></rss>)") == "題のない記事 https://example.jp/2");
}

TEST_CASE("markup within XHTML and escaped twice becomes plain words") {
  FeedReading venue;
  const auto posts = venue
                         .content(R"(<feed xmlns="http://www.w3.org/2005/Atom">
<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">花と<b>庭</b></div></title>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>一。</p><p>二</p></div></content></entry>
<entry><title type="html">&amp;lt;b&amp;gt;太い&amp;lt;/b&amp;gt;</title></entry></feed>)")
                         .posts;
  REQUIRE(posts.size() == 2);
  CHECK(posts[0].title == "花と庭");
  CHECK(posts[0].summary == "一。 二");
  CHECK(posts[1].title.find("太い") != std::string::npos);
}

TEST_CASE("blanks before the declaration and a lost last bracket cost no feed") {
  FeedReading venue;
  CHECK(venue
            .content("\n\n  <?xml version=\"1.0\"?><rss><channel><item><title>題</title></item>"
                     "</channel></rss")
            .posts.size() == 1);
}

TEST_CASE("a feed without entries is empty, and says so") {
  FeedReading venue;
  const Content content = venue.content("<rss><channel><title>x</title></channel></rss>");
  CHECK(content.posts.empty());
  CHECK(content.problems.size() == 1);
}

TEST_CASE("an unknown charset of a feed is named") {
  FeedReading venue;
  CHECK(venue.failure("<?xml version=\"1.0\" encoding=\"bogus\"?><rss></rss>")
            .what.ja.find("bogus") != std::string::npos);
}

TEST_CASE("a source's words choose by title and category") {
  FeedReading venue;
  venue.source.include = {"報告"};
  CHECK(venue.content(kRss).posts.size() == 1);
  venue.source.include.clear();
  venue.source.exclude = {"報告"};
  CHECK(venue.content(kRss).posts.size() == 1);
}

TEST_CASE("a broken entry costs no other and is named by its line") {
  FeedReading venue;
  const Content content = venue.content(R"(<rss version="2.0"><channel><title>花の記</title>
<item><title>一</title><link>https://example.jp/1</link></item>
<item><title>二</b></title></item>
<item><title>三</title><description><![CDATA[例: </item><item> と書く]]></description></item>
<!-- <item><title>隠した</title></item> -->
<item><title>四
<item><title>五</title></item>
</channel></rss>)");
  std::vector<std::string> titles;
  for (const auto& post : content.posts)
    titles.push_back(post.title);
  CHECK(titles == std::vector<std::string>{"一", "三", "五"});
  CHECK(content.dropped == 2);
  REQUIRE(content.problems.size() == 2);
  CHECK(content.problems[0].where == "items[1]");
  CHECK(content.problems[0].what.ja.find("3 行目") != std::string::npos);
}

TEST_CASE("a feed whose channel is complete needs no end tag of its root, a cut one is not used") {
  FeedReading venue;
  const std::string channel = "<rss><channel><item><title>題</title></item></channel>\n";
  CHECK(venue.content(channel).posts.size() == 1);
  const auto cut = venue.failure("<rss><channel><item><title>題</title></item><item><title>二");
  CHECK(cut.what.ja.find("途中で切れて") != std::string::npos);
}

TEST_CASE("texts in Base64 are decoded, pictures in it are no text") {
  FeedReading venue;
  const auto posts = venue
                         .content(R"(<feed xmlns="http://purl.org/atom/ns#" version="0.3">
<entry><title mode="base64" type="text/html">PGI+6Iqx44Gu5LyaPC9iPg==</title></entry>
<entry><title type="application/octet-stream">
  6Iqx44Gu5LyaIDI=
</title><content type="image/png">iVBORw0KGgoAAAANSUhEUg==</content></entry>
<entry><title type="application/xhtml+xml" mode="escaped">そのまま</title></entry>
<entry><title mode="base64">base64 ではない!</title></entry></feed>)")
                         .posts;
  REQUIRE(posts.size() == 4);
  CHECK(posts[0].title == "花の会");
  CHECK(posts[1].title == "花の会 2");
  CHECK(posts[1].summary.empty());
  CHECK(posts[2].title == "そのまま");
  CHECK(posts[3].title == "base64 ではない!");
}

TEST_CASE("words and markup side by side keep their order") {
  FeedReading venue;
  const auto posts = venue
                         .content(
                             "<rss><channel><item><title>花 <b>と</b> 庭</title>"
                             "</item><item><fullitem>古い書き方の記事。続き</fullitem></item>"
                             "</channel></rss>")
                         .posts;
  REQUIRE(posts.size() == 2);
  CHECK(posts[0].title == "花 と 庭");
  CHECK(posts[1].title == "古い書き方の記事");
}
