#include "feed/config.h"

#include <fstream>
#include <sstream>

#include "base/utf8.h"
#include "catch.h"

using namespace std::chrono_literals;

namespace noren {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file(std::string(NOREN_SOURCE_DIR) + "/" + path, std::ios::binary);
  REQUIRE(file);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::string told(const Problem& problem) {
  return problem.where + ": " + problem.what.ja + " / " + problem.what.en;
}

std::string told(const Problems& problems) {
  std::string all;
  for (const Problem& problem : problems)
    all += told(problem) + "\n";
  return all;
}

Config read(const std::string& text) {
  auto config = parse_config(text, "noren.json");
  INFO((config ? std::string() : told(config.error())));
  REQUIRE(config);
  return std::move(*config);
}

Settings clean(const std::string& text) {
  const Config config = read(text);
  INFO(told(config.errors) + told(config.warnings));
  CHECK(config.errors.empty());
  CHECK(config.warnings.empty());
  return config.settings;
}

/// The one error of a configuration that is read all the same.
Problem only_error(const std::string& text) {
  const Config config = read(text);
  INFO(text + "\n" + told(config.errors));
  REQUIRE(config.errors.size() == 1);
  return config.errors[0];
}

}  // namespace

TEST_CASE("every key of the configuration is read") {
  const Settings s = clean(bytes_of("tests/feed/data/config/whole.json"));
  CHECK(s.community.name == "みどりの縁側");
  CHECK(s.community.line == "まちの世話役の集まり");
  CHECK(s.community.tagline == "聴《き》いて、ひらく。");
  CHECK(s.community.pillars == std::vector<std::string>{"あつまる", "まなぶ"});
  CHECK(s.community.message == "ふらりと、どうぞ。");
  CHECK(s.community.url == "https://engawa.example/");
  CHECK(s.community.crest == "kikyo");
  CHECK(s.community.links == std::vector<Settings::Link>{{"会報", "https://engawa.example/news"}});
  CHECK(s.timezone == "Asia/Seoul");
  CHECK(s.holidays == "jp");
  CHECK(s.language == Language::en);
  CHECK(s.kinds == std::vector<Settings::KindRule>{{"お茶会", EventKind::meetup}});
  CHECK(s.keep == std::vector<std::string>{"世話役"});
  CHECK(s.words == std::map<std::string, std::string>{{"qr.apply", "参加はこちら"}});
}

TEST_CASE("every key of a source is read, and a source without a name gets one") {
  const Settings s = clean(bytes_of("tests/feed/data/config/whole.json"));
  REQUIRE(s.sources.size() == 2);
  const Settings::Source& source = s.sources[0];
  CHECK(source.name == "calendar");
  CHECK(source.url == "https://engawa.example/events.json");
  CHECK(source.format == "noren");
  CHECK(source.every == 30min);
  CHECK(source.headers == std::vector<std::pair<std::string, std::string>>{
                              {"X-API-Key", "$ENV{ENGAWA_KEY}"}, {"Accept", "application/json"}});
  CHECK(source.max_items == 20);
  CHECK(source.max_age == Millis(90 * 24h));
  CHECK(source.extract == "events");
  CHECK(source.include == std::vector<std::string>{"集い"});
  CHECK(source.exclude == std::vector<std::string>{"準備会"});
  CHECK(s.sources[1].url == "dir:posters");
  CHECK(s.sources[1].name == "source-2");
  CHECK(s.sources[1].every == 10min);
}

TEST_CASE("slides, closed days and the display are read") {
  using Group = Settings::Group;
  const Settings s = clean(bytes_of("tests/feed/data/config/whole.json"));
  CHECK(s.slides.dwell == Settings::Dwell{15s, 25s, 30s, 10s});
  CHECK(s.slides.transition == Settings::Transition::dissolve);
  CHECK(s.slides.order == std::vector<Group>{Group::welcome, Group::agenda, Group::posters,
                                             Group::messages, Group::tagline});
  CHECK(s.slides.posts == 5);
  CHECK(s.slides.events == 0);
  CHECK(s.slides.excerpt);
  REQUIRE(s.closed.size() == 3);
  using std::chrono::December;
  using std::chrono::January;
  using std::chrono::May;
  CHECK_FALSE(s.closed[0].first);
  CHECK(s.closed[0].yearly_first == December / 29);
  CHECK(s.closed[0].yearly_last == January / 3);
  CHECK(s.closed[1].first == Date(std::chrono::year(2024) / 8 / 10));
  CHECK(s.closed[1].last == Date(std::chrono::year(2024) / 8 / 16));
  CHECK(s.closed[2].yearly_first == May / 1);
  CHECK(s.closed[2].yearly_last == May / 1);
  CHECK(s.display.theme == "yoru");
  CHECK(s.display.rotation == 90);
  CHECK_FALSE(s.display.fullscreen);
  CHECK(s.display.safe_area == Approx(2.5));
  CHECK(s.display.kiosk);
  CHECK(s.display.renderer == Settings::Display::Renderer::software);
  CHECK(s.display.mode == std::pair(1920, 1080));
  CHECK(s.display.hours ==
        std::vector<Settings::Hours>{{0x3F, 9 * 60, 21 * 60 + 30}, {0x7F, 22 * 60, 2 * 60}});
}

