#include "feed/announcements.h"

#include "base/utf8.h"
#include "feed/feed_reading.h"
#include "feed/fuzz_entry.h"

using noren::Content;
using noren::Event;
using noren::EventKind;

namespace {

/// A blog whose posts announce events in their text.
struct BlogReading : FeedReading {
  BlogReading() {
    source.name = "blog";
    source.format = "rss";
    source.extract = "events";
  }

  static std::string item(const std::string& html, const std::string& date) {
    return "<item><title>日々のこと</title><pubDate>" + date + "</pubDate><description><![CDATA[" +
           html + "]]></description></item>";
  }

  Content posts(const std::string& items) {
    return content("<rss version=\"2.0\"><channel>" + items + "</channel></rss>");
  }

  Content post(const std::string& html) {
    return posts(item(html, "Wed, 14 Feb 2024 07:00:00 +0900"));
  }

  /// The events of one post, each as "2024-02-18T10:00 交流会 オンライン".
  std::vector<std::string> events(const std::string& html) {
    std::vector<std::string> lines;
    for (const Event& event : post(html).events) {
      std::string line = shown(event.schedule) + " " + event.title;
      if (event.attendance == Event::Attendance::online) line += " オンライン";
      if (!event.place.empty()) line += " @" + event.place;
      if (event.status == noren::EventStatus::cancelled) line += " 中止";
      if (event.status == noren::EventStatus::full) line += " 満席";
      lines.push_back(line);
    }
    return lines;
  }
};

using Lines = std::vector<std::string>;

/// As the first user's blog ends every post.
constexpr const char* kFirstUser =
    "<p>今日は面談のことを書きました。</p><p>【女性管理職のための交流会】開催予定</p>"
    "<p>・2月18日(日) 10:00〜 オンラインにて</p><p>心のままに話しましょう。</p>"
    "<p>説明会もやっています。2024年2月の説明会の予定<br>・2月16日(金) 20:30~</p>"
    "<p>個別相談会は随時開催中</p>";

}  // namespace

TEST_CASE("the events that a post ends with are announced, whichever post tells of them") {
  BlogReading venue;
  const Content content = venue.posts(venue.item(kFirstUser, "Wed, 14 Feb 2024 07:00:00 +0900") +
                                      venue.item(kFirstUser, "Mon, 12 Feb 2024 07:00:00 +0900") +
                                      venue.item(kFirstUser, "Sat, 10 Feb 2024 07:00:00 +0900"));
  CHECK(content.posts.size() == 3);
  REQUIRE(content.events.size() == 3);
  const Event& meetup = content.events[0];
  CHECK(meetup.title == "女性管理職のための交流会");
  CHECK(meetup.kind == EventKind::meetup);
  CHECK(venue.shown(meetup.schedule) == "2024-02-18T10:00");
  CHECK(meetup.attendance == Event::Attendance::online);
  const Event& session = content.events[1];
  CHECK(session.title == "説明会");
  CHECK(session.kind == EventKind::session);
  CHECK(venue.shown(session.schedule) == "2024-02-16T20:30");
  const Event& consultation = content.events[2];
  CHECK(consultation.title == "個別相談会");
  CHECK(consultation.kind == EventKind::consultation);
  CHECK(venue.shown(consultation.schedule) == "standing");
  CHECK(content.problems.empty());
  REQUIRE(content.findings.size() == 3);
  CHECK(content.findings[0].where == "items[0]:3");
  CHECK(content.findings[0].what.ja.find("・2月18日(日) 10:00〜 オンラインにて") !=
        std::string::npos);
  CHECK(content.findings[0].what.ja.find("2024-02-18 10:00") != std::string::npos);
}

TEST_CASE("the year of a date follows the day of its post") {
  BlogReading venue;
  const std::string html = "<p>【交流会】</p><p>・2月18日 10:00〜</p>";
  const auto start = [&](const char* date) {
    return venue.shown(venue.posts(venue.item(html, date)).events.at(0).schedule);
  };
  CHECK(start("Wed, 10 Jan 2024 07:00:00 +0900") == "2024-02-18T10:00");
  CHECK(start("Wed, 11 Jan 2023 07:00:00 +0900") == "2023-02-18T10:00");
  CHECK(start("Sun, 31 Dec 2023 23:30:00 +0900") == "2024-02-18T10:00");
}

