"""The show on a real X server: what is on the screen is judged from screenshots."""

import os
import pathlib
import signal
import subprocess
import time
import unittest

from venue import AT, Feeds, NOREN, VenueTest, wait_until


class Screen:
    """An X server without a window manager."""

    def __init__(self, size="1280x720"):
        reader, writer = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
            pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as file:
            self.name = ":" + file.readline().strip()

    def close(self):
        self.process.terminate()
        self.process.wait()

    def shot(self, path):
        subprocess.run(["import", "-display", self.name, "-window", "root", str(path)], check=True,
                       timeout=60)
        return path

    def press(self, key):
        subprocess.run(["xdotool", "key", key], check=True, timeout=60,
                       env=dict(os.environ, DISPLAY=self.name))


def difference(one, other):
    """Share of pixels that differ, seen from afar: the stage drifts by a pixel with each slide."""
    result = subprocess.run(
        ["compare", "-metric", "AE", "-fuzz", "10%", f"{one}[12%]", f"{other}[12%]", "null:"],
        capture_output=True, text=True, timeout=120, check=False)
    size = subprocess.run(["identify", "-format", "%w %h", f"{one}[12%]"], capture_output=True, text=True,
                          check=True, timeout=60).stdout.split()
    return float(result.stderr.split()[0]) / (int(size[0]) * int(size[1]))


def identical(one, other):
    result = subprocess.run(["compare", "-metric", "AE", str(one), str(other), "null:"],
                            capture_output=True, text=True, timeout=120, check=False)
    return float(result.stderr.split()[0]) == 0


