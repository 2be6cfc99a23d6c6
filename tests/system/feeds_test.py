"""Feeds over HTTP become the right words in the right states, and stay when the server goes."""

import unittest

from picture import paint
from venue import VenueTest, slide, slides_of, texts, words

SMALL = ("--size", "640x360")


def event(identity, title, start=None, **more):
    return {"id": identity, "title": title, "start": start, **more}


EVENTS = {
    "events": [
        event("today", "朝の体操", "2024-02-14T16:00:00+09:00", kind="meetup", place="区民館"),
        event("minutes", "囲碁の会", "2024-02-14T14:50:00+09:00"),
        event("soon", "昼の茶話会", "2024-02-14T14:08:00+09:00"),
        event("running", "読書会", "2024-02-14T13:30:00+09:00", end="2024-02-14T15:00:00+09:00", kind="meetup", url="https://example.jp/read"),
        event("open", "縁側", "2024-02-14T12:30:00+09:00"),
        event("over", "早朝の掃除", "2024-02-14T07:00:00+09:00"),
        event("tomorrow", "説明会", "2024-02-15T10:00:00+09:00", kind="session", online=True),
        event("later", "春の遠足", "2024-02-20T09:00:00+09:00", end="2024-02-20T16:30:00+09:00"),
        event("cancelled", "書き初め", "2024-02-16T10:00:00+09:00", status="cancelled", url="https://example.jp/kaki"),
        event("postponed", "餅つき", "2024-02-17T10:00:00+09:00", status="postponed", url="https://example.jp/mochi"),
        event("full", "料理教室", "2024-02-18T10:00:00+09:00", status="full"),
        event("allday", "片付けの日", "2024-02-21"),
        event("whole", "写真展", "2024-02-22", end="2024-02-24"),
        event("night", "星を見る会", "2024-02-23T22:00:00+09:00", end="2024-02-24T02:00:00+09:00"),
        event("elsewhere", "海の向こうの会", "2024-02-26T20:00:00-05:00"),
        event("naive", "ふつうの会", "2024-02-28T19:15:00"),
        event("month", "ひと月先の会", "2024-03-20T09:00:00+09:00"),
        event("year", "来年の会", "2025-01-10T09:00:00+09:00"),
        event("facts", "染物", "2024-02-29T10:00:00+09:00", verb="席をとる", deadline="2月20日", fee="500円", capacity="12名", url="https://example.jp/s"),
        event("always", "個別相談会", kind="consultation", standing=True),
        {"title": "日のない催し"},
        {"id": "people", "title": "落語の夕べ", "when": "２月２５日（日） 午後６時半〜"},
        {"id": "wrongday", "title": "曜日ちがい", "when": "2月27日(日) 10:00〜"},
    ],
    "notices": [
        {"text": "開始が10分ほど遅れております", "until": "2024-02-14T15:00:00+09:00"},
        {"text": "もう済んだお知らせ", "until": "2024-02-14T14:00:00+09:00"},
        {"text": "まだ早いお知らせ", "from": "2024-02-14T18:00:00+09:00"},
    ],
    "messages": [{"title": "お手洗いは2階です", "text": "階段をご利用ください。"}, {"title": "昨日のこと", "until": "2024-02-13"}],
    "posters": [{"image": "/flyer.png", "title": "夏祭り", "url": "https://example.jp/poster"},
                {"image": "/flyer.png", "title": "まだ先の祭り", "from": "2024-03-01"}],
}
POSTS = {"posts": [
    {"id": "p", "title": "新しい棚ができました", "published": "2024-02-10T09:00:00+09:00", "url": "https://example.jp/p", "summary": "秘密の前置き"},
    {"id": "q", "title": "昔の話", "published": "2023-03-10T09:00:00+09:00", "url": "https://example.jp/q"},
]}
# Words that claim something about today's date or time.
CLAIMS = ("本日", "明日", "あと", "まもなく", "開催中", "開始まで", "新着", "14:05")


