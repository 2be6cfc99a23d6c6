#include "feed/csv_feed.h"

#include "catch.h"
#include "feed/feed_reading.h"

using noren::Content;
using noren::Event;
using noren::EventKind;
using noren::EventStatus;

namespace {

constexpr const char* kTable =
    "日付,時刻,催し,場所,URL,状態\n"
    "2024/2/18,10:00,女性管理職のための交流会,オンライン,https://example.jp/a,\n"
    "2024-02-20,19:00〜21:00,\"お茶会\n(初めての方も)\",花の家,,中止\n"
    "2月24日(土),午後8時半,説明会,,,満席\n";

/// 日付,催し / 2024/2/18,交流会 in Shift_JIS.
const std::string shift_jis =
    "\x93\xfa\x95\x74,\x8d\xc3\x82\xb5\r\n2024/2/18,\x8c\xf0\x97\xac\x89\xef\r\n";

}  // namespace

TEST_CASE("a table that an organiser keeps in a spreadsheet becomes events") {
  FeedReading venue;
  const auto read = venue.read(kTable);
  REQUIRE(read);
  CHECK(read->format == "csv");
  const Content& content = read->content;
  REQUIRE(content.events.size() == 3);
  CHECK(content.problems.empty());
  CHECK(content.events[0].title == "女性管理職のための交流会");
  CHECK(venue.shown(content.events[0].schedule) == "2024-02-18T10:00");
  CHECK(content.events[0].attendance == Event::Attendance::online);
  CHECK(content.events[0].url == "https://example.jp/a");
  CHECK(content.events[0].kind == EventKind::meetup);
  CHECK(content.events[1].title == "お茶会 (初めての方も)");
  CHECK(venue.shown(content.events[1].schedule) == "2024-02-20T19:00/2024-02-20T21:00");
  CHECK(content.events[1].status == EventStatus::cancelled);
  CHECK(content.events[1].place == "花の家");
  CHECK(venue.shown(content.events[2].schedule) == "2024-02-24T20:30");
  CHECK(content.events[2].status == EventStatus::full);
}

TEST_CASE("a table is read in Shift_JIS, with a byte order mark, with tabs and semicolons") {
  FeedReading venue;
  for (const std::string& table :
       {shift_jis, std::string("\xEF\xBB\xBF日付,催し\r2024/2/18,交流会\r"),
        std::string("日付\t催し\n2024/2/18\t交流会"),
        std::string("sep=;\r\n\"日付\";\"催し\"\r\n\"2024/2/18\";\"交流会\"\r\n"),
        std::string("花の会の予定表,,\n,,\n 開催日（必須） ,【イベント名】\n2024/2/18,交流会\n")}) {
    INFO(table);
    const auto read = venue.read(table);
    REQUIRE(read);
    CHECK(read->format == "csv");
    REQUIRE(read->content.events.size() == 1);
    CHECK(read->content.events[0].title == "交流会");
    CHECK(venue.shown(read->content.events[0].schedule) == "2024-02-18");
  }
}

TEST_CASE("dates and times of tables are understood as spreadsheets and people write them") {
  FeedReading venue;
  const std::pair<const char*, const char*> rows[] = {
      {"2024/2/18,10:00,12:00", "2024-02-18T10:00/2024-02-18T12:00"},
      {"2024/02/18,10:00:00,", "2024-02-18T10:00"},
      {"2/18/2024,9:05,", "2024-02-18T09:05"},
      {"18/2/2024,9:05,", "2024-02-18T09:05"},
      {"２０２４／２／１８,１０：００,", "2024-02-18T10:00"},
      {"2024-02-18,22:00,1:00", "2024-02-18T22:00/2024-02-19T01:00"},
      {"2024-02-18,22:00,25:30", "2024-02-18T22:00/2024-02-19T01:30"},
      {"2024-02-18,24:00,", "2024-02-19T00:00"},
      {"2024-02-18,,", "2024-02-18"},
      {"2024/2/18 10:00,,", "2024-02-18T10:00"},
      {"2月18日(日) 10:00〜,,", "2024-02-18T10:00"},
      {"2/18,10時,12時", "2024-02-18T10:00/2024-02-18T12:00"},
      {"随時,,", "standing"},
      {"45340,,", "2024-02-18"},
      {"45340,0.4166666667,0.5", "2024-02-18T10:00/2024-02-18T12:00"},
      {"45340.41667,,", "2024-02-18T10:00"},
      {"45340,10:00,12:00", "2024-02-18T10:00/2024-02-18T12:00"},
      {"18-Feb-24,10:00,", "2024-02-18T10:00"},
      {"18-Feb-2024,,", "2024-02-18"},
      {"18 Feb 2024,,", "2024-02-18"},
      {"2024年2月18日(日),10:00,", "2024-02-18T10:00"},
      {"2024年2月18日,10:00,12:00", "2024-02-18T10:00/2024-02-18T12:00"},
      {"令和6年2月18日,,", "2024-02-18"},
      {"令和6年2月18日(日) 10:00,,", "2024-02-18T10:00"},
      {"R6.2.18,25:30,", "2024-02-19T01:30"},
      {"20240218,10:00,", "2024-02-18T10:00"},
  };
  for (const auto& [row, meant] : rows) {
    INFO(row);
    const Content content =
        venue.content(std::string("日付,開始時刻,終了時刻,催し\n") + row + ",会\n");
    REQUIRE(content.events.size() == 1);
    CHECK(venue.shown(content.events[0].schedule) == meant);
  }
}

