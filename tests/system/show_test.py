"""The show on a real X server: what is on the screen is judged from screenshots."""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import time
import unittest

from picture import changed_box, paint, share_of_difference, size_of
from screen import ENDING_SIGNALS, SAME, Pointer, Screen, ShowTest
from venue import AT, NOREN, read_deck, wait_until


def voluntary_switches(pid):
    """How often all threads of a process went to sleep by themselves, and so were woken."""
    total = 0
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        for line in (task / "status").read_text().splitlines():
            if line.startswith("voluntary_ctxt_switches"):
                total += int(line.split()[1])
    return total


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


class Show(ShowTest):
    def test_the_screen_shows_what_render_draws(self):
        pictures = self.rendered()
        self.start()
        self.wait_for(pictures["welcome 1"])
        # The measure tells slides apart: it is not content with any of them.
        others = [picture for name, picture in pictures.items() if name != "welcome 1"]
        self.assertTrue(others)
        for other in others:
            self.assertGreater(share_of_difference(self.shot(), other), 20 * SAME)

    def test_the_keys_lead_through_the_deck_and_out(self):
        pictures = self.rendered()
        names = list(pictures)
        self.assertGreaterEqual(len(names), 3)
        process = self.start()
        self.wait_for(pictures[names[0]])
        for key, expected in (("Right", names[1]), ("Right", names[2]), ("Left", names[1]), ("Left", names[0]), ("Left", names[-1])):
            self.screen.press(key)
            self.wait_for_slide(expected, pictures)
        self.screen.press("x", "F1", "Return", "ctrl+c", "alt+Tab")
        self.assertIsNone(process.poll())
        self.screen.press("q")
        self.assert_leaves(process)

    def test_escape_leaves_too(self):
        process = self.start()
        self.wait_for(self.first())
        self.screen.press("Escape")
        self.assert_leaves(process)

    def test_a_kiosk_can_not_be_left_by_a_key(self):
        self.configure(**self.settings, display={"kiosk": True})
        process = self.start()
        pictures = self.rendered()
        names = list(pictures)
        self.wait_for(pictures[names[0]])
        # The next slide proves that the keys before were heard.
        self.screen.press("q", "Escape", "Right")
        self.wait_for_slide(names[1], pictures)
        self.assertIsNone(process.poll())

    def test_every_ending_signal_ends_it_well(self):
        for each in ENDING_SIGNALS:
            process = self.start()
            self.wait_for(self.first())
            self.assert_leaves(process, each)

    def test_it_leaves_by_itself_after_the_time_that_was_asked_for(self):
        begun = time.monotonic()
        process = self.start("--for", "3s")
        self.assert_leaves(process)
        self.assertGreaterEqual(time.monotonic() - begun, 3)

    def test_a_good_edit_is_shown_and_a_bad_one_changes_nothing(self):
        before = self.kept(self.first(), "before")
        self.start()
        self.wait_for(before)
        status = self.folder / "noren-status.txt"
        self.settings["community"]["line"] = "橋のたもとで集う人の会"
        self.configure(**self.settings)
        after = self.kept(self.first(), "after")
        self.wait_for(after)
        self.assertFalse(self.shows(before))
        good = status.read_text(encoding="utf-8")
        self.config.write_text('{\n "community": { "name": "川辺"', encoding="utf-8")
        wait_until(lambda: status.read_text(encoding="utf-8") != good, 30, "a word in the status file")
        self.assertRegex(status.read_text(encoding="utf-8"), r"noren\.json:\d+:\d+ ")
        self.assertIn("使っていません", status.read_text(encoding="utf-8"))
        self.assertTrue(self.shows(after))
        # The same mistake saved again is no news.
        written = status.stat().st_mtime_ns
        self.config.write_text('{\n "community": { "name": "川辺"', encoding="utf-8")
        time.sleep(2)
        self.assertEqual(status.stat().st_mtime_ns, written)
        self.assertTrue(self.shows(after))
        self.settings["community"]["line"] = "船着き場で集う人の会"
        self.configure(**self.settings)
        self.wait_for(self.first())
        self.assertIn("OK", status.read_text(encoding="utf-8"))

    def test_an_editor_that_replaces_the_file_is_followed(self):
        self.start()
        self.wait_for(self.first())
        for line in ("橋のたもとで集う人の会", "船着き場で集う人の会"):
            self.settings["community"]["line"] = line
            written, target = self.config, self.config.with_suffix(".json.swp")
            self.config = target
            self.configure(**self.settings)
            self.config = written
            target.rename(written)
            self.wait_for(self.first())

    def test_a_wrong_value_is_shown_with_its_default_and_named(self):
        self.settings["display"] = {"theme": "hanna"}
        self.configure(**self.settings)
        self.start()
        self.wait_for(self.first())
        status = self.folder / "noren-status.txt"
        wait_until(status.exists, 30, "the status file")
        self.assertIn("/display/theme", status.read_text(encoding="utf-8"))

    def test_where_the_folder_cannot_be_written_to_the_word_is_handed_over(self):
        (self.folder / "noren-status.txt").mkdir()  # nothing is written there, not even by root
        handed = self.folder / "run"
        handed.mkdir()
        self.environment["RUNTIME_DIRECTORY"] = str(handed)
        self.config.write_text('{ "community": ', encoding="utf-8")
        self.start()
        status = handed / "noren-status.txt"
        wait_until(lambda: status.exists() and "noren.json:1:" in status.read_text(encoding="utf-8"), 30, "the status file")
        self.assertEqual((handed / "status-folder").read_text(), str(self.folder))
        self.assertEqual(status.stat().st_mode & 0o777, 0o644)

    def test_at_rest_the_screen_stays_and_the_program_sleeps(self):
        process = self.start()
        self.wait_for(self.first())
        time.sleep(2)
        first = self.shot("first")
        woken, worked = voluntary_switches(process.pid), processor_seconds(process.pid)
        time.sleep(10)
        # At most one wake-up a second of the loop; a few more for the other threads. A thread of
        # the thread sanitizer's own wakes ten times a second.
        if os.environ.get("NOREN_SANITIZE") != "thread":
            self.assertLessEqual(voluntary_switches(process.pid) - woken, 20)
        self.assertLess(processor_seconds(process.pid) - worked, 0.5)
        self.assertIsNone(changed_box(first, self.shot("second")))

    def test_a_log_that_nobody_reads_any_more_ends_nothing(self):
        process = subprocess.Popen([NOREN, "show", str(self.config), "--at", AT], stderr=subprocess.PIPE,
                                   env=dict(self.environment, DISPLAY=self.screen.name, SDL_VIDEODRIVER="x11"))
        self.addCleanup(self.stop, process)
        self.wait_for(self.first())
        process.stderr.close()
        self.config.write_text('{ "community": { ', encoding="utf-8")
        time.sleep(2)
        self.configure(**{**self.settings, "community": {**self.settings["community"], "tagline": "舟に、川を。"}})
        changed = self.rendered()
        self.wait_for_slide(next(iter(changed)), changed)
        self.assertIsNone(process.poll())

    def test_a_pipe_in_place_of_the_configuration_is_told_like_a_missing_one(self):
        self.config.unlink()
        os.mkfifo(self.config)
        process = self.start()
        wait_until(lambda: "noren.json" in self.logged(), 30, "a word about it")
        time.sleep(1)
        self.assert_leaves(process, signal.SIGTERM)

    def test_without_a_configuration_the_board_says_what_to_do(self):
        self.config.unlink()
        self.start()
        pictures = self.rendered()
        self.assertEqual(list(pictures), ["setup 1"])
        self.wait_for(pictures["setup 1"])
        self.config.write_text('{ "community": { "name": ', encoding="utf-8")
        self.wait_for(self.rendered()["setup 1"])
        self.configure(**self.settings)
        pictures = self.rendered()
        self.wait_for_slide("welcome 1", pictures)

    def test_an_edit_made_while_it_starts_is_not_lost(self):
        for delay in (0.05, 0.2, 0.35, 0.5):
            process = self.start()
            time.sleep(delay)
            self.settings["community"]["name"] = f"あとの会{delay}"
            self.configure(**self.settings)
            # Other files of the folder change all the time meanwhile: the pictures of the screen.
            self.wait_for_slide("welcome 1", self.rendered(), 20)
            self.stop(process)

    def test_a_folder_that_is_made_later_with_its_configuration_is_found(self):
        self.config = self.folder / "stick" / "noren.json"
        self.start()
        self.wait_for_slide("setup 1", self.rendered())
        self.config.parent.mkdir()
        self.configure(**self.settings)
        self.wait_for_slide("welcome 1", self.rendered(), 150)

    def test_a_picture_dropped_into_the_folder_appears_and_goes(self):
        posters = self.folder / "posters"
        posters.mkdir()
        self.settings["sources"] = [{"name": "flyers", "url": "dir:posters"}]
        self.settings["slides"]["order"] = ["posters"]
        self.configure(**self.settings)
        self.start()
        empty = self.kept(self.first(), "empty")
        self.wait_for(empty)
        paint(posters / "flyer.png", 1600, 900, (200, 30, 60))
        shown = self.rendered()
        self.assertTrue(all(name.startswith("poster/") for name in shown), shown)
        self.wait_for_slide(next(iter(shown)), {**shown, "empty": empty})
        poster = self.kept(next(iter(shown.values())), "poster")
        (posters / "flyer.png").unlink()
        self.wait_for_slide("empty", {"empty": empty, "poster": poster})

    def test_a_local_feed_is_followed_without_losing_the_place(self):
        feed = self.folder / "m.json"
        feed.write_text('{ "messages": [ { "title": "受付は一階です" }, { "title": "傘をどうぞ" } ] }', encoding="utf-8")
        self.settings["sources"] = [{"name": "m", "url": "file:m.json"}]
        self.settings["slides"]["order"] = ["welcome", "messages", "links"]
        self.configure(**self.settings)
        self.start()
        before = self.rendered()
        self.wait_for(before["welcome 1"])
        self.screen.press("Right", "Right")
        self.wait_for_slide("message/傘をどうぞ 1", before)
        feed.write_text('{ "messages": [ { "title": "新しいお知らせ" }, { "title": "傘をどうぞ", "text": "帰りにお返しください。" } ] }',
                        encoding="utf-8")
        self.wait_for_slide("message/傘をどうぞ 1", {**self.rendered(out=self.folder / "new"), "old": before["message/傘をどうぞ 1"]})

    def test_the_cursor_is_never_visible(self):
        pointer = Pointer(self.screen)
        self.addCleanup(pointer.close)
        pointer.give_the_root_window_an_arrow()
        self.screen.xdotool("mousemove", "640", "360")
        self.assertTrue(pointer.visible())
        self.start()
        self.wait_for(self.first())
        for place in ("10", "700", "300"):
            self.screen.xdotool("mousemove", place, place)
            self.screen.xdotool("click", "1")
            self.assertFalse(pointer.visible())

    def test_a_window_has_the_size_that_was_asked_for(self):
        self.start("--windowed", "--size", "800x450")
        wanted = self.kept(next(iter(self.rendered("800x450").values())), "window")
        self.assertEqual(size_of(wanted), [800, 450])

        def window_shows():
            found = self.screen.xdotool("search", "--class", ".").split()
            if not found:
                return False
            shot = self.folder / "window-shot.png"
            subprocess.run(["import", "-display", self.screen.name, "-window", found[-1], str(shot)], check=True, timeout=60)
            return size_of(shot) == [800, 450] and share_of_difference(shot, wanted) < SAME

        wait_until(window_shows, 30, "the window")

    def test_a_screen_on_its_side_shows_the_same(self):
        for rotation, back in ((90, "-90"), (180, "180"), (270, "-270")):
            self.configure(**self.settings, display={"rotation": rotation})
            process = self.start()
            size = "1280x720" if rotation == 180 else "720x1280"
            wanted = next(iter(self.rendered(size).values()))
            upright = self.folder / "upright.png"

            def turned_back():
                subprocess.run(["convert", str(self.shot()), "-rotate", back, "+repage", str(upright)], check=True, timeout=60)
                return size_of(upright) == size_of(wanted) and share_of_difference(upright, wanted) < 0.002

            wait_until(turned_back, 30, f"the picture turned by {rotation}")
            self.stop(process)

    def test_the_test_card_is_shown(self):
        self.render(self.config, "--test-card", "--size", self.screen_size, "--out", self.out)
        self.start("--test-card")
        self.wait_for(self.out / "test-card.png")