class ServedVenue(VenueTest):
    """A community of the river with two feeds on a server."""

    def setUp(self):
        super().setUp()
        paint(self.folder / "flyer.png", 800, 600, (0, 110, 120))
        self.feeds = self.serve()
        self.feeds.answer("/events", EVENTS, ETag='"1"')
        self.feeds.answer("/posts", POSTS, Last_Modified="Wed, 14 Feb 2024 00:00:00 GMT")
        self.feeds.answer("/flyer.png", (self.folder / "flyer.png").read_bytes(), Content_Type="image/png")
        self.settings = {
            "community": {"name": "川辺の会", "line": "川のそばで集う人の会", "url": "https://example.jp/", "tagline": "川に、舟を。"},
            "sources": [
                {"name": "events", "url": self.feeds.url("/events")},
                {"name": "posts", "url": self.feeds.url("/posts")},
            ],
            "slides": {"events": 30},
        }
        self.configure(**self.settings)


class States(ServedVenue):
    def assert_says(self, deck, identity, role, expected):
        self.assertEqual(texts(slide(deck, identity), role), expected, identity)

    def test_every_state_of_an_event_has_its_words(self):
        deck = self.deck()
        self.assertNotIn("event/over", [each["id"] for each in deck["slides"]])
        for identity, status in (("today", "本日"), ("soon", "本日"), ("running", "ただいま開催中"), ("open", "ただいま開催中")):
            self.assert_says(deck, f"event/{identity}", "status", [status])
        for identity, countdown in (("today", ["開始まで約2時間"]), ("minutes", ["開始まで45分"]), ("soon", ["まもなく開始"]),
                                    ("running", []), ("tomorrow", ["明日"]), ("later", ["あと6日"]), ("whole", ["あと8日"]),
                                    ("month", []), ("cancelled", []), ("postponed", []), ("full", [])):
            self.assert_says(deck, f"event/{identity}", "countdown", countdown)
        for identity, time in (("today", "16:00〜"), ("running", "13:30–15:00"), ("later", "9:00–16:30"), ("allday", "終日"),
                               ("whole", "〜24日(土)"), ("people", "18:30〜"), ("naive", "19:15〜"), ("elsewhere", "10:00〜")):
            self.assert_says(deck, f"event/{identity}", "time", [time])
        for identity, month, day, weekday in (("elsewhere", "2月", "27", "火曜日"), ("night", "2月", "23", "金曜日"),
                                              ("people", "2月", "25", "日曜日"), ("year", "1月", "10", "金曜日")):
            for role, expected in (("month", month), ("day", day), ("weekday", weekday)):
                self.assert_says(deck, f"event/{identity}", role, [expected])
        self.assertIn("22:00", "".join(texts(slide(deck, "event/night"), "time")))
        self.assertIn("2025年", words(slide(deck, "event/year")))
        self.assert_says(deck, "event/wrongday", "weekday", [])
        for identity, stamp in (("cancelled", "中止"), ("postponed", "延期"), ("full", "満席")):
            self.assertEqual(set(texts(slide(deck, f"event/{identity}"), "stamp")), {stamp})

    def test_every_slide_says_who_where_and_what_next(self):
        deck = self.deck(*SMALL)
        for identity, kind in (("event/today", "meetup"), ("event/tomorrow", "session"), ("event/later", "event")):
            self.assertEqual(slide(deck, identity)["kind"], kind)
        self.assert_says(deck, "event/today", "kind", ["交流会"])
        self.assert_says(deck, "event/today", "place", ["区民館"])
        self.assert_says(deck, "event/tomorrow", "place", ["オンライン"])
        for fact in ("申込締切 2月20日", "参加費 500円", "定員 12名"):
            self.assertIn(fact.replace(" ", ""), words(slide(deck, "event/facts")))
        for identity, code in (("event/running", ["https://example.jp/read"]), ("event/today", ["https://example.jp/"]),
                               ("event/cancelled", []), ("event/postponed", []), ("post/p", ["https://example.jp/p"])):
            self.assertEqual([each["data"] for each in slide(deck, identity)["qr"]], code, identity)
        self.assert_says(deck, "event/facts", "caption", ["席をとる"])
        self.assert_says(deck, "event/today", "caption", ["くわしくはこちら"])
        self.assert_says(deck, "event/running", "caption", ["くわしくはこちら"])
        self.assert_says(deck, "post/p", "caption", ["続きはこちら"])
        standing = slides_of(deck, "consultation")
        self.assertEqual([texts(each, "status") for each in standing], [["随時受付中"]])
        self.assert_says(deck, "post/p", "status", ["新着記事"])
        self.assert_says(deck, "post/q", "status", ["記事"])
        self.assertIn("2023年", words(slide(deck, "post/q")))
        # A post may open with private chat: titles alone, unless asked for.
        self.assertNotIn("秘密の前置き", "".join(words(each) for each in deck["slides"]))

    def test_the_agenda_has_a_row_for_each_with_its_state(self):
        pages = slides_of(self.deck(*SMALL), "agenda")
        said = "".join(words(page) for page in pages)
        # Today's heading stands over today's rows only.
        headings = ["".join(texts(page, "heading")) for page in pages]
        self.assertEqual(headings[0], "本日の予定")
        self.assertEqual(set(headings[1:]), {"これからの予定"})
        for title in ("読書会", "朝の体操", "書き初め", "餅つき", "料理教室", "個別相談会", "落語の夕べ"):
            self.assertIn(title, said)
        for word in ("開催中", "中止", "延期", "満席", "随時", "受付中", "明日", "6日後"):
            self.assertIn(word, said)
        self.assertNotIn("早朝の掃除", said)

    def test_notices_messages_and_posters_keep_their_time(self):
        deck = self.deck(*SMALL)
        said = "".join(words(each) for each in deck["slides"])
        self.assertIn("開始が10分ほど遅れております", said)
        for word in ("もう済んだ", "まだ早い", "昨日のこと", "まだ先の祭り"):
            self.assertNotIn(word, said)
        message = slides_of(deck, "message")[0]
        self.assertEqual(texts(message, "title"), ["お手洗いは2階です"])
        self.assertEqual(texts(message, "message"), ["階段をご利用ください。"])
        self.assertEqual([texts(each, "title") for each in slides_of(deck, "poster")], [["夏祭り"]])
        evening = self.deck(*SMALL, at="2024-02-14T18:00:00+09:00")
        self.assertIn("まだ早いお知らせ", "".join(words(each) for each in evening["slides"]))

    def test_what_can_not_be_used_is_dropped_and_named_and_the_rest_stays(self):
        warnings = [each["where"] for each in self.deck(*SMALL)["warnings"]]
        self.assertTrue(any("events[20]" in where for where in warnings), warnings)
        self.assertTrue(any("events[22]" in where for where in warnings), warnings)
        status, report = self.check("--at", "2024-02-14T14:05:00+09:00")
        self.assertEqual((status, report["errors"]), (0, []))
        self.assertEqual(report["sources"][0], {"name": "events", "url": self.feeds.url("/events"), "format": "noren",
                                                "fetched": True, "events": 22, "posts": 0, "dropped": 1})

    def test_states_change_at_their_very_moment(self):
        for at, status in (("2024-02-14T13:29:59+09:00", "本日"), ("2024-02-14T13:30:00+09:00", "ただいま開催中"),
                           ("2024-02-14T14:59:50+09:00", "ただいま開催中"), ("2024-02-13T23:59:50+09:00", None),
                           ("2024-02-14T00:00:00+09:00", "本日")):
            deck = self.deck(*SMALL, at=at)
            self.assert_says(deck, "event/running", "status", [status] if status else [])
        at_end = [each["id"] for each in self.deck(*SMALL, at="2024-02-14T15:00:00+09:00")["slides"]]
        self.assertNotIn("event/running", at_end)
        # Without an end: two hours.
        self.assertNotIn("event/open", at_end)
        middle = self.deck(*SMALL, at="2024-02-23T12:00:00+09:00")
        # Whole days have no hour to begin at.
        self.assert_says(middle, "event/whole", "status", ["本日"])
        last = self.deck(*SMALL, at="2024-02-24T01:59:50+09:00")
        self.assert_says(last, "event/night", "status", ["ただいま開催中"])
        after = [each["id"] for each in self.deck(*SMALL, at="2024-02-24T02:00:00+09:00")["slides"]]
        self.assertNotIn("event/night", after)
        self.assertIn("event/whole", after)

    def test_an_alert_fills_the_screen_on_the_eve_and_the_day(self):
        self.feeds.answer("/events", {"notices": [{"text": "台風のため終日お休みします", "level": "alert"}],
                                      "events": [event("c", "書き初め", "2024-02-16T10:00:00+09:00", kind="meetup", status="cancelled")]})
        for at, alerts in (("2024-02-14T14:05:00+09:00", 1), ("2024-02-15T14:05:00+09:00", 2), ("2024-02-16T09:00:00+09:00", 2),
                           ("2024-02-17T09:00:00+09:00", 1)):
            deck = self.deck(*SMALL, at=at)
            shown = slides_of(deck, "alert")
            self.assertEqual(len(shown), alerts, at)
            self.assertIn("台風のため", "".join(words(each) for each in shown))
            if alerts == 2:
                self.assertIn("中止とさせていただきます", "".join(words(each) for each in shown).replace("|", ""))

    def test_closed_days_are_announced_a_week_ahead(self):
        self.feeds.answer("/events", {"events": []})
        self.configure(**self.settings, closed=["02-20..02-22", "12-29..01-03"])
        said = {at: "".join(words(each).replace("|", "") for each in self.deck(*SMALL, at=f"{at}T11:00:00+09:00")["slides"])
                for at in ("2024-02-12", "2024-02-13", "2024-12-28")}
        self.assertNotIn("お休みいたします", said["2024-02-12"])
        self.assertIn("2月20日から2月22日までお休みいたします。", said["2024-02-13"])
        self.assertIn("12月29日から1月3日までお休みいたします。", said["2024-12-28"])

    def test_a_month_without_dates_says_that_they_will_come(self):
        for feed in ({"events": []}, {"events": [event("a", "過ぎた会", "2024-01-10")]}):
            self.feeds.answer("/events", feed)
            deck = self.deck(*SMALL)
            self.assertIn("次回の日程は、決まり次第お知らせいたします。", "".join(words(each).replace("|", "") for each in deck["slides"]))

    def test_a_clock_that_was_never_set_claims_no_date(self):
        deck = self.deck(*SMALL, "--clock-untrusted")
        self.assertEqual(deck["clock"], "untrusted")
        for each in deck["slides"]:
            for claim in CLAIMS:
                self.assertNotIn(claim, words(each).replace("|", ""), each["id"])
        identities = [each["id"] for each in deck["slides"]]
        for identity in ("event/over", "event/running", "event/later"):
            self.assertIn(identity, identities)


