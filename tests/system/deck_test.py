"""deck.json: every key as the public page has it, every text where the picture has its ink."""

import json
import subprocess
import unittest

from deck_shape import ShapeChecks
from picture import changed_box, paint
from venue import VenueTest, slide, slides_of, texts, words

LONG_TITLE = "はじめて町内会の役員になった方のための、ひとりで背負い込まない会計と名簿の引き継ぎ方を一緒に考えるオンライン勉強会"

EVERYTHING = {
    "events": [
        {"id": "running", "kind": "meetup", "title": "読書会", "start": "2024-02-14T13:30:00+09:00",
         "end": "2024-02-14T15:00:00+09:00", "url": "https://example.jp/read"},
        {"id": "today", "kind": "meetup", "title": "朝の体操", "start": "2024-02-14T16:00:00+09:00", "place": "区民館"},
        {"id": "long", "kind": "session", "title": LONG_TITLE, "start": "2024-02-15T20:00:00+09:00", "online": True,
         "summary": "記入の見本をお配りします。" * 12, "url": "https://example.jp/long"},
        {"id": "cancelled", "title": "書き初め", "start": "2024-02-16T10:00:00+09:00", "status": "cancelled"},
        {"id": "full", "title": "料理教室 Cooking 2024", "start": "2024-02-18T10:00:00+09:00", "status": "full",
         "fee": "500円", "capacity": "12名", "deadline": "2月16日"},
        {"id": "days", "title": "写真展", "start": "2024-02-22", "end": "2024-02-24", "place": "旧倉庫ギャラリー 2階"},
        {"id": "picture", "title": "花見", "start": "2024-03-30T11:00:00+09:00", "image": "flyer.png"},
        {"id": "far", "title": "夏の合宿", "start": "2025-01-10T09:00:00+09:00"},
        {"id": "always", "kind": "consultation", "title": "個別相談会", "standing": True, "summary": "一対一でお話しします。"},
    ],
    "posts": [{"id": "p", "title": "新しい棚ができました", "published": "2024-02-10T09:00:00+09:00", "url": "https://example.jp/p"}],
    "posters": [{"image": "flyer.png", "title": "夏祭り", "url": "https://example.jp/poster"}],
    "messages": [{"title": "お手洗いは2階です", "text": "階段をご利用ください。"}],
    "notices": [{"text": "台風のため終日お休みします", "level": "alert"}],
}
LATE = {"text": "開始が10分ほど遅れております", "until": "2024-02-14T15:00:00+09:00"}


