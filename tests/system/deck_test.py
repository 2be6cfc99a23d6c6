"""Feeds over HTTP become the right words in the right states, and stay when the server goes."""

import json
import unittest

from venue import Feeds, VenueTest, slide, texts


def event(identity, title, start=None, **more):
    return {"id": identity, "title": title, "start": start, **more}


EVENTS = {
    "events": [
        event("today", "朝の体操", "2024-02-14T16:00:00+09:00", kind="meetup", place="区民館"),
        event("soon", "昼の茶話会", "2024-02-14T14:08:00+09:00", kind="event"),
        event("running", "読書会", "2024-02-14T13:30:00+09:00", end="2024-02-14T15:00:00+09:00", kind="meetup", url="https://example.jp/read"),
        event("over", "早朝の掃除", "2024-02-14T07:00:00+09:00"),
        event("tomorrow", "説明会", "2024-02-15T10:00:00+09:00", kind="session", online=True),
        event("later", "春の遠足", "2024-02-20T09:00:00+09:00", end="2024-02-20T16:30:00+09:00"),
        event("cancelled", "書き初め", "2024-02-16T10:00:00+09:00", status="cancelled", url="https://example.jp/kaki"),
        event("postponed", "餅つき", "2024-02-17T10:00:00+09:00", status="postponed"),
        event("full", "料理教室", "2024-02-18T10:00:00+09:00", status="full"),
        event("whole", "写真展", "2024-02-22", end="2024-02-24"),
        event("night", "星を見る会", "2024-02-23T22:00:00+09:00", end="2024-02-24T02:00:00+09:00"),
        event("always", "個別相談会", kind="consultation", standing=True),
        {"title": "日のない催し"},
        {"id": "people", "title": "落語の夕べ", "when": "2月25日(日) 午後6時半〜"},
    ],
    "notices": [{"text": "開始が10分ほど遅れております", "until": "2024-02-14T15:00:00+09:00"}],
    "messages": [{"title": "お手洗いは2階です", "text": "階段をご利用ください。"}],
}
POSTS = {"posts": [{"id": "p", "title": "新しい棚ができました", "published": "2024-02-10T09:00:00+09:00", "url": "https://example.jp/p"}]}