TEST_CASE("dates are read in the layouts that blogs use") {
  BlogReading venue;
  SECTION("a list") {
    CHECK(venue.events("<h3>3月の読書会の日程</h3><ul><li>3/3（日）14:00～16:00</li>"
                       "<li>3/17（日）14:00～16:00</li></ul>") ==
          Lines{"2024-03-03T14:00/2024-03-03T16:00 読書会",
                "2024-03-17T14:00/2024-03-17T16:00 読書会"});
  }
  SECTION("full-width digits and lines parted by br") {
    CHECK(venue.events("■お茶会のお知らせ<br>日時：２月２５日（日）　１３：００〜１５：００<br>"
                       "場所：川辺区民館　二階<br>参加費：５００円<br>定員：８名") ==
          Lines{"2024-02-25T13:00/2024-02-25T15:00 お茶会 @川辺区民館　二階"});
  }
  SECTION("the Japanese calendar") {
    CHECK(venue.events(
              "<p>『はじめての短歌講座』開催のお知らせ</p><p>令和6年3月9日(土) 午後1時半〜</p>") ==
          Lines{"2024-03-09T13:30 はじめての短歌講座"});
  }
  SECTION("slashes with the year") {
    CHECK(venue.events("<p>次回もくもく会のご案内</p><p>2024/02/20(火) 19:00-21:00 Zoom</p>") ==
          Lines{"2024-02-20T19:00/2024-02-20T21:00 もくもく会 オンライン"});
  }
  SECTION("before noon and after it") {
    CHECK(venue.events("<p>◆朝の体操</p><p>●2月19日（月）午前9時〜10時</p>"
                       "<p>●2月20日（火）午後6時半〜</p>") ==
          Lines{"2024-02-19T09:00/2024-02-19T10:00 朝の体操", "2024-02-20T18:30 朝の体操"});
  }
  SECTION("a table with the title in its row") {
    CHECK(venue.events("<table><tr><th>日付</th><th>時刻</th><th>内容</th></tr>"
                       "<tr><td>2/24(土)</td><td>10:00〜</td><td>親子ヨガ</td></tr>"
                       "<tr><td>2/25(日)</td><td>15:00〜</td><td>落語会</td></tr></table>") ==
          Lines{"2024-02-24T10:00 親子ヨガ", "2024-02-25T15:00 落語会"});
  }
  SECTION("the title before the date") {
    CHECK(venue.events("<p>交流会：2月18日(日) 10:00〜12:00 @区民館</p><p>説明会 2/22(木) 20:30~ "
                       "オンライン</p>") ==
          Lines{"2024-02-18T10:00/2024-02-18T12:00 交流会 @区民館",
                "2024-02-22T20:30 説明会 オンライン"});
  }
  SECTION("the time on the line below") {
    CHECK(
        venue.events("<p>【春の食卓】開催予定</p><p>日付：3月10日(日)</p><p>時間：11:30〜14:00</p>"
                     "<p>会場：オンライン（Zoom）</p>") ==
        Lines{"2024-03-10T11:30/2024-03-10T14:00 春の食卓 オンライン"});
  }
  SECTION("called off, and full") {
    CHECK(venue.events("<p>今月の説明会</p><p>・2月16日(金) 20:30〜 ※中止</p><p>・2月23日(金・祝) "
                       "20:30〜【満席】</p>"
                       "<p>・3月1日(金) 20:30〜</p>") == Lines{"2024-02-16T20:30 説明会 中止",
                                                               "2024-02-23T20:30 説明会 満席",
                                                               "2024-03-01T20:30 説明会"});
    CHECK(venue.events(
              "<p>【交流会】</p><p>2月18日(日) 10:00〜</p><p>※都合により中止となりました</p>") ==
          Lines{"2024-02-18T10:00 交流会 中止"});
    CHECK(venue.events("<p>【川辺の散歩】</p><p>2月18日(日) 10:00〜 雨天の場合は中止</p>") ==
          Lines{"2024-02-18T10:00 川辺の散歩"});
  }
  SECTION("two dates in one line, and several days") {
    CHECK(venue.events("<p>◎個別相談</p><p>2/20(火)14:00〜、2/27(火)14:00〜</p>") ==
          Lines{"2024-02-20T14:00 個別相談", "2024-02-27T14:00 個別相談"});
    CHECK(venue.events("<p>★写真展のお知らせ</p><p>・2月23日(金)〜25日(日)</p>") ==
          Lines{"2024-02-23..2024-02-25 写真展"});
  }
  SECTION("on offer at any time") {
    CHECK(venue.events("<p>【随時受付】個別面談</p><p>体験レッスンも随時募集しています。</p>"
                       "<p>最新の情報は随時更新します。</p>") ==
          Lines{"standing 個別面談", "standing 体験レッスン"});
  }
  SECTION("rows that are numbered, and a date above its time") {
    CHECK(venue.events(
              "<p>＜説明会日程＞</p><p>① 2月16日(金) 20:30〜<br>第2回 2月20日(火) 10:00〜</p>") ==
          Lines{"2024-02-16T20:30 説明会", "2024-02-20T10:00 説明会"});
    CHECK(venue.events("<dl><dt>2月18日(日)</dt><dd>10:00〜 交流会</dd><dt>2月20日(火)</dt>"
                       "<dd>20:30〜 説明会</dd></dl>") ==
          Lines{"2024-02-18T10:00 交流会", "2024-02-20T20:30 説明会"});
  }
  SECTION("a plain sentence that announces") {
    CHECK(
        venue.events("<p>次回の交流会は2月18日（日）10:00〜です。</p>"
                     "<p>次の読書会は、2月20日（火）の午前10時からオンラインで開催します。</p>") ==
        Lines{"2024-02-18T10:00 交流会", "2024-02-20T10:00 読書会 オンライン"});
  }
  SECTION("remarks around the title") {
    CHECK(venue.events("<p>【開催決定】春のランチ会（無料）</"
                       "p><p>2月16日(金)12:00〜13:00／2月20日(火)12:00〜13:00</p>") ==
          Lines{"2024-02-16T12:00/2024-02-16T13:00 春のランチ会",
                "2024-02-20T12:00/2024-02-20T13:00 春のランチ会"});
    CHECK(venue.events("<p>☆お茶会☆</p><p>2月18日(日) 10:00〜 ＠区民館</p>") ==
          Lines{"2024-02-18T10:00 お茶会 @区民館"});
  }
  SECTION("past dates stay past") {
    CHECK(venue.events("<p>【新年会】</p><p>・1月13日(土) 18:00〜</p>") ==
          Lines{"2024-01-13T18:00 新年会"});
  }
}

