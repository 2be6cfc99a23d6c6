#include "catch.h"
#include "platform/http_date.h"
#include "platform/http_url.h"
#include "platform/masked_url.h"

namespace noren {
namespace {

constexpr Instant kMoment{std::chrono::sys_days(Date{std::chrono::year(1994) / 11 / 6}) +
                          std::chrono::hours(8) + std::chrono::minutes(49) +
                          std::chrono::seconds(37)};

TEST_CASE("a server's date is read in the three forms of the standard") {
  const auto text = GENERATE("Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
                             "Sun Nov  6 08:49:37 1994");
  CHECK(parse_http_date(text) == kMoment);
}

TEST_CASE("a server's date past 2038 is read on every board") {
  const auto parsed = parse_http_date("Fri, 01 Jan 2100 00:00:00 GMT");
  REQUIRE(parsed);
  CHECK(parsed->time_since_epoch() == std::chrono::seconds(4'102'444'800));
}

TEST_CASE("what is no date is not guessed at") {
  const auto text = GENERATE("", "tomorrow", "Sun, 31 Feb 2024 08:49:37 GMT",
                             "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 JST",
                             "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, x6 Nov 1994 08:49:37 GMT",
                             "Sun, 06 Nov 1994 08:49 GMT", "Sun, 06 Nov 99999999999 08:49:37 GMT");
  CHECK(!parse_http_date(text));
}

TEST_CASE("a wish to be asked later is bounded by a day") {
  CHECK(parse_retry_after("7", kMoment) == std::chrono::seconds(7));
  CHECK(parse_retry_after(" 7 ", kMoment) == std::chrono::seconds(7));
  CHECK(parse_retry_after("Sun, 06 Nov 1994 08:50:00 GMT", kMoment) == std::chrono::seconds(23));
  CHECK(parse_retry_after("Sun, 06 Nov 1994 08:00:00 GMT", kMoment) == Millis(0));
  CHECK(parse_retry_after("Sun, 06 Nov 2094 08:00:00 GMT", kMoment) == std::chrono::hours(1));
  CHECK(parse_retry_after("31536000", kMoment) == std::chrono::hours(1));
  CHECK(!parse_retry_after("", kMoment));
  CHECK(!parse_retry_after("-5", kMoment));
  CHECK(!parse_retry_after("soon", kMoment));
}

TEST_CASE("an address in a log tells no secret") {
  CHECK(masked_url("https://example.jp/feed?page=2&limit=10") ==
        "https://example.jp/feed?page=2&limit=10");
  CHECK(masked_url("https://me:pw@example.jp/feed") == "https://***@example.jp/feed");
  CHECK(masked_url("https://a@b@example.jp/") == "https://***@example.jp/");
  CHECK(masked_url("https://e.jp/?API_KEY=k&x=1&access_token=t") ==
        "https://e.jp/?API_KEY=***&x=1&access_token=***");
  CHECK(masked_url("https://e.jp/?q=AbCdEf0123456789AbCdEf") == "https://e.jp/?q=***");
  CHECK(masked_url("https://e.jp/?AbCdEf0123456789AbCdEf") == "https://e.jp/?***");
  CHECK(masked_url("https://c.example/ical/x/private-0a1b2c/basic.ics") ==
        "https://c.example/ical/x/private-***/basic.ics");
  CHECK(masked_url("https://e.jp/#access_token=t") == "https://e.jp/#***");
  CHECK(masked_url("file:posts 1.json") == "file:posts 1.json");
  CHECK(masked_url("").empty());
}

TEST_CASE("a key is only told to the origin that it is for") {
  const auto trusts = [](const std::string& from, const std::string& to) {
    return shares_trust(*parse_http_url(from), *parse_http_url(to));
  };
  CHECK(trusts("https://e.jp/a", "https://E.JP/b"));
  CHECK(trusts("https://e.jp/a", "https://e.jp:443/b"));
  CHECK(trusts("http://e.jp/a", "https://e.jp/a"));
  CHECK(!trusts("https://e.jp/a", "http://e.jp/a"));
  CHECK(!trusts("https://e.jp/a", "https://www.e.jp/a"));
  CHECK(!trusts("https://e.jp/a", "https://e.jp:8443/a"));
  CHECK(!trusts("http://e.jp:8080/a", "https://e.jp/a"));
}

}  // namespace
}  // namespace noren