TEST_CASE("an empty object, and nulls, are the defaults") {
  CHECK(clean("{}") == Settings{});
  CHECK(clean(R"({"community":null,"sources":null,"slides":{"dwell":null,"posts":null},
                  "display":{"mode":null,"hours":null},"words":null,"language":null})") ==
        Settings{});
}

TEST_CASE("the bundled demo and example need no mending") {
  const Settings demo = clean(bytes_of("config/demo/noren.json"));
  CHECK(demo.community.name == "A lot of flowers");
  REQUIRE(demo.sources.size() == 2);
  for (const Settings::Source& source : demo.sources) {
    REQUIRE(source.url.starts_with("file:"));
    CHECK_FALSE(bytes_of("config/demo/" + source.url.substr(5)).empty());
  }
  CHECK(clean(bytes_of("config/noren.json")).community.name == "わたしたちの会");
}

TEST_CASE("one dwell for all slides is possible, and none is shorter than eight seconds") {
  CHECK(clean(R"({"slides":{"dwell":"30s"}})").slides.dwell == Settings::Dwell{30s, 30s, 30s, 30s});
  CHECK(clean(R"({"slides":{"dwell":"8s"}})").slides.dwell.qr == 8s);
  const Config config = read(R"({"slides":{"dwell":{"default":"7s","qr":"600ms"}}})");
  CHECK(config.errors.size() == 2);
  CHECK(config.errors[0].where == "noren.json:1:31 /slides/dwell/default");
  CHECK(config.settings.slides.dwell == Settings::Dwell{8s, 8s, 20s, 8s});
}