class Unreliable(ServedVenue):
    """The same venue while its network fails in every way."""

    def test_the_deck_stays_when_the_server_goes(self):
        with_server = self.deck(*SMALL)
        self.feeds.close()
        without = self.deck(*SMALL)
        self.assertEqual(with_server["slides"], without["slides"])
        self.assertGreater(len(without["warnings"]), len(with_server["warnings"]))
        self.assertEqual(with_server["slides"], self.deck(*SMALL, "--offline")["slides"])
        self.assertTrue((self.out / slides_of(without, "poster")[0]["file"]).is_file())

    def test_an_answer_that_is_no_feed_changes_nothing(self):
        before = self.deck(*SMALL)
        for status, body, headers in (
                (404, b"", {}), (500, b"", {}), (503, b"", {"Retry_After": "120"}),
                (200, b"<!DOCTYPE html><html><body>Wi-Fi login</body></html>", {"Content_Type": "text/html"}),
                (200, b'{"events": [', {}), (200, b"", {}), (200, b"\x00\xff" * 5000, {}),
                (200, b'{"events": []}', {"Content_Length": "500"}),
                (302, b"", {"Location": "file:///etc/hostname"}), (302, b"", {"Location": self.feeds.url("/events")})):
            with self.subTest(status=status, body=body[:20], headers=headers):
                self.feeds.answer("/events", body, status=status, **headers)
                deck = self.deck(*SMALL)
                self.assertEqual(deck["slides"], before["slides"])
                self.assertTrue([each for each in deck["warnings"] if each not in before["warnings"]])
                failed, report = self.check()
                self.assertEqual(failed, 1)
                self.assertFalse(report["sources"][0]["fetched"])
        self.feeds.answer("/events", {"events": [event("n", "また会えた日", "2024-02-20")]})
        self.assertIn("event/n", [each["id"] for each in self.deck(*SMALL)["slides"]])

    def test_an_empty_list_is_content_not_a_failure(self):
        self.deck(*SMALL)
        self.feeds.answer("/events", {"events": []})
        deck = self.deck(*SMALL)
        self.assertEqual([each["id"] for each in deck["slides"] if each["id"].startswith("event/")], [])
        self.assertEqual(self.check()[0], 0)

    def test_an_unchanged_feed_is_asked_for_conditionally(self):
        first = self.deck(*SMALL)
        second = self.deck(*SMALL)
        self.assertEqual(first["slides"], second["slides"])
        events, posts = self.feeds.asked("/events"), self.feeds.asked("/posts")
        self.assertEqual([status for _, status in events], [200, 304])
        self.assertEqual(events[1][0]["If-None-Match"], '"1"')
        self.assertEqual(posts[1][0]["If-Modified-Since"], "Wed, 14 Feb 2024 00:00:00 GMT")
        self.assertNotIn("If-None-Match", events[0][0])
        self.assertIn("noren", events[0][0]["User-Agent"].lower())
        self.assertIn("gzip", events[0][0]["Accept-Encoding"])

    def test_without_network_and_cache_there_is_still_a_slide(self):
        self.feeds.close()
        for arguments, warned in (((), True), (("--clock-untrusted",), True), (("--offline",), False)):
            deck = self.deck(*SMALL, *arguments)
            self.assertIn("川辺の会", "".join(words(each) for each in deck["slides"]))
            self.assertEqual(bool(deck["warnings"]), warned, arguments)

    def test_a_secret_reaches_the_server_and_nothing_else(self):
        (self.folder / "key").write_text("s3cr3t-file\n")
        self.environment["EVENTS_KEY"] = "s3cr3t-env"
        self.settings["sources"][0]["headers"] = {"X-API-Key": "$ENV{EVENTS_KEY}", "X-Other": "Bearer $FILE{key}"}
        self.configure(**self.settings)
        outputs = []
        for status in (200, 500):
            self.feeds.answer("/events", EVENTS, status=status)
            for arguments in (("check", "--json"), ("check",), ("render", *SMALL, "--out", self.out)):
                result = self.run_noren(*arguments, self.config, "--at", "2024-02-14T14:05:00+09:00")
                outputs.append(result.stdout + result.stderr)
        headers = self.feeds.asked("/events")[0][0]
        self.assertEqual((headers["X-API-Key"], headers["X-Other"]), ("s3cr3t-env", "Bearer s3cr3t-file"))
        # Another server is told nothing.
        self.assertNotIn("X-API-Key", self.feeds.asked("/posts")[0][0])
        for output in outputs:
            self.assertNotIn("s3cr3t", output)
        for path in [*self.out.iterdir(), *(self.folder / "cache").rglob("*")]:
            if path.is_file():
                self.assertNotIn(b"s3cr3t", path.read_bytes(), path)

    def test_a_secret_that_is_missing_is_named_and_nothing_is_asked(self):
        self.settings["sources"][0]["headers"] = {"X-API-Key": "$ENV{NO_SUCH_KEY}"}
        self.configure(**self.settings)
        status, report = self.check()
        self.assertEqual(status, 1)
        self.assertIn("NO_SUCH_KEY", str(report["errors"]))
        self.assertEqual(self.feeds.asked("/events"), [])