TEST_CASE("more layouts of notices are understood") {
  BlogReading blog;
  CHECK(blog.events("【春の会】<br>日　時　3月16日(土)10:00〜11:30<br>会　場　花の家") ==
        Lines{"2024-03-16T10:00/2024-03-16T11:30 春の会 @花の家"});
  CHECK(blog.events("交流会を開催します!<br>と き 3月16日(土)10:00~11:30<br>ところ オンライン") ==
        Lines{"2024-03-16T10:00/2024-03-16T11:30 交流会 オンライン"});
  CHECK(blog.events("次回の交流会は3月3日(日)10時からです。ぜひどうぞ!") ==
        Lines{"2024-03-03T10:00 交流会"});
  CHECK(blog.events("▼ 個別相談会<br>随時受付中!お気軽にどうぞ。") == Lines{"standing 個別相談会"});
  CHECK(blog.events("▼ 交流会<br>随時受付中").empty());
  CHECK(blog.events(
            "◆説明会日程◆<br>①2/20(火)20:00〜21:00<br>②2/27(火)20:00〜21:00<br>いずれもZoom") ==
        Lines{"2024-02-20T20:00/2024-02-20T21:00 説明会 オンライン",
              "2024-02-27T20:00/2024-02-27T21:00 説明会 オンライン"});
  CHECK(blog.events("&lt;2月の交流会&gt;<br>2月25日(日)10時30分〜12時<br>オンライン開催<br>"
                    "※満席となりました") ==
        Lines{"2024-02-25T10:30/2024-02-25T12:00 交流会 オンライン 満席"});
  CHECK(blog.events("イベント名:花と暮らす<br>日時:2024年3月10日(日)13時〜15時") ==
        Lines{"2024-03-10T13:00/2024-03-10T15:00 花と暮らす"});
  CHECK(blog.events("3月3日(日)10時から息子の運動会です。").empty());
}

TEST_CASE("a change of dates is named, for it can't be told which is the new one") {
  BlogReading blog;
  const Content content =
      blog.post("【説明会】<br>2月16日(金) 20:30〜 → 2月23日(金) 20:30〜 に変更になりました");
  CHECK(content.events.empty());
  REQUIRE(content.problems.size() == 1);
  CHECK(content.problems[0].what.ja.find("変更") != std::string::npos);
  CHECK(blog.events("【説明会】<br>2月23日(金) 20:30〜に変更しました") ==
        Lines{"2024-02-23T20:30 説明会"});
}