class Show(VenueTest):
    def setUp(self):
        super().setUp()
        self.screen = Screen()
        self.addCleanup(self.screen.close)
        self.settings = {
            "community": {"name": "川辺の会", "line": "川のそばで集う人の会", "url": "https://example.jp/",
                          "tagline": "川に、舟を。"},
            "slides": {"dwell": "600s"},
        }
        self.configure(**self.settings)

    def start(self, *arguments):
        self.log = (self.folder / "log").open("w+")
        process = subprocess.Popen([NOREN, "show", str(self.config), "--at", AT, *arguments],
                                   env=dict(self.environment, DISPLAY=self.screen.name), stderr=self.log)
        self.addCleanup(self.stop, process)
        wait_until(lambda: "display:" in self.logged(), 30, "a display")
        time.sleep(1)
        return process

    def stop(self, process):
        if process.poll() is None:
            process.kill()
        process.wait()
        self.log.close()

    def logged(self):
        return pathlib.Path(self.folder / "log").read_text(encoding="utf-8")

    def shot(self, name="shot"):
        return self.screen.shot(self.folder / f"{name}.png")

    def rendered(self):
        deck = self.deck("--size", "1280x720")
        return [(each["kind"], self.folder / "out" / each["file"]) for each in deck["slides"]]

    def shows(self, picture):
        return difference(self.shot(), picture) < 0.012

    def test_the_screen_shows_what_render_draws(self):
        self.start()
        kind, picture = self.rendered()[0]
        self.assertEqual(kind, "welcome")
        self.assertLess(difference(self.shot(), picture), 0.012)

    def test_the_keys_lead_through_the_deck_and_out(self):
        process = self.start()
        pictures = self.rendered()
        self.screen.press("Right")
        wait_until(lambda: self.shows(pictures[1][1]), 30, "the second slide")
        self.screen.press("Left")
        wait_until(lambda: self.shows(pictures[0][1]), 30, "the first slide again")
        self.screen.press("x")
        self.screen.press("q")
        self.assertEqual(process.wait(timeout=30), 0)

    def test_a_kiosk_can_not_be_left_by_a_key(self):
        self.configure(**self.settings, display={"kiosk": True})
        process = self.start()
        self.screen.press("q")
        self.screen.press("Escape")
        time.sleep(2)
        self.assertIsNone(process.poll())
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(timeout=30), 0)

    def test_a_good_edit_is_shown_and_a_bad_one_changes_nothing(self):
        self.start()
        status = self.folder / "noren-status.txt"
        before = self.rendered()[0][1].read_bytes()
        (self.folder / "before.png").write_bytes(before)
        self.assertTrue(self.shows(self.folder / "before.png"))
        self.settings["community"]["line"] = "橋のたもとで集う人の会"
        self.configure(**self.settings)
        after = self.rendered()[0][1]
        wait_until(lambda: self.shows(after), 30, "the edit")
        written = status.stat().st_mtime_ns
        self.config.write_text('{ "community": { "name": "川辺" \n "line": 1 }', encoding="utf-8")
        wait_until(lambda: status.stat().st_mtime_ns != written, 30, "a word in the status file")
        self.assertIn("1:", status.read_text(encoding="utf-8"))
        self.assertTrue(self.shows(after))
        written = status.stat().st_mtime_ns
        time.sleep(2)
        self.assertEqual(status.stat().st_mtime_ns, written)

    def test_at_rest_the_screen_stays_and_the_program_sleeps(self):
        process = self.start()
        first = self.shot("first")
        woken = self.voluntary_switches(process.pid)
        time.sleep(10)
        # One wake-up a second is allowed; the bound leaves room for a busy machine.
        self.assertLess(self.voluntary_switches(process.pid) - woken, 40)
        self.assertTrue(identical(first, self.shot("second")))

    @staticmethod
    def voluntary_switches(pid):
        total = 0
        for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
            for line in (task / "status").read_text().splitlines():
                if line.startswith("voluntary_ctxt_switches"):
                    total += int(line.split()[1])
        return total

    def test_a_feed_that_changes_reaches_the_screen_without_a_restart(self):
        feeds = Feeds()
        self.addCleanup(feeds.close)
        feeds.answer("/m", {"messages": [{"title": "受付は一階です"}]})
        self.settings["sources"] = [{"name": "m", "url": feeds.url("/m"), "every": "10s"}]
        self.settings["slides"]["order"] = ["messages"]
        self.configure(**self.settings)
        self.start()
        wait_until(lambda: self.shows(self.rendered()[0][1]), 60, "the message")
        feeds.answer("/m", {"messages": [{"title": "受付は二階に移りました"}]})
        wait_until(lambda: self.shows(self.rendered()[0][1]), 60, "the changed message")
        feeds.answer("/m", b"<html>", status=500)
        picture = self.rendered()[0][1]
        time.sleep(15)
        self.assertTrue(self.shows(picture))

    def test_without_a_configuration_the_board_says_what_to_do(self):
        self.config.unlink()
        self.start()
        kind, picture = self.rendered()[0]
        self.assertEqual(kind, "setup")
        self.assertLess(difference(self.shot(), picture), 0.02)
        self.configure(**self.settings)
        wait_until(lambda: self.shows(self.rendered()[0][1]), 30, "the show")

    def test_it_leaves_by_itself_after_the_time_that_was_asked_for(self):
        self.assertEqual(self.start("--for", "3s").wait(timeout=30), 0)

    def test_a_screen_on_its_side_shows_the_same(self):
        self.configure(**self.settings, display={"rotation": 90})
        self.start()
        deck = self.deck("--size", "720x1280")
        upright = self.folder / "upright.png"
        subprocess.run(["convert", str(self.shot()), "-rotate", "-90", str(upright)], check=True)
        self.assertLess(difference(upright, self.folder / "out" / deck["slides"][0]["file"]), 0.012)


class NoScreen(VenueTest):
    def test_without_a_display_the_program_waits_for_one(self):
        self.configure(community={"name": "川辺の会"})
        process = subprocess.Popen([NOREN, "show", str(self.config)],
                                   env=dict(self.environment, SDL_VIDEODRIVER="x11", DISPLAY=":97"),
                                   stderr=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        time.sleep(3)
        self.assertIsNone(process.poll())
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(timeout=30), 0)


if __name__ == "__main__":
    unittest.main()