def blog(*items):
    return "<rss version='2.0'><channel><title>花の記</title>" + "".join(
        f"<item><title>{title}</title><link>/{number}</link><pubDate>{date}</pubDate><description><![CDATA[{text}]]></description></item>"
        for number, (title, date, text) in enumerate(items)) + "</channel></rss>"


ANNOUNCING = ("<p>私の話から。</p><p>【女性管理職のための交流会】開催予定</p><p>・2月18日(日) 10:00〜 オンラインにて</p>"
              "<p>説明会もやっています。2024年2月の説明会の予定<br>・2月16日(金) 20:30~</p><p>・毎週水曜 19:00〜</p><p>個別相談会は随時開催中</p>")
CALENDAR = """BEGIN:VCALENDAR\r
BEGIN:VEVENT\r
UID:w\r
SUMMARY:もくもく会\r
DTSTART;TZID=W. Europe Standard Time:20240101T100000\r
DURATION:PT2H\r
RRULE:FREQ=WEEKLY\r
EXDATE;TZID=W. Europe Standard Time:20240219T100000\r
END:VEVENT\r
END:VCALENDAR\r
"""


class Sources(ServedVenue):
    """What communities have: a blog, its home page, a calendar."""

    def use(self, path, **more):
        self.configure(**{**self.settings, "sources": [{"name": "blog", "url": self.feeds.url(path), **more}]})

    def serve_blog(self, path="/rss"):
        self.feeds.answer(path, blog(("今日の話", "Wed, 14 Feb 2024 07:00:00 +0900", ANNOUNCING),
                                     ("昨日の話", "Tue, 13 Feb 2024 07:00:00 +0900", ANNOUNCING)).encode(), Content_Type="text/xml")

    def test_a_home_page_leads_to_its_feed_and_check_names_it(self):
        self.serve_blog()
        self.feeds.answer("/", b"<!DOCTYPE html><html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head></html>",
                          Content_Type="text/html")
        self.use("/")
        status, report = self.check()
        self.assertEqual(status, 0, report)
        self.assertEqual((report["sources"][0]["format"], report["sources"][0]["posts"]), ("rss", 2))
        self.assertIn(self.feeds.url("/rss"), str(report["warnings"]))
        deck = self.deck(*SMALL)
        self.assertEqual(slides_of(deck, "post")[0]["qr"][0]["data"], self.feeds.url("/0"))

    def test_a_feed_that_moved_for_good_is_read_and_its_new_address_named(self):
        self.serve_blog("/new")
        self.feeds.answer("/old", b"", status=301, Location=self.feeds.url("/new"))
        self.use("/old")
        status, report = self.check()
        self.assertEqual((status, report["sources"][0]["posts"]), (0, 2))
        self.assertIn(self.feeds.url("/new"), str(report["warnings"]))

    def test_posts_of_a_source_that_is_gone_for_a_month_leave(self):
        self.serve_blog()
        self.use("/rss")
        identities = lambda at: [each["id"] for each in self.deck(*SMALL, at=at)["slides"] if each["kind"] == "post"]
        self.assertEqual(len(identities("2024-02-14T14:05:00+09:00")), 2)
        for status, at, posts in ((503, "2024-04-01T12:00:00+09:00", 2), (410, "2024-04-02T12:00:00+09:00", 2), (404, "2024-05-01T12:00:00+09:00", 2),
                                  (410, "2024-05-02T12:00:00+09:00", 0), (503, "2024-05-03T12:00:00+09:00", 0)):
            self.feeds.answer("/rss", b"", status=status)
            self.assertEqual(len(identities(at)), posts, (status, at))
        self.serve_blog()
        self.assertEqual(len(identities("2024-05-04T12:00:00+09:00")), 2)

    def test_events_that_posts_announce_are_shown_once_and_named_by_line(self):
        self.serve_blog()
        self.use("/rss", extract="events")
        deck = self.deck(*SMALL)
        self.assertEqual([each["kind"] for each in deck["slides"] if each["id"].startswith("event/") or each["kind"] == "consultation"].count("meetup"), 1)
        meetup = slides_of(deck, "meetup")[0]
        self.assertEqual((texts(meetup, "day"), texts(meetup, "time"), texts(meetup, "place")), (["18"], ["10:00〜"], ["オンライン"]))
        self.assertEqual(texts(slides_of(deck, "session")[0], "time"), ["20:30〜"])
        self.assertEqual(texts(slides_of(deck, "consultation")[0], "status"), ["随時受付中"])
        self.assertNotIn("私の話から", "".join(words(each) for each in deck["slides"]))
        status, report = self.check("--at", "2024-02-14T14:05:00+09:00")
        source = report["sources"][0]
        self.assertEqual((status, source["events"], source["posts"]), (0, 3, 2))
        self.assertEqual(len(source["found"]), 3)
        self.assertIn("items[0]:3", source["found"][0]["where"])
        self.assertIn("毎週水曜", str(report["warnings"]))

    def test_a_calendar_is_spelled_out_in_the_time_of_the_venue(self):
        self.feeds.answer("/basic.ics", CALENDAR.encode(), Content_Type="text/calendar")
        self.use("/basic.ics")
        deck = self.deck(*SMALL)
        times = [(texts(each, "month"), texts(each, "day"), texts(each, "time")) for each in slides_of(deck, "meetup")]
        # The 19th is taken out.
        self.assertEqual(times[0], (["2月"], ["26"], ["18:00–20:00"]))
        after = self.deck(*SMALL, at="2024-03-30T12:00:00+09:00")
        self.assertEqual(texts(slides_of(after, "meetup")[0], "time"), ["17:00–19:00"])
        self.assertEqual(self.check()[1]["sources"][0]["format"], "ical")


if __name__ == "__main__":
    unittest.main()