TEST_CASE("English headings and an end on another day work too") {
  FeedReading venue;
  const Content content = venue.content(
      "Event Name,Start Date,Start Time,End Date,End Time,Venue,Link,Status,Tags\n"
      "Camp,2024-02-20,10:00,2024-02-22,16:00,Hakone,https://example.jp/c,Sold out,fun\n"
      "Stay,2024-02-20,,2024-02-22,,,,postponed,\n");
  REQUIRE(content.events.size() == 2);
  CHECK(venue.shown(content.events[0].schedule) == "2024-02-20T10:00/2024-02-22T16:00");
  CHECK(content.events[0].status == EventStatus::full);
  CHECK(content.events[0].place == "Hakone");
  CHECK(venue.shown(content.events[1].schedule) == "2024-02-20..2024-02-22");
  CHECK(content.events[1].status == EventStatus::postponed);
}

TEST_CASE("the state of a row is understood in the words that organisers use") {
  FeedReading venue;
  const std::pair<const char*, EventStatus> states[] = {
      {"", EventStatus::scheduled},           {"開催", EventStatus::scheduled},
      {"受付中", EventStatus::scheduled},     {"中止", EventStatus::cancelled},
      {" 中 止 ", EventStatus::cancelled},    {"中止になりました", EventStatus::cancelled},
      {"延期", EventStatus::postponed},       {"満席", EventStatus::full},
      {"満員御礼", EventStatus::full},        {"キャンセル待ち", EventStatus::full},
      {"キャンセル", EventStatus::cancelled}, {"Cancelled", EventStatus::cancelled}};
  for (const auto& [word, status] : states) {
    INFO(word);
    const Content content =
        venue.content(std::string("日付,催し,状態\n2024-02-20,会,") + word + "\n");
    REQUIRE(content.events.size() == 1);
    CHECK(content.events[0].status == status);
    CHECK(content.problems.empty());
  }
}

TEST_CASE("rows that the organiser keeps for herself are left out without a word") {
  FeedReading venue;
  const Content content = venue.content(
      "日付,催し,状態\n2024-02-20,会,下書き\n,,\n2024-02-21,集い,非公開\n2024-02-22,花見,開催\n");
  CHECK(content.events.size() == 1);
  CHECK(content.dropped == 0);
  CHECK(content.problems.empty());
}

TEST_CASE("what is wrong with a row is told with its line, column and heading") {
  FeedReading venue;
  const Content content = venue.content(
      "日付,催し,状態,謎\n2024-02-30,会,,\n2024-02-20,\"二\n行\",変な状態,\n,題だけ,,\n2024-02-21,,"
      ",\n");
  REQUIRE(content.events.size() == 1);
  CHECK(content.dropped == 3);
  REQUIRE(content.problems.size() == 5);
  CHECK(content.problems[0].where == "events:1:10");
  CHECK(content.problems[1].where == "events:2:1 日付(A)");
  CHECK(content.problems[2].where == "events:4:4 状態(C)");
  CHECK(content.problems[3].where == "events:5:1 日付(A)");
  CHECK(content.problems[4].where == "events:6:12 催し(B)");
}

TEST_CASE("a table without a date of an event but with one of publishing holds posts") {
  FeedReading venue;
  const Content content =
      venue.content("公開日,題名,URL,本文\n2024/2/1,花の話,https://example.jp/1,文です。\n");
  REQUIRE(content.posts.size() == 1);
  CHECK(content.posts[0].title == "花の話");
  CHECK(venue.clock(content.posts[0].published.value()) == "2024-02-01T00:00");
}

