#include "venue_fixture.h"

using namespace std::chrono_literals;

namespace noren {

using fixture::paper;
using fixture::text;
using fixture::Venue;
using Ids = std::vector<std::string>;

namespace {

Post post(const std::string& id, const Venue& venue, const std::string& published) {
  Post post;
  post.id = id;
  post.title = id;
  post.url = "https://example.jp/" + id;
  post.summary = "日程調整のあとに届いた一通。";
  if (!published.empty()) post.published = venue.at(published);
  return post;
}

Venue full_venue() {
  Venue venue;
  venue.settings.community.tagline = "話《はな》す事は放《はな》す事。";
  venue.settings.community.links = {{"メルマガ登録", "https://example.jp/m"}};
  venue.add("a", "2024-02-18T10:00");
  venue.add("b", "2024-02-16T20:30");
  venue.add_standing("c");
  venue.program.posts = {post("p", venue, "2024-02-14T07:00")};
  venue.program.posters = {{"flyer.png", "", {}, {}, ""}};
  venue.program.messages = {{"お手洗いは2階です", "", {}, ""}};
  return venue;
}

/// The longest time during which the deck, going round, shows no code.
Millis longest_without_code(const std::vector<Slide>& deck) {
  Millis longest{};
  Millis without{};
  for (int round = 0; round < 2; ++round) {
    for (const Slide& slide : deck) {
      const bool code = std::visit(
          [](const auto& body) {
            if constexpr (requires { body.codes; })
              return !body.codes.empty();
            else if constexpr (requires { body.code; })
              return body.code.has_value();
            else
              return false;
          },
          slide.body);
      without = code ? Millis(0) : without + slide.dwell;
      longest = std::max(longest, without);
    }
  }
  return longest;
}

}  // namespace

TEST_CASE("the deck comes in the configured order, events by their start") {
  Venue venue = full_venue();
  CHECK(fixture::ids(venue.deck("2024-02-14T14:05")) ==
        Ids{"welcome", "event/b", "event/a", "agenda", "standing/c", "post/p", "poster/flyer.png",
            "message/お手洗いは2階です", "links", "tagline"});
  using Group = Settings::Group;
  venue.settings.slides.order = {Group::posts, Group::events, Group::posts, Group::tagline};
  CHECK(fixture::ids(venue.deck("2024-02-14T14:05")) ==
        Ids{"post/p", "event/b", "event/a", "tagline"});
}

TEST_CASE("a running event comes first, then the soonest") {
  Venue venue;
  venue.add("next", "2024-02-18T09:00");
  venue.add("running", "2024-02-18T10:00", "2024-02-18T18:00");
  venue.add("later", "2024-02-18T12:00");
  CHECK(fixture::ids(venue.deck("2024-02-18T11:30")) ==
        Ids{"welcome", "event/running", "event/later", "agenda"});
  CHECK(fixture::ids(venue.deck("2024-02-18T08:30")) ==
        Ids{"welcome", "event/next", "event/running", "event/later", "agenda"});
}

TEST_CASE("a venue that has nothing to say shows its fallback") {
  Venue venue;
  venue.settings = Settings{};
  const auto deck = venue.deck("2024-02-14T14:05");
  REQUIRE(deck.size() == 1);
  CHECK(deck[0].kind == SlideKind::fallback);
  venue.settings.community.name = "A lot of flowers";
  venue.settings.slides.order.clear();
  const auto named = venue.deck("2024-02-14T14:05");
  CHECK(std::get<FallbackSlide>(named.at(0).body).name == "A lot of flowers");
}

TEST_CASE("dwells follow the settings, codes get their time, nothing is shorter than 8 s") {
  Venue venue = full_venue();
  const auto dwell = [&](const char* id) {
    const auto deck = venue.deck("2024-02-14T14:05");
    REQUIRE(fixture::find(deck, id) != nullptr);
    return fixture::find(deck, id)->dwell;
  };
  CHECK(dwell("event/a") == 20s);
  CHECK(dwell("agenda") == 20s);
  CHECK(dwell("welcome") == 20s);
  CHECK(dwell("poster/flyer.png") == 12s);
  CHECK(dwell("tagline") == 8s);
  venue.settings.slides.dwell = {10s, 15s, 30s, 1s};
  CHECK(dwell("event/a") == 15s);
  CHECK(dwell("agenda") == 30s);
  CHECK(dwell("poster/flyer.png") == 10s);
  CHECK(dwell("tagline") == 8s);
}

TEST_CASE("agenda and welcome carry the house's code") {
  const auto deck = full_venue().deck("2024-02-14T14:05");
  const QrCall house{"https://example.jp/", "くわしくはこちら"};
  CHECK(fixture::agenda(deck).code == house);
  CHECK(std::get<WelcomeSlide>(fixture::find(deck, "welcome")->body).code == house);
}

TEST_CASE("whoever looks for a code finds one within thirty seconds") {
  Venue venue = full_venue();
  CHECK(longest_without_code(venue.deck("2024-02-14T14:05")) <= 30s);
  for (int i = 0; i < 7; ++i) {
    venue.program.posters.push_back({std::to_string(i) + ".png", "", {}, {}, ""});
    venue.program.messages.push_back({"ご案内" + std::to_string(i), "", {}, ""});
  }
  const auto deck = venue.deck("2024-02-14T14:05");
  CHECK(longest_without_code(deck) <= 30s);
  CHECK(deck.front().id == "welcome");
  CHECK(deck.back().id == "tagline");
}

TEST_CASE("a turn is at most twelve slides: posts give way, then later events") {
  Venue venue = full_venue();
  for (int i = 10; i < 20; ++i)
    venue.add(std::to_string(i), "2024-02-" + std::to_string(i + 10) + "T10:00");
  venue.program.posts.push_back(post("old", venue, "2024-02-01T07:00"));
  venue.program.posts.push_back(post("older", venue, "2024-01-01T07:00"));
  const auto deck = venue.deck("2024-02-14T14:05");
  CHECK(deck.size() == 12);
  CHECK(fixture::find(deck, "post/p") != nullptr);
  CHECK(fixture::find(deck, "post/old") == nullptr);
  CHECK(fixture::find(deck, "event/a") != nullptr);
  CHECK(fixture::agenda(deck).rows.size() == 9);
  venue.settings.slides.events = 12;
  CHECK(venue.deck("2024-02-14T14:05").size() == 18);
  venue.settings.slides.events = 1;
  CHECK(fixture::find(venue.deck("2024-02-14T14:05"), "event/a") == nullptr);
  venue.settings.slides.events = -5;
  CHECK(fixture::find(venue.deck("2024-02-14T14:05"), "event/b") == nullptr);
}

TEST_CASE("posts are new for two weeks, the newest first, with their year when old") {
  Venue venue;
  venue.program.posts = {post("undated", venue, ""), post("old", venue, "2023-03-01T00:00"),
                         post("new", venue, "2024-02-01T07:00"),
                         post("newest", venue, "2024-02-10T07:00")};
  venue.settings.slides.posts = 4;
  const auto deck = venue.deck("2024-02-15T06:59");
  CHECK(fixture::ids(deck) ==
        Ids{"welcome", "agenda", "post/newest", "post/new", "post/old", "post/undated"});
  CHECK(text(paper(deck, "post/new").cloth) == "新着|記事");
  CHECK(text(paper(deck, "post/new").pill) == "2月1日（木）");
  CHECK(text(paper(deck, "post/old").cloth) == "記事");
  CHECK(text(paper(deck, "post/old").pill) == "2023年3月1日");
  CHECK(text(paper(deck, "post/undated").pill) == "none");
  CHECK(paper(deck, "post/new").codes.at(0).verb == "続きはこちら");
  CHECK(paper(deck, "post/new").label == "ブログ");
  CHECK(text(paper(venue.deck("2024-02-15T07:00"), "post/new").cloth) == "記事");
  venue.trust = ClockTrust::untrusted;
  CHECK(text(paper(venue.deck("2017-01-01T00:00"), "post/new").cloth) == "記事");
  CHECK(text(paper(venue.deck("2017-01-01T00:00"), "post/new").pill) == "2024年2月1日");
}

TEST_CASE("a post's excerpt is shown only where the settings ask for it") {
  Venue venue = full_venue();
  CHECK(paper(venue.deck("2024-02-14T14:05"), "post/p").description.empty());
  venue.settings.slides.excerpt = true;
  const PaperSlide slide = paper(venue.deck("2024-02-14T14:05"), "post/p");
  CHECK(slide.description == "日程調整のあとに届いた一通。");
  CHECK(slide.description_role == PaperSlide::TextRole::excerpt);
}

TEST_CASE("links come two a slide") {
  Venue venue;
  venue.settings.community.links = {{"メルマガ登録", "https://example.jp/1"},
                                    {"紹介動画", "https://example.jp/2"},
                                    {"空", ""},
                                    {"会則", "https://example.jp/3"}};
  const auto deck = venue.deck("2024-02-14T14:05");
  CHECK(paper(deck, "links").codes == std::vector<QrCall>{{"https://example.jp/1", "メルマガ登録"},
                                                          {"https://example.jp/2", "紹介動画"}});
  CHECK(paper(deck, "links/2").title == "会則");
  CHECK(text(paper(deck, "links").cloth) == "ご案内");
}

TEST_CASE("posters and messages hang only while it is their time") {
  Venue venue;
  venue.program.posters = {
      {"a.png", "", venue.at("2024-02-14T10:00"), venue.at("2024-02-14T12:00"), ""}};
  venue.program.messages = {{"本日は2階です", "", venue.at("2024-02-14T12:00"), ""}};
  const auto shown = [&](const char* time) {
    const auto deck = venue.deck(time);
    return std::pair(fixture::find(deck, "poster/a.png") != nullptr,
                     fixture::find(deck, "message/本日は2階です") != nullptr);
  };
  CHECK(shown("2024-02-14T09:59:59.999") == std::pair(false, true));
  CHECK(shown("2024-02-14T10:00") == std::pair(true, true));
  CHECK(shown("2024-02-14T11:59:59.999") == std::pair(true, true));
  CHECK(shown("2024-02-14T12:00") == std::pair(false, false));
  venue.trust = ClockTrust::untrusted;
  CHECK(shown("2024-02-15T00:00") == std::pair(true, true));
  CHECK(shown("2017-01-01T00:00") == std::pair(false, true));
}

TEST_CASE("the agenda lists what comes, standing offers last") {
  Venue venue;
  venue.add_standing("c");
  venue.add("a", "2024-02-18T10:00").attendance = Event::Attendance::online;
  venue.add("b", "2024-02-16", "2024-02-17").title = "展示";
  venue.add("far", "2024-03-17T09:30").title = "交流会";
  venue.add("next-year", "2024-12-31T10:00").title = "大晦日";
  const AgendaSlide agenda = fixture::agenda(venue.deck("2024-02-14T14:05"));
  CHECK(agenda.heading == "これからの予定");
  REQUIRE(agenda.rows.size() == 5);
  CHECK(text(agenda.rows[0]) == "2/16 金 終日 展示 2日後");
  CHECK(text(agenda.rows[1]) == "2/18 日 10:00 女性管理職のための交流会 4日後");
  CHECK(agenda.rows[1].icon == PlaceIcon::online);
  CHECK(text(agenda.rows[2]) == "3/17 日 9:30 交流会 ");
  CHECK(text(agenda.rows[3]) == "2024/12/31 火 10:00 大晦日 ");
  CHECK(text(agenda.rows[4]) == "随時   個別相談会 受付中");
}

TEST_CASE("on a day with events the agenda is today's first") {
  Venue venue;
  venue.add("tomorrow", "2024-02-19T10:00").title = "あす";
  venue.add("evening", "2024-02-18T19:00").title = "夜の会";
  venue.add("noon", "2024-02-18T12:00", "2024-02-18T14:00").title = "昼の会";
  const AgendaSlide agenda = fixture::agenda(venue.deck("2024-02-18T13:00"));
  CHECK(agenda.heading == "本日の予定");
  REQUIRE(agenda.rows.size() == 3);
  CHECK(text(agenda.rows[0]) == "2/18 日 12:00 昼の会 開催中");
  CHECK(text(agenda.rows[1]) == "2/18 日 19:00 夜の会 本日");
  CHECK(text(agenda.rows[2]) == "2/19 月 10:00 あす 明日");
  CHECK(agenda.rows[1].day == AgendaRow::Day::today);
  CHECK(agenda.rows[2].day == AgendaRow::Day::another);
  CHECK(agenda.later_heading == "これからの予定");
  CHECK(fixture::agenda(venue.deck("2024-02-18T21:00")).heading == "これからの予定");
}

TEST_CASE("a month without dates says that they will be announced") {
  Venue venue;
  venue.add_standing("c");
  venue.add("past", "2024-01-18T10:00");
  const AgendaSlide agenda = fixture::agenda(venue.deck("2024-02-14T14:05"));
  CHECK(agenda.rows.empty());
  CHECK(agenda.line == "次回の日程は、決まり次第お知らせいたします。");
}

TEST_CASE("years of past events do not push out what comes while the clock is not trusted") {
  Venue venue;
  venue.trust = ClockTrust::untrusted;
  for (int year = 2010; year < 2030; ++year)
    venue.add(std::to_string(year), std::to_string(year) + "-02-18T10:00");
  CHECK(fixture::ids(venue.deck("2024-01-01T00:00")).at(1) == "event/2024");
  CHECK(fixture::ids(venue.deck("2028-01-01T00:00")).at(1) == "event/2024");
  CHECK(fixture::ids(venue.deck("1970-01-01T00:00")).at(1) == "event/2010");
}

TEST_CASE("no two slides share an id, whatever the feeds say") {
  Venue venue;
  for (int i = 0; i < 5; ++i)
    venue.program.messages.push_back({"同じ題", std::to_string(i), {}, ""});
  auto ids = fixture::ids(venue.deck("2024-02-14T14:05"));
  std::sort(ids.begin(), ids.end());
  CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
}

TEST_CASE("the same events are worded rightly from any of five years") {
  for (const int year : {2024, 2025, 2026, 2028, 2029}) {
    const std::string y = std::to_string(year);
    INFO(y);
    Venue venue;
    venue.add("leap", y + "-03-01T10:00");
    const bool leap = std::chrono::year(year).is_leap();
    CHECK(text(paper(venue.deck(y + "-02-27T10:00"), "event/leap").pill) ==
          (leap ? "あと3日" : "あと2日"));
    CHECK(text(paper(venue.deck(y + "-02-28T23:59"), "event/leap").pill) ==
          (leap ? "あと2日" : "明日"));
    venue.add("new-year", std::to_string(year + 1) + "-01-01T00:30");
    CHECK(text(paper(venue.deck(y + "-12-31T00:00"), "event/new-year").pill) == "明日");
    CHECK(
        text(paper(venue.deck(std::to_string(year + 1) + "-01-01T00:00"), "event/new-year").pill) ==
        "開始まで30分");
  }
}

TEST_CASE("before there is a configuration the board says what to do") {
  const auto deck = setup_deck(fixture::words(), {"noren setup"});
  REQUIRE(deck.size() == 1);
  CHECK(deck[0].kind == SlideKind::setup);
  const auto& body = std::get<SetupSlide>(deck[0].body);
  CHECK(body.word == "準備中");
  CHECK(body.title == "準備中です");
  CHECK(body.steps == Ids{"noren setup"});
}

}  // namespace noren
