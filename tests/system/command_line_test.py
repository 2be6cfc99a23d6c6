"""The command line as the manual has it: options, exit codes, where files are looked for."""

import json
import os
import re
import subprocess
import unittest

from picture import size_of
from venue import AT, NOREN, VenueTest, read_deck, slides_of, texts, words

OPTIONS = {
    "show": ["--at", "--clock-untrusted", "--size", "--windowed", "--for", "--test-card", "--offline"],
    "render": ["--at", "--clock-untrusted", "--size", "--out", "--at-ms", "--sheet", "--test-card", "--offline"],
    "check": ["--at", "--offline", "--json"],
    "wrap": ["--width-em", "--mode", "--offline"],
    "setup": ["--community", "--feed", "--timezone", "--theme", "--rotation"],
}

WRONG = [
    ["--nonsense"],
    ["render", "--nonsense"],
    ["render", "a.json", "b.json"],
    ["render", "--windowed"],
    ["render", "--json"],
    ["check", "--size", "1920x1080"],
    ["check", "--out", "x"],
    ["show", "--sheet", "--for", "1s"],
    ["show", "--for", "soon"],
    ["show", "--for", "-1s"],
    ["show", "--for"],
    ["render", "--size", "big"],
    ["render", "--size", "1920"],
    ["render", "--size", "1920x"],
    ["render", "--size", "0x0"],
    ["render", "--size", "-1920x1080"],
    ["render", "--size", "1920x1080x2"],
    ["render", "--size", "99999999x1080"],
    ["render", "--at", "yesterday"],
    ["render", "--at", "2024-02-30T10:00:00+09:00"],
    ["render", "--at", "2024-02-14T25:00:00+09:00"],
    ["render", "--at-ms", "a"],
    ["render", "--at-ms", "-5"],
    ["wrap", "--width-em", "0"],
    ["wrap", "--width-em", "-3"],
    ["wrap", "--width-em", "wide"],
    ["wrap", "--width-em", "nan"],
    ["wrap", "--mode", "haiku"],
]