TEST_CASE("broken tables are named, not guessed at") {
  FeedReading venue;
  venue.source.format = "csv";
  CHECK(venue.failure("日付,催し\n2024-02-20,\"会\n続き").where == "events:2:12");
  CHECK(venue.failure("甲,乙\n1,2\n").where == "events:1:1");
  CHECK_FALSE(venue.failure("日付,時刻\n2024-02-20,10:00\n").what.ja.empty());
  venue.source.format.clear();
  CHECK(venue.failure("ただの文章です。").what.ja.find("見出し") != std::string::npos);
}

TEST_CASE("a hostile table costs little") {
  FeedReading venue;
  venue.source.max_items = 10;
  std::string table = "日付,催し" + std::string(1000, ',') + "\n";
  for (int i = 0; i < 30'000; ++i)
    table += "2024-02-20,会" + std::to_string(i) + "\n";
  CHECK(venue.content(table).events.size() == 10);
  CHECK(venue.content("日付,催し\n2024-02-20," + std::string(1'000'000, 'a')).events.size() == 1);
}

TEST_CASE("headings of the organiser's own are understood by a word that they hold") {
  FeedReading venue;
  const auto read = [&](const std::string& table) {
    std::vector<std::string> lines;
    for (const auto& event : venue.content(table).events)
      lines.push_back(venue.shown(event.schedule) + " " + event.title + " @" + event.place + " " +
                      event.url);
    return lines;
  };
  using Lines = std::vector<std::string>;
  CHECK(read("イベントのタイトル,開催日（必須）,開始時刻,ところ,申込URL\n"
             "交流会,2024/2/18,10:00,区民館,https://example.jp/\n") ==
        Lines{"2024-02-18T10:00 交流会 @区民館 https://example.jp/"});
  CHECK(read("日にち,時間帯,内容,場所\n2024/2/19(月),18時半〜20時,説明会,区民館\n") ==
        Lines{"2024-02-19T18:30/2024-02-19T20:00 説明会 @区民館 "});
  CHECK(read("展示の期間,展示名\n2024/2/18～2024/2/25,春の展示\n") ==
        Lines{"2024-02-18..2024-02-25 春の展示 @ "});
  CHECK(read("タイムスタンプ,催し物の名前,開催日,開演,終演,会場名\n"
             "2024/02/01 12:00,音楽会,2024/02/18,18:30,21:00,本館\n") ==
        Lines{"2024-02-18T18:30/2024-02-18T21:00 音楽会 @本館 "});
}

TEST_CASE("an address in a table needs no https://") {
  FeedReading venue;
  const auto events = venue
                          .content(
                              "日付,催し,URL\n2024/2/18,一,Example.jp/apply\n"
                              "2024/2/18,二,page.html\n2024/2/18,三,example.com\n")
                          .events;
  REQUIRE(events.size() == 3);
  CHECK(events[0].url == "https://Example.jp/apply");
  CHECK(events[1].url == "https://example.jp/feeds/page.html");
  CHECK(events[2].url.substr(0, 19) == "https://example.com");
}

TEST_CASE("a list of people is no table of events") {
  FeedReading venue;
  CHECK(venue.failure("お名前,登録日時,メールアドレス\n花子,2024/2/18,h@example.jp\n").where ==
        "events");
  CHECK(venue.failure("氏名,申込日,希望の日程の連絡先\n花子,2024/2/18,090\n").where == "events");
}

TEST_CASE("a table is recognised though its first event has pages of text") {
  FeedReading venue;
  const std::string text = "よ\n" + std::string(20'000, 'x');
  const auto read = venue.read("日付,催し,説明\n2024/2/18,会,\"" + text + "\"\n2024/2/19,会,\n");
  REQUIRE(read);
  CHECK(read->format == "csv");
  CHECK(read->content.events.size() == 2);
}

TEST_CASE("the last day in a table is read in every spelling that the first one has") {
  FeedReading venue;
  for (const std::string last : {"2024/2/20", "45342", "20-Feb-24", "令和6年2月20日", "R6.2.20",
                                 "2024年2月20日(火)", "2/20/2024"}) {
    INFO(last);
    const Content content =
        venue.content("開始日,終了日,催し\n令和6年2月18日(日)," + last + ",展示\n");
    REQUIRE(content.events.size() == 1);
    CHECK(venue.shown(content.events[0].schedule) == "2024-02-18..2024-02-20");
  }
}

TEST_CASE("a number in the column of dates that can be no day of this century is no date") {
  FeedReading venue;
  for (const std::string date :
       {"12", "1e4", "99999999999999999999", "45340.5.1", "-45340", "36525"}) {
    INFO(date);
    const Content content = venue.content("日付,催し\n" + date + ",会\n");
    CHECK(content.events.empty());
    CHECK(content.problems.size() == 1);
  }
}