TEST_CASE("a wrong value is named with its place and reason, and the default stays") {
  struct Case {
    std::string text;
    std::string where;
    std::string value;  // how `what` begins
  };
  const std::vector<Case> cases = {
      {R"({"timezone":"Asia/../etc"})", "1:13 /timezone", "\"Asia/../etc\": "},
      {R"({"timezone":"JST"})", "1:13 /timezone", "\"JST\": "},
      {R"({"timezone":9})", "1:13 /timezone", "9: "},
      {"{\n  \"language\": \"fr\"\n}", "2:15 /language", "\"fr\": "},
      {R"({"slides":{"posts":1e18}})", "1:20 /slides/posts", "1e18: "},
      {R"({"slides":{"posts":-1}})", "1:20 /slides/posts", "-1: "},
      {R"({"slides":{"posts":2.5}})", "1:20 /slides/posts", "2.5: "},
      {R"({"slides":{"posts":NaN}})", "1:20 /slides/posts", "NaN: "},
      {R"({"slides":{"posts":"3"}})", "1:20 /slides/posts", "\"3\": "},
      {R"({"slides":{"posts":99999999999999999999999}})", "1:20 /slides/posts", "9"},
      {R"({"slides":{"excerpt":"yes"}})", "1:22 /slides/excerpt", "\"yes\": "},
      {R"({"slides":{"transition":"wipe"}})", "1:25 /slides/transition", "\"wipe\": "},
      {R"({"slides":{"order":["events","evnts"]}})", "1:30 /slides/order/1", "\"evnts\": "},
      {R"({"slides":{"order":["events","events"]}})", "1:30 /slides/order/1", "\"events\": "},
      {R"({"slides":{"order":[]}})", "1:20 /slides/order", "[]: "},
      {R"({"slides":{"dwell":"2h"}})", "1:20 /slides/dwell", "\"2h\": "},
      {R"({"slides":{"dwell":12}})", "1:20 /slides/dwell", "12: "},
      {R"({"slides":{"dwell":"twelve"}})", "1:20 /slides/dwell", "\"twelve\": "},
      {R"({"display":{"rotation":45}})", "1:24 /display/rotation", "45: "},
      {R"({"display":{"safe_area":9}})", "1:25 /display/safe_area", "9: "},
      {R"({"display":{"mode":"1920"}})", "1:20 /display/mode", "\"1920\": "},
      {R"({"display":{"mode":"99999x10"}})", "1:20 /display/mode", "\"99999x10\": "},
      {R"({"display":{"hours":["9-5"]}})", "1:22 /display/hours/0", "\"9-5\": "},
      {R"({"display":{"hours":[{"from":"24:01"}]}})", "1:30 /display/hours/0/from", "\"24:01\": "},
      {R"({"display":{"hours":[{"weekdays":"someday"}]}})", "1:34 /display/hours/0/weekdays",
       "\"someday\": "},
      {R"({"closed":["02-30"]})", "1:12 /closed/0", "\"02-30\": "},
      {R"({"closed":["2023-02-29"]})", "1:12 /closed/0", "\"2023-02-29\": "},
      {R"({"closed":["2024-08-16..2024-08-10"]})", "1:12 /closed/0", "\"2024-08-16"},
      {R"({"closed":["2024-08-10..08-16"]})", "1:12 /closed/0", "\"2024-08-10"},
      {R"({"community":{"url":"ftp://a.example/"}})", "1:21 /community/url", "\"ftp"},
      {R"({"community":{"url":"file:a.html"}})", "1:21 /community/url", "\"file"},
      {R"({"community":{"url":"https://"}})", "1:21 /community/url", "\"https://\": "},
      {R"({"community":{"name":["a"]}})", "1:22 /community/name", "[…]: "},
      {R"({"community":{"name":"a\u0007b"}})", "1:22 /community/name", "\"a"},
      {R"({"community":[]})", "1:14 /community", "[]: "},
      {R"({"holidays":"us"})", "1:13 /holidays", "\"us\": "},
      {R"({"kinds":[{"if":"","kind":"meetup"}]})", "1:17 /kinds/0/if", "\"\": "},
      {R"({"typesetting":{"keep":[""]}})", "1:25 /typesetting/keep/0", "\"\": "},
      {R"({"words":{"a":1}})", "1:15 /words/a", "1: "},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Config config = read(c.text);
    REQUIRE(config.errors.size() == 1);
    CHECK(config.errors[0].where == "noren.json:" + c.where);
    INFO(told(config.errors));
    CHECK(config.errors[0].what.ja.starts_with(c.value));
    CHECK(config.errors[0].what.en.starts_with(c.value));
    Settings settings = config.settings;
    if (c.where.ends_with("order/1")) settings.slides.order = Settings{}.slides.order;
    if (c.where.find("hours") != std::string::npos) settings.display.hours.clear();
    CHECK(settings == Settings{});
  }
}

TEST_CASE("a wrong value of a source leaves the default of that key, a wrong address the source") {
  const auto source = [](const std::string& keys) {
    return "{\"sources\":[{\"url\":\"file:a.json\"," + keys + "}]}";
  };
  for (const std::string keys :
       {R"("every":"9s")", R"("every":"31d")", R"("every":"-5m")", R"("max_items":0)",
        R"("max_items":100000)", R"("max_age":"5s")", R"("extract":"posts")", R"("format":"atm")",
        R"("format":"At Om")", R"("include":"x")", R"("headers":["a"])"}) {
    const Config config = read(source(keys));
    INFO(keys + told(config.errors));
    CHECK(config.errors.size() == 1);
    REQUIRE(config.settings.sources.size() == 1);
    Settings::Source plain;
    plain.url = "file:a.json";
    plain.name = "source-1";
    CHECK(config.settings.sources[0] == plain);
  }
  for (const std::string url :
       {"", "posts.json", "htps://a.example/", "javascript:alert(1)", "https:///x",
        "file:", "dir:", "https://a b.example/", "//a.example"}) {
    INFO(url);
    const Config config = read("{\"sources\":[{\"url\":\"" + url + "\"},{\"url\":\"dir:x\"}]}");
    CHECK(config.errors.size() == 1);
    CHECK(config.errors[0].where == "noren.json:1:20 /sources/0/url");
    CHECK(config.settings.sources.size() == 1);
  }
  CHECK(only_error(R"({"sources":[{"name":"a"}]})").where == "noren.json:1:13 /sources/0");
}

TEST_CASE("addresses of every allowed sort are taken as they stand") {
  for (const std::string url :
       {"https://a.example", "HTTP://a.example:8080/x?q=%E3%81%82#z", "https://例え.jp/日本語",
        "https://user@[::1]/", "file:posts.json", "file:/srv/50% off #1.json", "dir:my posters"}) {
    INFO(url);
    const Settings s = clean("{\"sources\":[{\"url\":\"" + url + "\"}]}");
    REQUIRE(s.sources.size() == 1);
    CHECK(s.sources[0].url == url);
  }
}

TEST_CASE("a format of the venue's own is taken, a misspelled one is corrected") {
  const Settings own = clean(R"({"sources":[{"url":"file:a","format":"my-townhall"}]})");
  CHECK(own.sources[0].format == "my-townhall");
  CHECK(clean(R"({"sources":[{"url":"file:a","format":"auto"}]})").sources[0].format.empty());
  CHECK(only_error(R"({"sources":[{"url":"file:a","format":"json-feed"}]})")
            .what.en.find("did you mean \"jsonfeed\"?") != std::string::npos);
}

TEST_CASE("two sources of one name are told of and kept apart") {
  const Config config = read(
      R"({"sources":[{"name":"a","url":"file:1"},{"name":"a","url":"file:2"},{"url":"file:3"}]})");
  CHECK(config.errors.size() == 1);
  REQUIRE(config.settings.sources.size() == 3);
  CHECK(config.settings.sources[0].name == "a");
  CHECK(config.settings.sources[1].name == "a-2");
  CHECK(config.settings.sources[2].name == "source-3");
}

TEST_CASE("secrets are checked in their form and appear in no message") {
  const auto headers = [](const std::string& inner) {
    return "{\"sources\":[{\"url\":\"file:a\",\"headers\":{" + inner + "}}]}";
  };
  const Settings s =
      clean(headers(R"("X-Key":"$ENV{A_1}","B":"Bearer $FILE{/etc/key file}","C":"5$")"));
  CHECK(s.sources[0].headers.size() == 3);
  for (const std::string inner :
       {R"("X-Key":"hemmelig$ENV{")", R"("X-Key":"hemmelig$ENV{}")",
        R"("X-Key":"hemmelig$ENV{1A}")", R"("X-Key":"hemmelig$FILE{")",
        R"("X-Key":"hemmelig\r\nHost: x")", R"("X-Key":"hemmelig秘")", R"("X Key":"hemmelig")",
        R"("Host":"hemmelig")", R"("":"hemmelig")", R"("X-Key":["hemmelig"])"}) {
    const Config config = read(headers(inner));
    INFO(inner + told(config.errors));
    CHECK(config.errors.size() == 1);
    CHECK(config.settings.sources[0].headers.empty());
    CHECK(told(config.errors).find("hemmelig") == std::string::npos);
  }
  for (const std::string& broken :
       {headers(R"("X-Key":"hemmelig" "B":"x")"), headers(R"("X-Key":"hemmelig)"),
        headers(R"("X-Key" "hemmelig")"), headers(R"("X-Key":"a"hemmelig")")}) {
    INFO(broken);
    const auto config = parse_config(broken, "noren.json");
    REQUIRE_FALSE(config);
    CHECK(told(config.error()).find("hemmelig") == std::string::npos);
  }
}

TEST_CASE("an unknown key is named, with the one that was probably meant") {
  CHECK(only_error(R"({"community":{"nmae":"a"}})").where == "noren.json:1:15 /community/nmae");
  const std::vector<std::pair<std::string, std::string>> cases = {
      {R"({"comunity":{}})", "\"community\""},
      {R"({"Timezone":"UTC"})", "\"timezone\""},
      {R"({"slides":{"transitoin":"cut"}})", "\"transition\""},
      {R"({"display":{"safe-area":1}})", "\"safe_area\""},
      {R"({"display":{"ｔｈｅｍｅ":"hana"}})", "\"theme\""},
      {R"({"tagline":"a"})", "/community/tagline"},
      {R"({"display":{"transition":"cut"}})", "/slides/transition"},
  };
  for (const auto& [text, meant] : cases) {
    INFO(text);
    const Problem error = only_error(text);
    CHECK(error.what.en.find(meant) != std::string::npos);
    CHECK(error.what.ja.find(meant.substr(1, meant.size() - 2)) != std::string::npos);
  }
  CHECK(only_error(R"({"xyzzy":1})").what.en == "\"xyzzy\": unknown key.");
}

TEST_CASE("lists and texts beyond their bounds are told of, and cut or left out") {
  std::string many = "{\"sources\":[";
  for (int i = 0; i < 10'000; ++i)
    many += (i > 0 ? ",{\"url\":\"file:" : "{\"url\":\"file:") + std::to_string(i) + "\"}";
  const Config config = read(many + "]}");
  CHECK(config.errors.size() == 1);
  CHECK(config.settings.sources.size() == 100);
  const std::string longest(2048, 'x');
  CHECK(clean("{\"community\":{\"line\":\"" + longest + "\"}}").community.line == longest);
  CHECK(only_error("{\"community\":{\"line\":\"x" + longest + "\"}}").where ==
        "noren.json:1:22 /community/line");
  std::string unknown = "{\"a\":0";
  for (int i = 0; i < 20'000; ++i)
    unknown += ",\"k" + std::to_string(i) + "\":0";
  CHECK(read(unknown + "}").errors.size() == 100);
}

TEST_CASE("hours take weekdays in English and Japanese, over the end of the week and of the day") {
  const auto weekdays = [](const std::string& json) {
    return clean("{\"display\":{\"hours\":[{\"weekdays\":" + json + "}]}}")
        .display.hours[0]
        .weekdays;
  };
  CHECK(weekdays("\"mon\"") == 0x02);
  CHECK(weekdays("[\"Saturday\",\"日曜日\"]") == 0x41);
  CHECK(weekdays("\"月-金\"") == 0x3E);
  CHECK(weekdays("\"fri-mon\"") == 0x63);
  CHECK(weekdays("\"sun-sat\"") == 0x7F);
  CHECK(clean(R"({"display":{"hours":{"from":"9:00","to":"24:00"}}})").display.hours ==
        std::vector<Settings::Hours>{{0x7F, 540, 1440}});
}

TEST_CASE("full-width digits and signs in values are understood with a warning") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {R"({"slides":{"dwell":"１５ｓ"}})", "/slides/dwell"},
      {R"({"closed":["12-29〜01-03"]})", "/closed/0"},
      {R"({"closed":["１２－２９..０１－０３"]})", "/closed/0"},
      {R"({"sources":[{"url":"ｆｉｌｅ：a.json"}]})", "/sources/0/url"},
  };
  for (const auto& [text, pointer] : cases) {
    const Config config = read(text);
    INFO(text + told(config.errors));
    CHECK(config.errors.empty());
    REQUIRE(config.warnings.size() == 1);
    CHECK(config.warnings[0].where.ends_with(" " + pointer));
    CHECK_FALSE(config.settings == Settings{});
  }
  CHECK(read(cases[3].first).settings.sources[0].url == "file:a.json");
}

TEST_CASE("problems found after parsing can be given their place") {
  const std::string text =
      "{\n  \"timezone\": \"Asia/Tokyoo\",\n  \"display\": {\"theme\": \"none\"},\n"
      "  \"words\": {\"a/b\": \"c\"}, \"timezone\": \"Asia/Tokio\"\n}";
  CHECK(place_in_config(text, "c.json", "/timezone") == "c.json:4:38 /timezone");
  CHECK(place_in_config(text, "c.json", "/display/theme") == "c.json:3:24 /display/theme");
  CHECK(place_in_config(text, "c.json", "/display/mode") == "c.json:3:14 /display/mode");
  CHECK(place_in_config(text, "c.json", "/words/a~1b") == "c.json:4:20 /words/a~1b");
  CHECK(place_in_config(text, "c.json", "/language") == "c.json:1:1 /language");
  CHECK(place_in_config("{", "c.json", "/timezone") == "c.json /timezone");
}

TEST_CASE("a configuration cut or changed at any byte never ends the program") {
  const std::string whole = bytes_of("tests/feed/data/config/whole.json");
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const char byte : {'"', '{', ']', ',', '\0', '\\', '\x80', '\n'}) {
      std::string changed = whole;
      changed[i] = byte;
      const auto config = parse_config(changed, "noren.json");
      if (!config) CHECK_FALSE(config.error().what.ja.empty());
    }
    if (whole.find_first_not_of(" \n", i) == std::string::npos) continue;
    CHECK_FALSE(parse_config(whole.substr(0, i), "noren.json"));
  }
}

}  // namespace noren