class DeckOverHttp(VenueTest):
    def setUp(self):
        super().setUp()
        self.feeds = Feeds()
        self.addCleanup(self.feeds.close)
        self.feeds.answer("/events", EVENTS, ETag='"1"')
        self.feeds.answer("/posts", POSTS)
        self.configure(
            community={"name": "川辺の会", "line": "川のそばで集う人の会", "url": "https://example.jp/"},
            sources=[
                {"name": "events", "url": self.feeds.url("/events")},
                {"name": "posts", "url": self.feeds.url("/posts")},
            ],
            slides={"events": 20},
        )

    def test_every_state_has_its_words(self):
        deck = self.deck()
        self.assertEqual(deck["clock"], "trusted")
        self.assertEqual(deck["at"], "2024-02-14T14:05:00+09:00")
        identities = [each["id"] for each in deck["slides"]]
        self.assertNotIn("event/over", identities)
        self.assertEqual(texts(slide(deck, "event/today"), "status"), ["本日"])
        self.assertIn("開始まで約", "".join(texts(slide(deck, "event/today"), "countdown")))
        self.assertIn("まもなく開始", "".join(texts(slide(deck, "event/soon"), "countdown")))
        running = slide(deck, "event/running")
        self.assertEqual("".join(texts(running, "status")), "ただいま開催中")
        self.assertEqual(texts(running, "caption"), ["くわしくはこちら"])
        self.assertIn("明日", "".join(texts(slide(deck, "event/tomorrow"), "countdown")))
        self.assertIn("あと6日", "".join(texts(slide(deck, "event/later"), "countdown")).replace(" ", ""))
        for identity, stamp in (("cancelled", "中止"), ("postponed", "延期"), ("full", "満席")):
            self.assertIn(stamp, texts(slide(deck, f"event/{identity}"), "stamp"))
        self.assertEqual(slide(deck, "event/cancelled")["qr"], [])
        self.assertIn("24日", "".join(texts(slide(deck, "event/whole"), "time")))
        self.assertIn("22:00", "".join(texts(slide(deck, "event/night"), "time")))
        self.assertIn("18:30", "".join(texts(slide(deck, "event/people"), "time")))
        standing = [each for each in deck["slides"] if each["kind"] == "consultation"][0]
        self.assertEqual("".join(texts(standing, "status")), "随時受付中")
        post = slide(deck, "post/p")
        self.assertEqual("".join(texts(post, "status")), "新着記事")
        self.assertEqual(post["qr"][0]["data"], "https://example.jp/p")
        self.assertTrue(any("events[12]" in each["where"] for each in deck["warnings"]), deck["warnings"])
        notices = ["".join(texts(each, "notice")) for each in deck["slides"]]
        self.assertTrue(any("遅れております" in text for text in notices))

    def test_the_deck_keeps_the_shape_that_scripts_rely_on(self):
        deck = self.deck()
        self.assertEqual(deck["size"], [1920, 1080])
        for each in deck["slides"]:
            self.assertTrue((self.folder / "out" / each["file"]).is_file())
            self.assertGreaterEqual(each["dwell_ms"], 8000)
            for text in each["texts"]:
                self.assertEqual(set(text), {"role", "lines", "size_px", "box", "vertical"})
                self.assertGreaterEqual(text["size_px"], 40, text)
            for code in each["qr"]:
                self.assertEqual(set(code), {"data", "module_px", "box"})

    def test_the_deck_stays_when_the_server_goes(self):
        with_server = self.deck()
        self.feeds.close()
        without = self.deck()
        self.assertEqual(with_server["slides"], without["slides"])
        self.assertTrue(without["warnings"])
        offline = self.deck("--offline")
        self.assertEqual(with_server["slides"], offline["slides"])

    def test_an_answer_that_is_no_feed_changes_nothing(self):
        before = self.deck()
        for status, body in ((200, b"<html><body>Wi-Fi login</body></html>"), (500, b""), (200, b'{"events": [')):
            self.feeds.answer("/events", body, status=status)
            self.assertEqual(self.deck()["slides"], before["slides"], body)

    def test_an_unchanged_feed_is_asked_for_conditionally(self):
        self.deck()
        self.deck()
        asked = [headers for path, headers in self.feeds.requests if path == "/events"]
        self.assertEqual(len(asked), 2)
        self.assertEqual(asked[1].get("If-None-Match"), '"1"')
        self.assertIn("noren", asked[0].get("User-Agent", "").lower())

    def test_without_network_and_cache_there_is_still_a_slide(self):
        self.feeds.close()
        deck = self.deck()
        self.assertTrue(deck["slides"])

    def test_a_clock_that_was_never_set_claims_no_date(self):
        deck = self.deck("--clock-untrusted")
        self.assertEqual(deck["clock"], "untrusted")
        for each in deck["slides"]:
            words = "".join("".join(text["lines"]) for text in each["texts"])
            for claim in ("本日", "明日", "あと", "まもなく", "開催中", "14:05"):
                self.assertNotIn(claim, words, each["id"])
            self.assertEqual(texts(each, "clock"), [])
        self.assertIn("event/over", [each["id"] for each in deck["slides"]])

    def test_a_secret_reaches_the_server_and_nothing_else(self):
        (self.folder / "key").write_text("s3cr3t-file\n")
        self.environment["EVENTS_KEY"] = "s3cr3t-env"
        self.configure(
            community={"name": "川辺の会"},
            sources=[{"name": "events", "url": self.feeds.url("/events"),
                      "headers": {"X-API-Key": "$ENV{EVENTS_KEY}", "X-Other": "$FILE{key}"}}],
        )
        result = self.run_noren("check", self.config, "--json", "--at", "2024-02-14T14:05:00+09:00")
        headers = self.feeds.requests[0][1]
        self.assertEqual(headers["X-API-Key"], "s3cr3t-env")
        self.assertEqual(headers["X-Other"], "s3cr3t-file")
        self.assertNotIn("s3cr3t", result.stdout + result.stderr)


class Check(VenueTest):
    def check(self, text):
        self.config.write_text(text, encoding="utf-8")
        result = self.run_noren("check", self.config, "--json")
        return result.returncode, json.loads(result.stdout)

    def test_what_is_wrong_is_named_with_line_column_and_pointer(self):
        status, report = self.check('{\n  "community": { "name": "会" },\n  "timezone": "Asia/Tokio",\n  "tilte": 1\n}\n')
        self.assertEqual(status, 1)
        places = [each["where"] for each in report["errors"]]
        self.assertTrue(any("noren.json:3:15 /timezone" in place for place in places), places)
        self.assertTrue(any("noren.json:4:3 /tilte" in place for place in places), places)

    def test_a_missing_comma_is_named_where_it_belongs(self):
        status, report = self.check('{\n  "community": { "name": "会" }\n  "timezone": "Asia/Tokyo"\n}\n')
        self.assertEqual(status, 1)
        self.assertTrue(any(":2:" in each["where"] for each in report["errors"]), report["errors"])

    def test_a_good_configuration_has_no_errors(self):
        status, report = self.check('{ "community": { "name": "会", "url": "https://example.jp/" }, "language": "ja" }')
        self.assertEqual((status, report["errors"]), (0, []))

    def test_wrong_usage_ends_with_2(self):
        for words in (["render", "--size", "big"], ["--nonsense"], ["render", "--at", "yesterday"]):
            self.assertEqual(self.run_noren(*words).returncode, 2, words)
        self.assertEqual(self.run_noren("--version").returncode, 0)
        self.assertEqual(self.run_noren("--help").returncode, 0)


class Wrap(VenueTest):
    def test_lines_joined_are_the_text_without_the_spaces_at_breaks(self):
        text = "女性管理職のための交流会 2月18日(日) 10:00〜"
        result = self.run_noren("wrap", "--width-em", "10.5", input=text + "\n\n")
        lines = [json.loads(line) for line in result.stdout.splitlines()]
        self.assertEqual(lines[1], [])
        self.assertEqual("".join(lines[0]).replace(" ", ""), text.replace(" ", ""))


if __name__ == "__main__":
    unittest.main()
