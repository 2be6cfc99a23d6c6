"""`noren setup` as it is used at a keyboard and without one, and where the configuration is found."""

import json
import os
import pathlib
import pty
import select
import stat
import subprocess
import time
import unittest

from venue import NOREN, VenueTest


class Setup(VenueTest):
    def setUp(self):
        super().setUp()
        self.environment["XDG_CONFIG_HOME"] = str(self.folder / "settings")
        self.environment["NOREN_FOLDERS"] = ""

    def setup_noren(self, *arguments):
        return self.run_noren("setup", *arguments, stdin=subprocess.DEVNULL)

    def written(self):
        return json.loads(self.config.read_text(encoding="utf-8"))

    def test_options_alone_are_enough(self):
        (self.folder / "m.json").write_text('{ "messages": [ { "title": "受付は一階です" } ] }', encoding="utf-8")
        result = self.setup_noren(self.config, "--community", "川辺の会", "--feed", "file:m.json", "--feed",
                                  "https://127.0.0.1:1/b.xml", "--timezone", "Europe/Berlin", "--theme", "yoru", "--rotation", "90")
        self.assertEqual(result.returncode, 0, result.stderr)
        written = self.written()
        self.assertEqual(written["community"]["name"], "川辺の会")
        self.assertEqual([each["url"] for each in written["sources"]], ["file:m.json", "https://127.0.0.1:1/b.xml"])
        self.assertEqual((written["timezone"], written["display"]), ("Europe/Berlin", {"theme": "yoru", "rotation": 90}))
        # What the screen shows is told, with what the feeds say now; a feed that fails is named.
        self.assertIn("川辺の会", result.stdout)
        self.assertIn("受付は一階です", result.stdout)
        self.assertIn("127.0.0.1", result.stderr)
        status, found = self.check("--offline")
        self.assertFalse([each for each in found["errors"] if "feed2" not in json.dumps(each) and "127.0.0.1" not in json.dumps(each)], found)
        self.assertEqual(stat.S_IMODE(self.config.stat().st_mode), 0o644)
        self.assertFalse(list(self.folder.glob("*.new")))

    def test_what_is_there_stays_unless_it_is_to_be_replaced(self):
        self.config.write_text("precious", encoding="utf-8")
        self.assertEqual(self.setup_noren(self.config, "--community", "a").returncode, 1)
        self.assertEqual(self.config.read_text(encoding="utf-8"), "precious")
        self.assertEqual(self.setup_noren(self.config, "--community", "a", "--overwrite").returncode, 0)
        self.assertEqual(self.written()["community"]["name"], "a")

    def test_wrong_values_write_nothing(self):
        for wrong in (["--timezone", "Asia/Tokio"], ["--theme", "pink"], ["--feed", "ftp://a"], ["--rotation", "45"]):
            self.assertNotEqual(self.setup_noren(self.config, *wrong).returncode, 0, wrong)
            self.assertFalse(self.config.exists(), wrong)

    def test_a_folder_that_cannot_be_written_to_is_named(self):
        result = self.setup_noren("/proc/noren/noren.json", "--community", "a")
        self.assertEqual(result.returncode, 1)
        self.assertIn("/proc/noren/noren.json", result.stderr)

    def test_the_service_is_enabled_without_a_shell(self):
        programs = self.folder / "bin"
        programs.mkdir()
        called = self.folder / "called"
        for status in (0, 1):
            (programs / "systemctl").write_text(f'#!/bin/sh\necho "$*" > "{called}"\nexit {status}\n', encoding="utf-8")
            (programs / "systemctl").chmod(0o755)
            self.environment["PATH"] = f"{programs}:{os.environ['PATH']}"
            result = self.setup_noren(self.config, "--community", "a", "--overwrite", "--enable-service")
            self.assertEqual(result.returncode, status, result.stderr)
            self.assertEqual(called.read_text(encoding="utf-8"), "enable --now noren.service\n")

    def asked(self, answers, **environment):
        """The dialogue at a terminal, answered line by line."""
        ours, theirs = pty.openpty()
        process = subprocess.Popen([NOREN, "setup", str(self.config)], stdin=theirs, stdout=theirs, stderr=theirs,
                                   env=dict(self.environment, **environment), close_fds=True)
        os.close(theirs)
        said, answers, end = b"", list(answers), time.monotonic() + 60
        while time.monotonic() < end:
            if not select.select([ours], [], [], 0.2)[0]:
                continue
            try:
                chunk = os.read(ours, 4096)
            except OSError:
                break
            said += chunk
            if said.endswith(b": ") and answers:
                os.write(ours, answers.pop(0).encode() + b"\n")
                time.sleep(0.1)
        os.close(ours)
        return process.wait(timeout=30), said.decode("utf-8", "replace")

    def test_at_a_keyboard_it_asks_in_the_language_of_the_person(self):
        status, said = self.asked(["川辺の会", "file:m.json", "", "Mars/Olympus", "Asia/Tokyo", "pink", "yoru", "45", "270"],
                                  LC_ALL="ja_JP.UTF-8")
        self.assertEqual(status, 0, said)
        for question in ("コミュニティの名前", "フィードのアドレス", "タイムゾーン", "配色", "画面の向き", "使えません"):
            self.assertIn(question, said)
        written = self.written()
        self.assertEqual((written["community"]["name"], written["timezone"], written["display"]),
                         ("川辺の会", "Asia/Tokyo", {"theme": "yoru", "rotation": 270}))
        self.config.unlink()
        status, said = self.asked(["River", "", "", "", ""])
        self.assertEqual(status, 0, said)
        self.assertIn("name of the community", said)
        self.assertIn("rotation", said)


