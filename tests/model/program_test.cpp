#include "model/program.h"

#include <set>

#include "catch.h"
#include "model/title_folding.h"

using namespace std::chrono_literals;

namespace noren {
namespace {

Settings::Source source(const char* name) {
  Settings::Source source;
  source.name = name;
  return source;
}

const std::vector<Settings::Source> both = {source("first"), source("second")};

Instant hour(int hours) {
  return Instant(std::chrono::hours(474'000 + hours));
}

Event event(const char* title, int start, const char* id = "") {
  Event event;
  event.id = id;
  event.title = title;
  event.schedule.form = Schedule::Form::timed;
  event.schedule.start = hour(start);
  return event;
}

Post post(const char* title, const char* url, int published) {
  Post post;
  post.title = title;
  post.url = url;
  post.published = hour(published);
  return post;
}

Content events(std::vector<Event> events) {
  Content content;
  content.events = std::move(events);
  return content;
}

Content posts(std::vector<Post> posts) {
  Content content;
  content.posts = std::move(posts);
  return content;
}

}  // namespace

TEST_CASE("the same event from two sources is shown once, as the first source words it") {
  const Program program =
      merge(both, {{"first", events({event("【オンライン】交流会 〜春〜", 1, "a")})},
                   {"second", events({event("オンライン　交流会～春～", 1, "b"),
                                      event("オンライン　交流会～春～", 2, "c")})}});
  REQUIRE(program.events.size() == 2);
  CHECK(program.events[0].id == "a");
  CHECK(program.events[0].title == "【オンライン】交流会 〜春〜");
  CHECK(program.events[1].id == "c");
}

TEST_CASE("a source's own duplicates are shown once; another day or form is another event") {
  Event whole_day = event("Yoga", 1);
  whole_day.schedule.form = Schedule::Form::all_day;
  whole_day.schedule.first = std::chrono::year(2024) / 1 / 28;
  Event standing = event("yoga", 1);
  standing.schedule = Schedule{};
  const Program program = merge(
      both, {{"first", events({event("Yoga", 1), event("ＹＯＧＡ！", 1), whole_day, standing})}});
  CHECK(program.events.size() == 3);
}

TEST_CASE("sources come in the order of the configuration, unknown ones not at all") {
  const Program program = merge(both, {{"second", events({event("B", 1)})},
                                       {"first", events({event("A", 1)})},
                                       {"removed", events({event("C", 1)})}});
  REQUIRE(program.events.size() == 2);
  CHECK(program.events[0].title == "A");
  CHECK(program.events[1].title == "B");
  CHECK(merge({}, {}) == Program{});
}

TEST_CASE("posts are the same by their address, without one by title and day") {
  const Program program = merge(
      both, {{"first", posts({post("新しい記事", "https://example.jp/1/", 0),
                              post("別の題", "http://example.jp/1", 50), post("題だけ", "", 0),
                              post("題　だけ。", "", 3), post("題だけ", "", 30)})}});
  REQUIRE(program.posts.size() == 3);
  CHECK(program.posts[0].title == "新しい記事");
  CHECK(program.posts[2].published == hour(30));
}

TEST_CASE("an entry without an id gets one that every refresh makes again") {
  const std::map<std::string, Content> once = {
      {"first", events({event("説明会", 1), event("交流会", 1), event("説明会", 2)})}};
  const std::map<std::string, Content> again = {
      {"first", events({event("新しい会", 9), event("説明会", 2), event("「説明会」", 1),
                        event("交流会", 1)})}};
  const Program before = merge(both, once);
  const Program after = merge(both, again);
  CHECK(before.events[0].id == after.events[2].id);
  CHECK(before.events[1].id == after.events[3].id);
  CHECK(before.events[2].id == after.events[1].id);
  CHECK(merge(both, once) == before);
  std::set<std::string> ids;
  for (const Event& entry : after.events)
    ids.insert(entry.id);
  CHECK(ids.size() == 4);
  CHECK_FALSE(ids.contains(""));
}

TEST_CASE("an id that a feed gives twice is made unique, whatever the order of the entries") {
  const Program one = merge(
      both, {{"first", events({event("A", 1, "x"), event("B", 2, "x"), event("C", 3, "x")})}});
  const Program two = merge(
      both, {{"first", events({event("A", 1, "x"), event("C", 3, "x"), event("B", 2, "x")})}});
  REQUIRE(one.events.size() == 3);
  CHECK(one.events[0].id == "x");
  CHECK(one.events[1].id != one.events[2].id);
  CHECK(one.events[1].id == two.events[2].id);
  CHECK(one.events[2].id == two.events[1].id);
}

TEST_CASE("notices, posters and messages that say the same are kept once") {
  Content content;
  content.notices = {{Notice::Level::notice, "開始が遅れます", "", {}, {}},
                     {Notice::Level::notice, "開始が遅れます", "", {}, {}},
                     {Notice::Level::alert, "開始が遅れます", "", {}, {}}};
  content.posters = {
      {"a.png", "", {}, {}, ""}, {"a.png", "", {}, {}, ""}, {"b.png", "", {}, {}, ""}};
  content.messages = {{"お手洗い", "2階です", {}, ""}, {"お手洗い", "2階です。", {}, ""}};
  const Program program = merge(both, {{"first", content}, {"second", content}});
  CHECK(program.notices.size() == 2);
  CHECK(program.posters.size() == 2);
  CHECK(program.messages.size() == 1);
}

TEST_CASE("titles fold over width, case, blanks, brackets and punctuation, not over letters") {
  CHECK(folded_title("Ｎｏｒｅｎ　２０２４！") == folded_title("noren 2024"));
  CHECK(folded_title("ｶﾞｰﾃﾞﾝﾊﾟｰﾃｨｰ") == folded_title("ガーデンパーティー"));
  CHECK(folded_title("｢ｳﾞｨﾗ｣") == folded_title("ヴィラ"));
  CHECK(folded_title("か\u3099くえん") == folded_title("がくえん"));
  CHECK(folded_title("【残席わずか】春の会〜花〜") == folded_title("残席わずか 春の会(花)"));
  CHECK(folded_title("はな") != folded_title("ハナ"));
  CHECK(folded_title("春の会") != folded_title("秋の会"));
  CHECK(folded_title("第1回") != folded_title("第2回"));
  CHECK(folded_title("Café") != folded_title("Caf"));
  CHECK(folded_title("■━■").empty());
}

TEST_CASE("titles of signs alone are told apart by their signs") {
  const Program program =
      merge(both, {{"first", events({event("■", 1), event("★", 1), event("", 1), event("★", 1)})}});
  CHECK(program.events.size() == 3);
}

TEST_CASE("ten thousand events with one id each get their own") {
  std::vector<Event> many;
  many.reserve(10'000);
  for (int i = 0; i < 10'000; ++i)
    many.push_back(event("会", i, "same"));
  const Program program = merge(both, {{"first", events(many)}});
  std::set<std::string> ids;
  for (const Event& entry : program.events)
    ids.insert(entry.id);
  CHECK(ids.size() == 10'000);
}

TEST_CASE("an event that partners repeat under a prefix of their own is shown once") {
  const Program program = merge(
      both,
      {{"first", events({event("（富士通）花の話を聞く会", 1), event("花の話を聞く会", 1),
                         event("【NEC】 花の話を聞く会", 1), event("【東京】もくもく会", 1),
                         event("【大阪】もくもく会", 1), event("（富士通）花の話を聞く会", 2)})},
       {"second", events({event("[再掲]【共催】花の話を聞く会", 1)})}});
  std::vector<std::string> titles;
  for (const Event& one : program.events)
    titles.push_back(one.title);
  CHECK(titles == std::vector<std::string>{"花の話を聞く会", "【東京】もくもく会",
                                           "【大阪】もくもく会", "（富士通）花の話を聞く会"});
}

TEST_CASE("a date at the begin or the end of a title is told from its words") {
  CHECK(without_date("10/14（金）18:00～ 個別説明会／相談会（無料）") ==
        "個別説明会／相談会（無料）");
  CHECK(without_date("2月18日(日) 10:00〜12:00 相談会") == "相談会");
  CHECK(without_date("個別相談会 10/14(金) 18:00〜") == "個別相談会");
  for (const char* plain :
       {"1on1相談", "相談会", "第3回 相談会", "2024年の抱負", "10/14", "", "24時間相談", "相談 24"})
    CHECK(without_date(plain) == plain);
  CHECK(without_prefix("（共催）") == "（共催）");
  CHECK(without_prefix("【開き") == "【開き");
}

}  // namespace noren
