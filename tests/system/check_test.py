"""`noren check`: what is wrong is named by file, line, column and pointer, in the reader's language."""

import json
import re
import unittest

from venue import AT, VenueTest

PLACE = re.compile(r"noren\.json:(\d+):(\d+) (/\S*)\Z")

# What was written, on the second line of an object; where it is named; what the message says.
SLIPS = [
    ('"timezone": "Asia/Tokio"', "error", "2:13 /timezone", ["Asia/Tokio", "Asia/Tokyo"]),
    ('"timezone": "Mars/Olympus"', "error", "2:13 /timezone", ["Mars/Olympus"]),
    ('"tilte": 1', "error", "2:1 /tilte", ["tilte"]),
    ('"community": { "nmae": "会" }', "error", "2:16 /community/nmae", ["nmae", "name"]),
    ('"community": { "name": 7 }', "error", "2:24 /community/name", ["7"]),
    ('"display": { "rotation": 45 }', "error", "2:26 /display/rotation", ["45", "270"]),
    ('"display": { "kiosk": "yes" }', "error", "2:23 /display/kiosk", ["yes", "true"]),
    ('"display": { "theme": "hanna" }', "error", "2:23 /display/theme", ["hanna", "hana"]),
    ('"slides": { "dwell": "3s" }', "error", "2:22 /slides/dwell", ["3s", "8s"]),
    ('"slides": { "dwell": 12 }', "error", "2:22 /slides/dwell", ["12"]),
    ('"slides": { "order": ["welcome", "evnts"] }', "error", "2:34 /slides/order/1", ["evnts", "events"]),
    ('"slides": { "events": 1e400 }', "error", "2:23 /slides/events", ["1e400"]),
    ('"sources": [ { "name": "a", "url": "ftp://x/y" } ]', "error", "2:36 /sources/0/url", ["ftp://x/y", "https"]),
    ('"sources": [ { "name": "a" } ]', "error", "2:14 /sources/0", ["url"]),
    ('"closed": ["13-01"]', "error", "2:12 /closed/0", ["13-01"]),
    ('"language": "ja", "language": "en"', "error", "2:19 /language", ["language"]),
    ('"community": { "name": "会" } "closed": []', "error", "2:29 /community", [","]),
    ('"closed": [],', "warning", "2:13 /", [","]),
    ('"closed": [],, "language": "ja"', "warning", "2:14 /", [","]),
    ('“closed”: []', "warning", "2:1 /", ["“", '"']),
    ('"closed"： []', "warning", "2:9 /closed", ["：", ":"]),
    ('"community": ｛ "name": "会" }', "warning", "2:14 /community", ["｛", "{"]),
    ('"community": { "name": "会" ｝', "warning", "2:28 /community", ["｝", "}"]),
    ('"closed": []，"language": "ja"', "warning", "2:13 /", ["，", ","]),
    ("'language': \"ja\"", "warning", "2:1 /", ["'", '"']),
    ('"community": { "name": "会 }', "error", "2:24 /community/name", ['"']),
]


