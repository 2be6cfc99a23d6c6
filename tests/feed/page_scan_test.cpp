#include "feed/page_scan.h"

#include "catch.h"

using noren::feed_addresses;
using noren::json_ld_scripts;
using Texts = std::vector<std::string>;

TEST_CASE("the feeds of a page are found, those of its comments last") {
  const std::string page = R"(<!DOCTYPE html><html><head>
<!-- <link rel="alternate" type="application/rss+xml" href="/old"> -->
<link rel="stylesheet" href="/style.css"><link rel="alternate" hreflang="en" href="/en/">
<link rel="alternate" type="application/rss+xml" title="コメント" href="/comments/feed">
<LINK REL='alternate home' TYPE='application/atom+xml; charset=utf-8' HREF='/feed?a=1&amp;b=2'/>
<link href=rss.xml type=application/rss+xml rel=alternate>
</head></html>)";
  CHECK(feed_addresses(page, "https://example.jp/blog/") ==
        Texts{"https://example.jp/feed?a=1&b=2", "https://example.jp/blog/rss.xml",
              "https://example.jp/comments/feed"});
}

TEST_CASE("a page without a feed, or a broken one, offers none") {
  for (const char* page : {"", "<", "<link", "<link rel=alternate type=application/rss+xml href=x",
                           "<link rel=alternate type=application/rss+xml>", "<!-- <link",
                           "<link rel=alternate type=application/rss+xml href='javascript:1'>"})
    CHECK(feed_addresses(page, "https://example.jp/").empty());
  std::string many;
  for (int i = 0; i < 100000; ++i)
    many += "<link rel=alternate type=application/rss+xml href=/" + std::to_string(i) + ">";
  CHECK(feed_addresses(many, "https://example.jp/").size() == 10);
  CHECK(feed_addresses(std::string(300000, '<'), "https://example.jp/").empty());
}

TEST_CASE("the data of a page stands in its scripts, bare of what is put around it") {
  CHECK(json_ld_scripts(R"(<script>var a = "<b>";</script>
<script type="application/ld+json">{"a": 1}</script>
<SCRIPT TYPE='application/ld+json; charset=utf-8' id="x">//<![CDATA[
[{"b": "</p>"}]
//]]></SCRIPT>
<script type="application/ld+json"><!-- {"c": 2} --></script>
<script type="application/ld+json"></script>
<script type="application/ld+json">{"never": "closed")") ==
        Texts{R"({"a": 1})", R"([{"b": "</p>"}])", R"({"c": 2})"});
}
