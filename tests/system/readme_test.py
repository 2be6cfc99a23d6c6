"""What the READMEs tell people to write works as they are told."""

import pathlib
import re
import unittest

from venue import VenueTest, slides_of, texts, words

ROOT = pathlib.Path(__file__).resolve().parents[2]
READMES = ("README.md", "README.ja.md")


def samples(name):
    """The JSON in a README, in order."""
    return re.findall(r"(?s)```jsonc?\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"))


class Readme(VenueTest):
    def test_the_configurations_are_good(self):
        for name in READMES:
            configurations = [sample for sample in samples(name) if '"community"' in sample]
            self.assertTrue(configurations, name)
            for sample in configurations:
                (self.folder / "posters").mkdir(exist_ok=True)
                (self.folder / "events.json").write_text('{ "events": [] }', encoding="utf-8")
                status, report = self.check("--offline", text=sample)
                self.assertEqual((status, report["errors"], report["warnings"]), (0, [], []), name)

    def test_the_feed_becomes_the_slides_that_it_promises(self):
        configuration, feed = samples("README.ja.md")
        (self.folder / "posters").mkdir()
        (self.folder / "events.json").write_text(feed, encoding="utf-8")
        status, report = self.check("--at", "2024-02-14T14:05", text=configuration)
        self.assertEqual((status, report["errors"], report["warnings"]), (0, [], []))
        self.assertEqual([report["sources"][0][each] for each in ("format", "events", "posts", "dropped")], ["noren", 3, 1, 0])
        deck = self.deck("--size", "640x360", at="2024-02-14T14:05")
        said = "".join(words(each) for each in deck["slides"]).replace("|", "")
        for word in ("交流会", "オンライン", "10:00–12:00", "説明会", "20:30", "区民館2階", "個別相談会", "随時受付中",
                     "新しい棚ができました", "新着記事", "お手洗いは2階です", "開始が10分ほど遅れております", "あと4日", "あと2日"):
            self.assertIn(word, said)
        # The day itself, as the README shows how to look at it before.
        day = self.deck("--size", "640x360", at="2024-02-18T09:57")
        self.assertEqual(texts(slides_of(day, "meetup")[0], "countdown"), ["まもなく開始"])

    def test_the_message_is_the_one_that_is_shown(self):
        self.config.write_text('{\n  "community": { "name": "花の会" },\n  "timezone": "Asia/Tokio"\n}\n', encoding="utf-8")
        result = self.run_noren("check", "noren.json", cwd=self.folder)
        said = result.stdout.splitlines()[0].split(" ", 1)[1]
        self.assertIn(f"```\n{said}\n```", (ROOT / "README.ja.md").read_text(encoding="utf-8"))

    def test_the_slips_of_the_table_are_taken_as_it_says(self):
        taken = (('{ “community”：{ "name": "花の会" }，"language": "ja" }', 0, "半角"),
                 ('{ "community": { "name": "花の会", "pillars": ["癒し", "笑い",] } }', 0, "消してください"),
                 ('{ "community": { "name": "花の会" }\n "closed": [] }', 1, "この前にコンマ「,」がありません"),
                 ('{ "community": { "name": "花の会 } }', 1, "引用符"),
                 ('{ "community": { "nmae": "花の会" } }', 1, "「name」ではありませんか"),
                 ('{ "community": { "name": "花の会" }, "slides": { "dwell": "3s" } }', 1, "8s"))
        for written, status, said in taken:
            with self.subTest(written):
                ended, report = self.check(text=written)
                self.assertEqual(ended, status, report)
                self.assertIn(said, str(report))
                if status == 0:
                    self.assertIn("花の会", "".join(words(each) for each in self.deck("--size", "640x360")["slides"]))

    def test_every_file_that_is_named_is_there(self):
        for name in READMES:
            for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text(encoding="utf-8")):
                self.assertTrue((ROOT / target).exists(), f"{name}: {target}")


if __name__ == "__main__":
    unittest.main()
