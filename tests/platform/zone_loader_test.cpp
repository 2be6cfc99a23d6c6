#include "platform/zone_loader.h"

#include <cstdlib>

#include "catch.h"

using namespace std::chrono_literals;

namespace noren {
namespace {

Instant utc(const char* text) {
  const auto parsed = parse_rfc3339(text);
  REQUIRE(parsed.has_value());
  return Instant(std::chrono::sys_days(parsed->civil.date)) + parsed->civil.of_day;
}

Zone loaded(const std::string& name) {
  const auto zone = load_zone(name);
  REQUIRE(zone.has_value());
  return *zone;
}

std::string local(const Zone& zone, const char* instant) {
  const Instant at = utc(instant);
  return format_rfc3339(zone.to_civil(at),
                        std::chrono::duration_cast<std::chrono::minutes>(zone.offset_at(at)));
}

}  // namespace

TEST_CASE("Tokyo is nine hours ahead from 1900 to 2200, but for the summers after the war") {
  const Zone tokyo = loaded("Asia/Tokyo");
  CHECK(tokyo.name() == "Asia/Tokyo");
  CHECK(local(tokyo, "1900-01-01T00:00:00Z") == "1900-01-01T09:00:00+09:00");
  CHECK(local(tokyo, "1949-07-01T00:00:00Z") == "1949-07-01T10:00:00+10:00");
  CHECK(local(tokyo, "2024-02-14T05:05:00Z") == "2024-02-14T14:05:00+09:00");
  CHECK(local(tokyo, "2200-12-31T15:00:00Z") == "2201-01-01T00:00:00+09:00");
}

TEST_CASE("Berlin's summers go on after 2037") {
  const Zone berlin = loaded("Europe/Berlin");
  CHECK(local(berlin, "2024-03-31T00:59:59Z") == "2024-03-31T01:59:59+01:00");
  CHECK(local(berlin, "2024-03-31T01:00:00Z") == "2024-03-31T03:00:00+02:00");
  CHECK(local(berlin, "2037-07-01T10:00:00Z") == "2037-07-01T12:00:00+02:00");
  CHECK(local(berlin, "2038-07-01T10:00:00Z") == "2038-07-01T12:00:00+02:00");
  CHECK(local(berlin, "2038-12-01T10:00:00Z") == "2038-12-01T11:00:00+01:00");
  CHECK(local(berlin, "2099-03-29T00:59:59Z") == "2099-03-29T01:59:59+01:00");
  CHECK(local(berlin, "2099-03-29T01:00:00Z") == "2099-03-29T03:00:00+02:00");
}

TEST_CASE("zones of the south, of half hours and without summer are read as well") {
  CHECK(local(loaded("Australia/Lord_Howe"), "2050-01-01T00:00:00Z") ==
        "2050-01-01T11:00:00+11:00");
  CHECK(local(loaded("Australia/Lord_Howe"), "2050-07-01T00:00:00Z") ==
        "2050-07-01T10:30:00+10:30");
  CHECK(local(loaded("Asia/Kathmandu"), "2024-01-01T00:00:00Z") == "2024-01-01T05:45:00+05:45");
  CHECK(local(loaded("America/New_York"), "2045-07-04T12:00:00Z") == "2045-07-04T08:00:00-04:00");
  CHECK(local(loaded("UTC"), "2045-07-04T12:00:00Z") == "2045-07-04T12:00:00+00:00");
}

TEST_CASE("the board's own zone never matters") {
  const Zone before = loaded("Asia/Tokyo");
  REQUIRE(setenv("TZ", "America/New_York", 1) == 0);
  tzset();
  CHECK(loaded("Asia/Tokyo") == before);
  unsetenv("TZ");
  tzset();
  CHECK_FALSE(load_zone("localtime").has_value());
}

TEST_CASE("a zone that does not exist is named, with the nearest one") {
  const auto tokio = load_zone("Asia/Tokio");
  REQUIRE_FALSE(tokio.has_value());
  CHECK(tokio.error().what.ja.find("「Asia/Tokio」") != std::string::npos);
  CHECK(tokio.error().what.ja.find("「Asia/Tokyo」") != std::string::npos);
  CHECK(tokio.error().what.en.find("did you mean \"Asia/Tokyo\"") != std::string::npos);
  for (const char* name : {"asia/tokyo", "Tokyo", "JST", "東京", "Asia / Tokyo", "Asia/Osaka"}) {
    INFO(name);
    const auto zone = load_zone(name);
    REQUIRE_FALSE(zone.has_value());
    CHECK(zone.error().what.en.find("\"Asia/Tokyo\"") != std::string::npos);
  }
  const auto nowhere = load_zone("Mars/Olympus_Mons");
  REQUIRE_FALSE(nowhere.has_value());
  CHECK(nowhere.error().what.en.find("did you mean") == std::string::npos);
}

TEST_CASE("a name that is a path is refused before any file is opened") {
  for (const std::string name :
       {"../../../etc/passwd", "/etc/localtime", "", "Asia/../Asia/Tokyo", "Asia//Tokyo",
        "Asia/Tokyo/", "posix/Asia/Tokyo", "right/Asia/Tokyo", "posixrules"}) {
    INFO(name);
    CHECK_FALSE(load_zone(name).has_value());
  }
  const std::string with_null("Asia/Tokyo\0x", 12);
  CHECK_FALSE(load_zone(with_null).has_value());
  CHECK_FALSE(load_zone(std::string(100'000, 'A')).has_value());
}

TEST_CASE("a refused name is shown without control characters and cut") {
  const auto zone = load_zone("Asia/\x1b[2JTokyo" + std::string(500, 'x'));
  REQUIRE_FALSE(zone.has_value());
  CHECK(zone.error().what.ja.find('\x1b') == std::string::npos);
  CHECK(zone.error().what.ja.size() < 400);
}

}  // namespace noren