TEST_CASE("a doubtful line is left out and named") {
  BlogReading venue;
  const auto doubt = [&](const std::string& html) {
    const Content content = venue.post(html);
    CHECK(content.events.empty());
    return content.problems.size() == 1 ? content.problems[0].what.en : std::string("nothing");
  };
  CHECK(doubt("<p>【読書会】</p><p>・毎週水曜 19:00〜</p>").find("no date") != std::string::npos);
  CHECK(doubt("<p>・2月18日(日) 10:00〜</p>").find("no heading") != std::string::npos);
  CHECK(doubt("<p>【交流会】</p><p>・2月18日(日)・25日(日) 10:00〜</p>") != "nothing");
  CHECK(doubt("<p>【交流会】</p><p>・2月18日(日) 10:00〜 / 14:00〜</p>").find("several times") !=
        std::string::npos);
  CHECK(doubt("<p>【交流会】</p><p>・2月30日(日) 10:00〜</p>") != "nothing");
  CHECK(
      doubt("<p>2月18日の10時から電車で出かける予定ですが、雪が心配です。</p>").find("sentence") !=
      std::string::npos);
}

TEST_CASE("a post that announces nothing is no error") {
  BlogReading venue;
  for (const char* html :
       {"<p>2月10日の交流会では、たくさんの方と話しました。</p>", "<p>朝6時に起きる。</p>",
        "<p>2月10日、久しぶりに雪が降った。</p>", "", "<p>交流会は楽しい。</p>",
        "<p>1月20日(土) 10:00〜 交流会を開催しました</p>",
        "<p>お申し込みは随時更新中のページから</p>"}) {
    const Content content = venue.post(html);
    CHECK(content.events.empty());
    CHECK(content.problems.empty());
    CHECK(content.findings.empty());
  }
}

TEST_CASE("without being asked for, no events are read out of posts") {
  BlogReading venue;
  venue.source.extract.clear();
  CHECK(venue.post(kFirstUser).events.empty());
}

TEST_CASE("what an event needs stands on the lines below it") {
  BlogReading venue;
  const Content content = venue.post(
      "<p>【交流会】</p><p>日時：2月18日(日) 10:00〜</p><p>場所：川辺区民館</p><p>参加費：500円</p>"
      "<p>定員：12名</p><p>申込締切：2月16日</p><p>お申し込み：https://example.jp/form</p>");
  const Event& event = content.events.at(0);
  CHECK(event.place == "川辺区民館");
  CHECK(event.fee == "500円");
  CHECK(event.capacity == "12名");
  CHECK(event.deadline == "2月16日");
  CHECK(event.url == "https://example.jp/form");
  CHECK(content.events.size() == 1);
}

TEST_CASE("the newest post is believed") {
  BlogReading venue;
  const Content content =
      venue.posts(venue.item("<p>【交流会】</p><p>・2月18日(日) 10:00〜</p>",
                             "Sat, 10 Feb 2024 07:00:00 +0900") +
                  venue.item("<p>【交流会】</p><p>・2月18日(日) 10:00〜 中止</p>",
                             "Wed, 14 Feb 2024 07:00:00 +0900"));
  REQUIRE(content.events.size() == 1);
  CHECK(content.events[0].status == noren::EventStatus::cancelled);
}

TEST_CASE("the words of a source choose its posts, not what they announce") {
  BlogReading venue;
  venue.source.exclude = {"日々"};
  venue.source.include = {"日々"};
  const Content content = venue.post(kFirstUser);
  CHECK(content.posts.empty());
  CHECK(content.events.size() == 3);
}

TEST_CASE("a JSON Feed is looked through as well") {
  BlogReading venue;
  venue.source.format.clear();
  const Content content = venue.content(
      R"({"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"x","summary":"短い文",
"date_published":"2024-02-14T07:00:00+09:00","content_html":"<p>【交流会】</p><p>・2月18日(日) 10:00〜</p>"}]})");
  CHECK(content.events.size() == 1);
  CHECK(content.posts.size() == 1);
}

TEST_CASE("a hostile post is looked through in no time") {
  std::string line = "0";
  for (int i = 0; i < 3000; ++i)
    line += "【2月18日(日)10:00〜随時会：\n・";
  noren::read_any_bytes(line);
  static_cast<void>(noren::read_announcements(line, "x"));
  static_cast<void>(noren::read_announcements(std::string(200000, '('), "x"));
}