class Check(VenueTest):
    def places(self, problems):
        found = {}
        for each in problems:
            match = PLACE.search(each["where"])
            if match:
                found[f"{match[1]}:{match[2]} {match[3]}"] = each["what"]
        return found

    def test_every_slip_is_named_where_it_stands(self):
        for written, severity, place, said in SLIPS:
            with self.subTest(written):
                status, report = self.check("--offline", text="{\n" + written + "\n}\n")
                self.assertEqual(status, 1 if severity == "error" else 0, report)
                found = self.places(report["errors" if severity == "error" else "warnings"])
                self.assertIn(place, found, report)
                for word in said:
                    self.assertIn(word, found[place])

    def test_what_editors_do_to_a_file_moves_no_place(self):
        text = '{\n  // 会の名前\n  "community": { "name": "会" },\n  "timezone": "Asia/Tokio"\n}\n'
        for name, data in (("BOM", text.encode("utf-8-sig")), ("CRLF", text.replace("\n", "\r\n").encode()),
                           ("CR", text.replace("\n", "\r").encode()), ("UTF-16", text.encode("utf-16")),
                           ("UTF-16BE", b"\xfe\xff" + text.encode("utf-16-be"))):
            with self.subTest(name):
                self.config.write_bytes(data)
                status, report = self.check()
                self.assertEqual(status, 1)
                self.assertIn("4:15 /timezone", self.places(report["errors"]), report)

    def test_several_mistakes_are_named_in_one_go(self):
        _, report = self.check(text='{\n "timezone": "Asia/Tokio",\n "tilte": 1,\n "slides": { "dwell": "1s" }\n}\n')
        self.assertEqual(sorted(place.split()[1] for place in self.places(report["errors"])),
                         ["/slides/dwell", "/tilte", "/timezone"])
        self.assertEqual(len(report["errors"]), 3)

    def test_a_good_configuration_has_no_errors(self):
        status, report = self.check(text='{ "community": { "name": "会", "url": "https://example.jp/" } } // fine')
        self.assertEqual((status, report["errors"]), (0, []))

    def test_the_report_has_the_shape_that_scripts_rely_on(self):
        feeds = self.serve()
        feeds.answer("/e", {"events": [{"title": "終わった会", "start": "2020-01-01"}, {"title": "日のない会"}],
                            "posts": [{"title": "記事", "url": "https://example.jp/"}]})
        self.configure(community={"name": "会"}, tilte=1, sources=[
            {"name": "e", "url": feeds.url("/e")},
            {"name": "gone", "url": feeds.url("/gone")},
            {"name": "set", "url": feeds.url("/gone"), "format": "jsonfeed"}])
        status, report = self.check()
        self.assertEqual(status, 1)
        self.assertEqual(list(report), ["errors", "warnings", "sources"])
        for each in report["errors"] + report["warnings"]:
            self.assertEqual(list(each), ["where", "what"])
            self.assertTrue(each["where"] and each["what"], each)
        self.assertEqual(report["sources"], [
            {"name": "e", "url": feeds.url("/e"), "format": "noren", "fetched": True, "events": 1, "posts": 1, "dropped": 1},
            {"name": "gone", "url": feeds.url("/gone"), "format": None, "fetched": False, "events": 0, "posts": 0, "dropped": 0},
            {"name": "set", "url": feeds.url("/gone"), "format": "jsonfeed", "fetched": False, "events": 0, "posts": 0, "dropped": 0}])

    def test_warnings_alone_end_with_0_and_each_kind_of_failure_with_1(self):
        feeds = self.serve()
        feeds.answer("/dropped", {"events": [{"kind": "event", "title": "日のない会"}]})
        feeds.answer("/html", b"<html><body>Wi-Fi</body></html>")
        feeds.answer("/cut", b'{"events": [')
        (self.folder / "image.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        for url, expected in ((feeds.url("/dropped"), 0), (feeds.url("/html"), 1), (feeds.url("/cut"), 1), (feeds.url("/404"), 1),
                              ("http://127.0.0.1:1/", 1), ("file:gone.json", 1), ("dir:gone", 1), ("file:image.png", 1)):
            with self.subTest(url):
                self.configure(community={"name": "会"}, sources=[{"name": "s", "url": url}])
                status, report = self.check()
                self.assertEqual(status, expected, report)
                self.assertTrue(report["warnings"] if expected == 0 else report["errors"])

    def test_a_missing_configuration_is_an_error_that_names_the_file(self):
        status, report = self.check()
        self.assertEqual(status, 1)
        self.assertIn(str(self.config), report["errors"][0]["where"])

    def test_people_get_the_same_as_text_in_one_line_each(self):
        self.config.write_text('{\n "timezone": "Asia/Tokio"\n}\n', encoding="utf-8")
        result = self.run_noren("check", self.config)
        self.assertEqual(result.returncode, 1)
        self.assertRegex(result.stdout, r'(?m)^\S+ \S*noren\.json:2:14 /timezone: "Asia/Tokio": .*Asia/Tokyo')

    def test_messages_are_in_the_language_of_the_configuration_or_of_the_locale(self):
        for language, locale, japanese in (("ja", "C.UTF-8", True), ("en", "ja_JP.UTF-8", False)):
            self.environment["LC_ALL"] = locale
            self.configure(language=language, timezone=3)
            _, report = self.check()
            self.assertEqual(bool(re.search("[ぁ-ん]", report["errors"][0]["what"])), japanese, report)
        # Without a file only the locale is there.
        self.config.unlink()
        for locale, japanese in (("ja_JP.UTF-8", True), ("C.UTF-8", False)):
            self.environment["LC_ALL"] = locale
            _, report = self.check()
            self.assertEqual(bool(re.search("[ぁ-ん]", report["errors"][0]["what"])), japanese, report)

    def test_a_fine_code_is_told_for_the_screen_that_the_venue_has(self):
        url = "https://example.jp/" + "a" * 180
        for mode, fine in (("1280x720", True), ("3840x2160", False)):
            with self.subTest(mode):
                self.configure(community={"name": "会", "url": url}, display={"mode": mode})
                _, report = self.check()
                self.assertEqual(any("QR" in each["what"] for each in report["warnings"]), fine, report)

    def test_it_lints_the_content_for_the_screen(self):
        feeds = self.serve()
        feeds.answer("/e", {"events": [{"id": "a", "title": "遠い住所の会", "start": "2024-02-20T10:00:00+09:00",
                                        "url": "https://example.jp/" + "a" * 900}],
                            "messages": [{"title": "楔形の 𒀀 の字"}]})
        self.configure(community={"name": "会", "message": "鏡文字の ꙮ の会"},
                       sources=[{"name": "e", "url": feeds.url("/e")}])
        status, report = self.check("--at", AT)
        self.assertEqual(status, 0)
        self.assertIn("ꙮ", {each["where"]: each["what"] for each in report["warnings"]}["/community/message"])
        said = json.dumps(report["warnings"], ensure_ascii=False)
        self.assertIn("QR", said)
        self.assertIn("𒀀", said)


if __name__ == "__main__":
    unittest.main()