class CommandLine(VenueTest):
    def named(self, name, path):
        """A configuration whose community has this name."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"community": {"name": name}}), encoding="utf-8")
        return path

    def shown_name(self, *arguments, **options):
        out = self.folder / "named"
        self.render(*arguments, "--at", AT, "--size", "640x360", "--out", out, **options)
        return words(slides_of(read_deck(out), "welcome")[0])

    def test_the_version_and_the_help_are_told_on_the_output(self):
        version = self.run_noren("--version")
        self.assertEqual((version.returncode, version.stderr), (0, ""))
        self.assertRegex(version.stdout, r"\Anoren \d+\.\d+\.\d+\S*\n\Z")
        overall = self.run_noren("--help")
        self.assertEqual((overall.returncode, overall.stderr), (0, ""))
        for command, options in OPTIONS.items():
            self.assertIn(command, overall.stdout)
            described = self.run_noren(command, "--help")
            self.assertEqual((described.returncode, described.stderr), (0, ""), command)
            for option in options:
                self.assertRegex(described.stdout, rf"(?m)^ +(-\w,)?{option}\b", command)

    def test_wrong_usage_ends_with_2_and_a_reason(self):
        for arguments in WRONG:
            with self.subTest(" ".join(arguments)):
                result = self.run_noren(*arguments, input="")
                self.assertEqual(result.returncode, 2, result.stderr)
                self.assertTrue(result.stderr.strip())
                self.assertEqual(result.stdout, "")

    def test_render_ends_with_0_whatever_the_configuration_says(self):
        for text in ('{ "community": ', "", "\0\0\0", '{ "community": { "name": 7 }, "sources": 3 }',
                     '{ "sources": [ { "name": "a", "url": "file:gone.json" } ] }'):
            with self.subTest(text):
                self.config.write_text(text, encoding="utf-8")
                deck = self.deck("--size", "640x360")
                self.assertTrue(deck["slides"])
                self.assertTrue(deck["warnings"])

    def test_the_slide_of_a_board_being_set_up_says_what_to_do(self):
        def steps():
            [slide] = slides_of(self.deck(), "setup")
            return "".join(texts(slide, "message"))
        self.environment["LC_ALL"] = "C"
        self.assertIn(f"設定ファイル{self.config}をご用意ください。", steps().replace(" ", ""))
        for text, line, reason in (("", "1行目", "何も書かれていません"),
                                   ('{ "community": { "name": "花の会"\r\n', "2行目", "閉じる「}」がありません")):
            self.config.write_text(text, encoding="utf-8")
            told = steps()
            self.assertIn("設定ファイル noren.json を読めません。", told)
            self.assertIn(line, told)
            self.assertIn(reason, told)
            self.assertNotIn("ご用意ください", told)
        self.config.unlink()
        self.environment["LC_ALL"] = "en_GB.UTF-8"
        self.assertIn("Write the configuration", steps())

    def test_render_ends_with_1_where_nothing_can_be_written(self):
        self.named("会", self.config)
        (self.folder / "file").write_text("no folder")
        result = self.run_noren("render", self.config, "--size", "640x360", "--out", self.folder / "file" / "out")
        self.assertEqual(result.returncode, 1)
        self.assertIn("out", result.stderr)

    def test_the_configuration_is_looked_for_where_the_manual_says(self):
        own = self.named("わが家の会", self.folder / ".config" / "noren" / "noren.json")
        self.assertIn("わが家の会", self.shown_name())
        self.environment["XDG_CONFIG_HOME"] = str(self.folder / "xdg")
        self.named("よその家の会", self.folder / "xdg" / "noren" / "noren.json")
        self.assertIn("よその家の会", self.shown_name())
        self.environment["NOREN_CONFIG"] = str(self.named("名指しの会", self.folder / "named.json"))
        self.assertIn("名指しの会", self.shown_name())
        self.assertIn("わが家の会", self.shown_name(own))

    def test_a_named_configuration_that_is_missing_is_not_replaced_by_another(self):
        self.named("わが家の会", self.folder / ".config" / "noren" / "noren.json")
        self.environment["NOREN_CONFIG"] = str(self.folder / "gone.json")
        self.render("--at", AT, "--size", "640x360", "--out", self.out)
        self.assertEqual([each["kind"] for each in read_deck(self.out)["slides"]], ["setup"])

    def test_it_runs_through_a_link_from_any_folder(self):
        (self.folder / "bin").mkdir()
        link = self.folder / "bin" / "kanban"
        link.symlink_to(os.path.abspath(NOREN))
        elsewhere = self.folder / "別の 場所#1"
        elsewhere.mkdir()
        (elsewhere / "さくら 100%#.json").write_text('{ "messages": [ { "title": "花の席" } ] }', encoding="utf-8")
        (elsewhere / "my.json").write_text(json.dumps({
            "community": {"name": "会"},
            "sources": [{"name": "m", "url": "file:さくら 100%#.json"}]}), encoding="utf-8")
        self.render("my.json", "--at", AT, "--size", "640x360", program=link, cwd=elsewhere)
        deck = read_deck(elsewhere / "out")
        self.assertIn("花の席", "".join(words(each) for each in deck["slides"]))
        # A file is relative to the file that names it, not to the working folder.
        self.render(elsewhere / "my.json", "--at", AT, "--size", "640x360", "--out", "here", program=link, cwd=self.folder)
        self.assertEqual(read_deck(self.folder / "here")["slides"], deck["slides"])

    def test_a_time_without_an_offset_is_the_venues(self):
        self.configure(community={"name": "会"}, timezone="Europe/Paris")
        for said, shown in (("2024-07-14T14:05:00", "2024-07-14T14:05:00+02:00"),
                            ("2024-01-14T14:05", "2024-01-14T14:05:00+01:00"),
                            ("2024-07-14T12:05:00Z", "2024-07-14T14:05:00+02:00"),
                            ("2024-07-14t21:05:00.25+09:00", "2024-07-14T14:05:00+02:00")):
            deck = self.deck("--size", "640x360", at=said)
            # The simulated clock runs on while the deck is made.
            self.assertEqual(deck["at"][:17] + deck["at"][19:], shown[:17] + shown[19:], said)
            self.assertEqual(deck["clock"], "trusted")
            self.assertIn("14:05", texts(deck["slides"][0], "clock"), said)

    def test_a_clock_that_is_not_trusted_is_not_shown(self):
        self.named("会", self.config)
        deck = self.deck("--clock-untrusted", "--size", "640x360")
        self.assertEqual(deck["clock"], "untrusted")
        for each in deck["slides"]:
            self.assertEqual(texts(each, "clock") + texts(each, "date"), [])

    def test_the_size_is_the_pictures(self):
        self.named("会", self.config)
        for size in ("1920x1080", "1080x1920", "1366x768", "1024x768"):
            deck = self.deck("--size", size)
            self.assertEqual(deck["size"], [int(side) for side in size.split("x")])
            self.assertEqual(size_of(self.out / deck["slides"][0]["file"]), deck["size"])
        self.assertEqual(self.deck()["size"], [1920, 1080])

    def test_the_frames_of_transitions_and_the_sheet_are_written_where_asked_for(self):
        self.named("会", self.config)
        deck = self.deck("--at-ms", "0,120,720", "--sheet", "--size", "640x360")
        pictures = [each["file"] for each in deck["slides"]]
        frames = [f"{name[:-4]}.t{t:04}.png" for name in pictures for t in (0, 120, 720)]
        self.assertEqual(sorted(path.name for path in self.out.iterdir()),
                         sorted([*pictures, *frames, "deck.json", "sheet.png"]))
        for name in frames:
            self.assertEqual(size_of(self.out / name), [640, 360])
        self.assertGreater(min(size_of(self.out / "sheet.png")), 0)

    def test_the_test_card_is_a_picture_of_the_asked_size(self):
        self.render("--test-card", "--size", "1280x720", "--out", self.out)
        cards = [path for path in self.out.iterdir() if path.suffix == ".png"]
        self.assertEqual([size_of(card) for card in cards], [[1280, 720]])

    def test_offline_asks_nobody(self):
        feeds = self.serve()
        self.configure(community={"name": "会"}, sources=[{"name": "m", "url": feeds.url("/m")}])
        feeds.answer("/m", {"messages": [{"title": "花の席"}]})
        for arguments in (("render", "--out", self.out, "--size", "640x360"), ("check",), ("wrap",)):
            self.run_noren(*arguments, "--offline", self.config, input="")
        self.assertEqual(feeds.requests, [])


class Wrap(VenueTest):
    def wrap(self, text, *arguments):
        result = self.run_noren("wrap", *arguments, input=text)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        return [json.loads(line) for line in result.stdout.splitlines()]

    def test_each_line_of_the_input_is_one_array_in_order(self):
        texts_in = ["女性管理職のための交流会 2月18日(日) 10:00〜", "", "話《はな》す事｜放《はな》す", "Hello world, ABC def.",
                    "ｱｲｳ １２３ 全角　空白", "終わり"]
        for mode in ("title", "body"):
            lines = self.wrap("\n".join(texts_in), "--width-em", "6.5", "--mode", mode)
            self.assertEqual(len(lines), len(texts_in))
            self.assertEqual(lines[1], [])
            for text, broken in zip(texts_in, lines):
                # Nothing but spaces at breaks goes, and nothing is changed.
                pattern = r"[ \u3000]*".join(re.escape(line) for line in broken)
                self.assertRegex(text, rf"\A{pattern}\Z")

    def test_the_width_is_kept_but_by_what_can_not_be_broken(self):
        narrow = self.wrap("これは、とてもとても長い、ひとつの文章です。\n", "--width-em", "8")[0]
        self.assertGreater(len(narrow), 1)
        self.assertLessEqual(max(map(len, narrow)), 9)  # a closing mark may hang or close up
        self.assertEqual(self.wrap("これは、短い。\n", "--width-em", "40"), [["これは、短い。"]])
        self.assertIn("https://example.jp/aaaaaaaaaaaaaaaaaaaaaaaa",
                      self.wrap("https://example.jp/aaaaaaaaaaaaaaaaaaaaaaaa\n", "--width-em", "4")[0])

    def test_it_needs_no_configuration_and_takes_any_bytes(self):
        import subprocess
        result = subprocess.run([NOREN, "wrap"], input=b"\xff\xfe\x00abc\r\n\xe3\x81\n", env=self.environment,
                                capture_output=True, timeout=60, check=False)
        self.assertEqual(result.returncode, 0)
        self.assertEqual(len([json.loads(line) for line in result.stdout.decode().splitlines()]), 2)


class Setup(VenueTest):
    def test_it_writes_a_configuration_that_check_finds_good(self):
        arguments = ["setup", self.config, "--community", "川辺の会", "--feed", "file:events.json", "--theme", "yoru"]
        self.assertEqual(self.run_noren(*arguments, input="").returncode, 0)
        (self.folder / "events.json").write_text('{ "events": [] }')
        status, report = self.check()
        self.assertEqual((status, report["errors"]), (0, []))
        self.assertEqual(self.deck("--size", "640x360")["theme"], "yoru")
        written = self.config.read_bytes()
        self.assertNotEqual(self.run_noren(*arguments, input="").returncode, 0)
        self.assertEqual(self.config.read_bytes(), written)
        arguments[3] = "山辺の会"
        self.assertEqual(self.run_noren(*arguments, "--overwrite", input="").returncode, 0)
        self.assertIn("山辺の会", self.config.read_text(encoding="utf-8"))

    def test_it_writes_nothing_that_check_would_refuse(self):
        result = self.run_noren("setup", self.config, "--community", "会", "--timezone", "Asia/Tokio", input="")
        self.assertEqual(result.returncode, 1)
        self.assertIn("Asia/Tok", result.stderr)
        self.assertFalse(self.config.exists())


if __name__ == "__main__":
    unittest.main()