class Lookup(VenueTest):
    """Where a configuration is found that nobody named."""

    def setUp(self):
        super().setUp()
        self.boot, self.sticks = self.folder / "boot", self.folder / "usb"
        self.stick = self.sticks / "sda1"
        for each in (self.boot, self.sticks):
            each.mkdir()
        self.environment["NOREN_FOLDERS"] = f"{self.sticks}/*:{self.boot}:/no/such/folder"

    def found(self):
        """The community's name that the screen says; None: no configuration was taken."""
        result = self.run_noren("render", "--out", self.out, "--at", "2024-02-14T14:05:00+09:00", "--size", "640x360")
        self.assertEqual(result.returncode, 0, result.stderr)
        deck = json.loads((self.out / "deck.json").read_text(encoding="utf-8"))
        kinds = {slide["kind"] for slide in deck["slides"]}
        if "setup" in kinds:
            return None
        return "".join(line for text in deck["slides"][0]["texts"] if text["role"] == "name" for line in text["lines"])

    def put(self, folder, name, community, encode=lambda text: text.encode()):
        folder.mkdir(exist_ok=True)
        text = json.dumps({"community": {"name": community}}, ensure_ascii=False, indent=1)
        (folder / name).write_bytes(encode(text))

    def test_nothing_anywhere_is_the_setup_slide(self):
        self.assertIsNone(self.found())

    def test_the_stick_comes_before_the_boot_partition_and_a_named_one_before_both(self):
        self.put(self.boot, "noren.json", "boot")
        self.assertEqual(self.found(), "boot")
        self.put(self.stick, "noren.json", "stick")
        self.assertEqual(self.found(), "stick")
        self.put(self.folder / "own", "noren.json", "own")
        self.environment["NOREN_CONFIG"] = str(self.folder / "own" / "noren.json")
        self.assertEqual(self.found(), "own")

    def test_names_as_windows_leaves_them(self):
        for name in ("NOREN.JSON", "Noren.json", "noren.json.txt", "noren.json.json", "NOREN.JSON.TXT"):
            self.put(self.boot, name, "川辺の会")
            self.assertEqual(self.found(), "川辺の会", name)
            (self.boot / name).unlink()
        for name in ("noren.txt", "noren", "xnoren.json", "noren.json.bak"):
            self.put(self.boot, name, "川辺の会")
            self.assertIsNone(self.found(), name)
            (self.boot / name).unlink()

    def test_what_windows_editors_write(self):
        for encode in (lambda text: b"\xef\xbb\xbf" + text.encode(), lambda text: text.replace("\n", "\r\n").encode(),
                       lambda text: text.encode("utf-16"),
                       lambda text: text.replace('"community"', "“community”").encode()):
            self.put(self.boot, "noren.json", "川辺の会", encode)
            self.assertEqual(self.found(), "川辺の会", encode("x\n"))

        # This one is not understood; what it is, and what helps, is named.
        self.put(self.boot, "noren.json", "川辺の会", lambda text: text.encode("shift_jis"))
        self.assertIsNone(self.found())
        self.assertIn("Shift_JIS", self.run_noren("check").stdout)

    def test_an_empty_or_broken_file_is_named_by_check(self):
        for broken in (b"", b"{", b"\x00\xff\xfe", b"[1]"):
            (self.boot / "noren.json").write_bytes(broken)
            self.assertIsNone(self.found(), broken)
            result = self.run_noren("check", "--json")
            self.assertEqual(result.returncode, 1)
            self.assertIn(str(self.boot / "noren.json"), result.stdout)

    def test_a_feed_and_posters_are_taken_from_the_folders(self):
        self.put(self.boot, "noren.json", "boot")
        self.stick.mkdir()
        (self.stick / "FEED.JSON").write_text('{ "messages": [ { "title": "傘をどうぞ" } ] }', encoding="utf-8")
        result = self.run_noren("check", "--json", "--offline")
        sources = [each["url"] for each in json.loads(result.stdout)["sources"]]
        self.assertEqual(sources, [f"file:{self.stick}/FEED.JSON"])
        (self.boot / "Posters").mkdir()
        result = self.run_noren("check", "--json", "--offline")
        sources = [each["url"] for each in json.loads(result.stdout)["sources"]]
        self.assertEqual(sources, [f"file:{self.stick}/FEED.JSON", f"dir:{self.boot}/Posters"])
        # One that the configuration names itself is not read twice.
        (self.boot / "noren.json").write_text('{ "sources": [ { "url": "dir:Posters" } ] }', encoding="utf-8")
        result = self.run_noren("check", "--json", "--offline")
        self.assertEqual(len(json.loads(result.stdout)["sources"]), 2, result.stdout)

    def test_a_stick_brings_no_commands(self):
        text = json.dumps({"display": {"sleep": [{"off": ["rm"], "on": ["rm"]}, "cec"]}})
        for folder, status in ((self.boot, 0), (self.stick, 1)):
            folder.mkdir(exist_ok=True)
            (folder / "noren.json").write_text(text, encoding="utf-8")
            result = self.run_noren("check", "--json", "--offline")
            self.assertEqual(result.returncode, status, result.stdout)


if __name__ == "__main__":
    unittest.main()