class Deck(VenueTest, ShapeChecks):
    def venue(self, feed=None, **more):
        paint(self.folder / "flyer.png", 900, 600, (0, 110, 120))
        (self.folder / "feed.json").write_text(json.dumps(feed or EVERYTHING), encoding="utf-8")
        self.configure(
            community={"name": "川辺の会", "line": "川のそばで集う人の会", "url": "https://example.jp/",
                       "tagline": "話《はな》す事は放《はな》す事。", "pillars": ["学ぶ", "つなぐ"], "message": "みんなの川。",
                       "links": [{"label": f"会報 {n}", "url": f"https://example.jp/k{n}"} for n in range(3)]},
            sources=[{"name": "feed", "url": "file:feed.json"}],
            slides={"events": 20, "excerpt": True},
            closed=["02-20", "12-29..01-03"],
            **more)

    def test_every_kind_of_slide_has_the_shape_that_scripts_rely_on(self):
        self.venue()
        deck = self.deck()
        self.assertEqual(sorted({each["kind"] for each in deck["slides"]}),
                         sorted(["alert", "welcome", "meetup", "session", "event", "agenda", "consultation", "post",
                                 "poster", "message", "links", "tagline"]))
        self.assertTrue([each for each in deck["slides"] if each["pages"] > 1])
        self.check_deck(deck, self.out)

    def test_the_shape_holds_in_other_forms(self):
        for arguments, display in (
                (("--size", "1080x1920"), {}),
                (("--size", "1280x720"), {"theme": "yoru"}),
                (("--size", "1024x768"), {"safe_area": 5}),
                (("--size", "1366x768", "--clock-untrusted"), {})):
            with self.subTest(arguments):
                self.venue({**EVERYTHING, "notices": [LATE]}, display=display)
                self.check_deck(self.deck(*arguments), self.out)

    def test_the_slides_of_an_unprepared_board_have_the_shape_too(self):
        self.check_deck(self.deck(), self.out)
        self.configure()
        self.check_deck(self.deck(), self.out)

    def test_a_slide_that_comes_every_second_turn_appears_once(self):
        self.venue()
        deck = self.deck("--size", "1280x720")
        self.assertEqual(len([each for each in deck["slides"] if each["id"] == "event/running"]), 1)

    def test_each_cell_of_the_agenda_is_a_text_of_its_own(self):
        self.venue({"events": EVERYTHING["events"][:4]})
        agenda = slides_of(self.deck(), "agenda")
        cells = [(text["role"], "".join(text["lines"])) for page in agenda for text in page["texts"]]
        for title in ("読書会", "朝の体操", "書き初め"):
            self.assertIn(("row", title), cells)
        for cell in (("date", "2/14"), ("weekday", "水"), ("time", "13:30"), ("countdown", "明日"), ("stamp", "中止")):
            self.assertIn(cell, cells)

    def test_ruby_is_not_among_the_lines(self):
        self.venue()
        tagline = slides_of(self.deck("--size", "1280x720"), "tagline")[0]
        self.assertIn("話す事は放す事。", "".join(texts(tagline, "tagline")))

    def test_the_box_is_the_ink_of_the_text(self):
        """Only the clock differs a minute later: what changes in the picture lies in its box."""
        self.venue()
        picture = self.folder / "before.png"
        before = slides_of(self.deck(at="2024-02-14T11:28:00+09:00"), "tagline")[0]
        (self.out / before["file"]).rename(picture)
        after = slides_of(self.deck(at="2024-02-14T11:29:00+09:00"), "tagline")[0]
        changed = changed_box(picture, self.out / after["file"])
        self.assertIsNotNone(changed)
        boxes = [text["box"] for each in (before, after) for text in each["texts"] if text["role"] == "clock"]
        self.assertEqual(len(boxes), 2)
        self.assertGreaterEqual(changed[0], min(box[0] for box in boxes) - 1)
        self.assertGreaterEqual(changed[1], min(box[1] for box in boxes) - 1)
        self.assertLessEqual(changed[0] + changed[2], max(box[0] + box[2] for box in boxes) + 1)
        self.assertLessEqual(changed[1] + changed[3], max(box[1] + box[3] for box in boxes) + 1)

    def test_nothing_is_drawn_that_no_entry_tells_of(self):
        """The same venue with other words: what changes lies in the boxes of texts and codes."""
        self.venue({"messages": [{"title": "お手洗いは二階です", "url": "https://example.jp/m"}]})
        one = slides_of(self.deck(), "message")[0]
        picture = self.folder / "one.png"
        (self.out / one["file"]).rename(picture)
        self.venue({"messages": [{"title": "受付は一階奥です。", "url": "https://example.jp/n"}]})
        other = slides_of(self.deck(), "message")[0]
        masked = []
        for each, path in ((one, picture), (other, self.out / other["file"])):
            target = self.folder / f"masked-{len(masked)}.png"
            boxes = [entry["box"] for slide_ in (one, other) for entry in slide_["texts"] + slide_["qr"]]
            cover = [part for x, y, w, h in boxes
                     for part in ("-draw", f"rectangle {x - 1},{y - 1} {x + w},{y + h}")]
            subprocess.run(["convert", str(path), "-fill", "black", *cover, str(target)], check=True, timeout=60)
            masked.append(target)
        self.assertIsNotNone(changed_box(picture, self.out / other["file"]))
        self.assertIsNone(changed_box(*masked))

    def test_a_theme_of_the_venues_own_is_worn(self):
        """Colours, background, logo, crest and face come from a file beside the configuration."""
        look = self.folder / "look"
        look.mkdir()
        paint(look / "wall.png", 320, 180, (200, 220, 240))
        paint(look / "logo.png", 200, 50, (0, 90, 0))
        (look / "ours.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
                                       '<path fill="#fff" d="M0 0H100V100H0Z"/></svg>', encoding="utf-8")
        theme = {"name": "ours", "background": "wall.png", "logo": "logo.png", "ink": "#000040",
                 "kinds": {"house": {"cloth0": "#102050", "cloth1": "#102050", "crest": "ours.svg"}},
                 "faces": {"display": "biz-udmincho"}}
        (look / "ours.json").write_text(json.dumps(theme), encoding="utf-8")
        feed = {"messages": [{"title": "お手洗いは2階です"}]}
        self.venue(feed)
        quiet = "2024-02-01T14:05:00+09:00"  # long before the closed days, which would be announced below
        plain = slides_of(self.deck(at=quiet), "message")[0]
        self.venue(feed, display={"theme": "look/ours.json"})
        deck = self.deck(at=quiet)
        self.assertEqual(deck["theme"], "ours")
        self.assertEqual(deck["warnings"], [])
        worn = slides_of(deck, "message")[0]

        def colour(x, y):
            return subprocess.run(["convert", str(self.out / worn["file"]), "-crop", f"1x1+{x}+{y}", "-depth", "8",
                                   "rgb:-"], capture_output=True, check=True, timeout=60).stdout

        self.assertEqual(tuple(colour(640, 300)), (200, 220, 240))  # the wall
        self.assertEqual(tuple(colour(80, 980)), (0, 90, 0))  # the logo, where the name stands otherwise
        crest = tuple(colour(700, 130))
        self.assertLess(crest[0], 200, "a crest that fills its box")
        title = [each["texts"] for each in (plain, worn)]
        self.assertNotEqual(*([text["box"] for text in texts if text["role"] == "title"] for texts in title))

        theme.update(background="gone.png", logo="gone.png", faces={"text": "no-such-face", "display": "gone.ttf"})
        theme["kinds"]["house"]["crest"] = "gone.svg"
        (look / "ours.json").write_text(json.dumps(theme), encoding="utf-8")
        report = json.loads(self.run_noren("check", self.config, "--json").stdout)
        places = " ".join(each["where"] for each in report["errors"])
        for pointer in ("/background", "/logo", "/faces/display", "/kinds/house/crest"):
            self.assertIn(pointer, places)
        self.assertIn("no-such-face", json.dumps(report["errors"] + report["warnings"]))

    def decoded(self, path):
        return sorted(subprocess.run(["zbarimg", "--quiet", "--raw", str(path)], capture_output=True, text=True,
                                     timeout=60, check=False).stdout.split())

    def test_the_codes_on_the_pictures_say_what_the_deck_says(self):
        """By day and by night, lying and standing; also from so far away that a fifth of the pixels is left."""
        small = self.folder / "small.png"
        reduced = 0
        for theme, size in (("hana", "1920x1080"), ("yoru", "1920x1080"), ("hana", "1080x1920"), ("yoru", "1080x1920")):
            self.venue({**EVERYTHING, "notices": []}, display={"theme": theme})
            for each in self.deck("--size", size)["slides"]:
                if not each["qr"]:
                    continue
                said = sorted(code["data"] for code in each["qr"])
                self.assertEqual(self.decoded(self.out / each["file"]), said, f"{theme} {size} {each['file']}")
                subprocess.run(["convert", str(self.out / each["file"]), "-resize", "20%", str(small)],
                               check=True, timeout=60)
                self.assertEqual(self.decoded(small), said, f"{theme} {size} {each['file']} reduced")
                reduced += 1
        self.assertGreater(reduced, 40)

    def test_the_same_input_gives_the_same_deck(self):
        self.venue()
        first = self.deck("--size", "1280x720")
        pictures = {each["file"]: (self.out / each["file"]).read_bytes() for each in first["slides"]}
        second = self.deck("--size", "1280x720")
        self.assertEqual(first["slides"], second["slides"])
        for name, data in pictures.items():
            self.assertEqual(data, (self.out / name).read_bytes(), name)

    def test_a_long_title_is_whole(self):
        self.venue()
        deck = self.deck("--size", "1280x720")
        pages = [each for each in deck["slides"] if each["id"] == "event/long"]
        self.assertIn(LONG_TITLE, "".join("".join(texts(page, "title")) for page in pages))
        self.assertIn("オンライン", words(slide(deck, "event/long")))


if __name__ == "__main__":
    unittest.main()