class Sticks(ShowTest):
    """A show that nobody told where its configuration is."""

    def setUp(self):
        super().setUp()
        self.config.unlink()
        self.boot, self.sticks = self.folder / "boot", self.folder / "usb"
        self.stick = self.sticks / "sda1"
        for each in (self.boot, self.sticks):
            each.mkdir()
        self.environment["NOREN_FOLDERS"] = f"{self.sticks}/*:{self.boot}"

    def start(self):
        log = (self.folder / "log").open("w")
        self.addCleanup(log.close)
        process = subprocess.Popen([NOREN, "show", "--at", AT], stderr=log,
                                   env=dict(self.environment, DISPLAY=self.screen.name, SDL_VIDEODRIVER="x11"))
        self.addCleanup(self.stop, process)
        return process

    def picture(self, name, size=None):
        out = self.folder / name
        self.render("--at", AT, "--out", out, "--size", self.screen_size)
        return self.kept(out / read_deck(out)["slides"][0]["file"], name)

    def put(self, folder, name, order=("welcome",)):
        self.config = folder / "noren.json"
        folder.mkdir(exist_ok=True)
        self.settings["community"]["name"] = name
        self.settings["slides"]["order"] = list(order)
        self.configure(**self.settings)

    def wait_for_name(self, name, pictures):
        self.wait_for_slide(name, pictures, 45)

    def test_files_come_with_a_stick_and_go_with_it(self):
        process = self.start()
        pictures = {"nothing": self.picture("nothing")}
        self.wait_for_name("nothing", pictures)
        self.put(self.boot, "会場の会")
        pictures["boot"] = self.picture("boot")
        self.wait_for_name("boot", pictures)
        self.put(self.stick, "川辺の読書と散歩の会")
        pictures["stick"] = self.picture("stick")
        self.wait_for_name("stick", pictures)
        # A broken one changes nothing, and is told.
        self.config.write_text("{", encoding="utf-8")
        wait_until(lambda: str(self.config) in self.logged(), 45, "a word about the broken file")
        self.assertEqual(self.on_screen(pictures), "stick")
        shutil.rmtree(self.stick)
        self.wait_for_name("boot", pictures)
        # The last one that stayed with the board is what it starts with, whatever the file has become.
        self.stop(process)
        (self.boot / "noren.json").write_bytes(b"")
        self.start()
        self.wait_for_name("boot", pictures)

    def test_a_feed_on_a_stick_is_on_the_screen_while_it_is_in(self):
        self.put(self.boot, "会場の会", ["messages", "welcome"])
        self.start()
        pictures = {"without": self.picture("without")}
        self.wait_for_name("without", pictures)
        self.stick.mkdir()
        (self.stick / "feed.json.txt").write_text('{ "notices": [ { "text": "全員退出してください", "level": "alert" } ] }', encoding="utf-8")
        out = self.folder / "with-alert"
        self.render("--at", AT, "--out", out, "--size", self.screen_size)
        alert = [each for each in read_deck(out)["slides"] if each["kind"] == "alert"]
        pictures["alert"] = out / alert[0]["file"]
        wait_until(lambda: "feed.json.txt: ok" in self.logged(), 45, "a word about the feed")
        # An alert comes with the next turn.
        self.screen.press("Right")
        self.wait_for_name("alert", pictures)
        (self.stick / "feed.json.txt").unlink()
        self.wait_for_name("without", pictures)


class NoScreen(ShowTest):
    def test_without_a_display_it_waits_for_one_and_then_shows(self):
        self.screen.close()
        process = self.start()
        wait_until(lambda: "display:" in self.logged(), 30, "a word about the display")
        time.sleep(5)
        self.assertIsNone(process.poll())
        # Waiting is said once.
        self.assertEqual(len(re.findall("(?m)^noren: display:", self.logged())), 1)
        again = Screen(self.screen_size, number=self.screen.number)
        self.addCleanup(again.close)
        self.screen = again
        self.wait_for(self.first())

    def test_it_can_be_ended_while_it_waits(self):
        self.screen.close()
        for each in ENDING_SIGNALS:
            process = self.start()
            wait_until(lambda: "display:" in self.logged(), 30, "a word about the display")
            self.assert_leaves(process, each)
        self.assert_leaves(self.start("--for", "2s"))


if __name__ == "__main__":
    unittest.main()
