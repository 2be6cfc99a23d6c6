"""Televisions that go and come back, windows that are covered or resized."""

import os
import pathlib
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "system"))
from picture import share_of_difference, size_of  # noqa: E402
from screen import SAME, Screen as ShotScreen  # noqa: E402
from clock import Clock
from stage import NOREN, Venue, read_deck, wait_until  # noqa: E402
from venue import AT  # noqa: E402

# Within which the right picture is there, on a machine with other work.
SOON = 10


class Display(unittest.TestCase):
    """Judged from whole screenshots: the size is what changes."""

    def setUp(self):
        self.venue = Venue(slides={"dwell": "600s", "order": ["welcome", "tagline"]})
        self.addCleanup(self.venue.close)
        self.screen = ShotScreen("1280x720")
        self.addCleanup(self.screen.close)
        self.process = None

    def start(self, *arguments):
        log = (self.venue.folder / "log").open("a")
        self.addCleanup(log.close)
        self.process = subprocess.Popen(
            [NOREN, "show", str(self.venue.config), "--at", AT, *arguments], stderr=log,
            env=dict(self.venue.environment, DISPLAY=self.screen.name, SDL_VIDEODRIVER="x11"))
        self.addCleanup(self.process.wait)
        self.addCleanup(self.process.kill)

    def wanted(self, size):
        out = self.venue.folder / size
        if not out.exists():
            subprocess.run([NOREN, "render", str(self.venue.config), "--at", AT, "--size", size, "--out", str(out)],
                           env=self.venue.environment, check=True, capture_output=True, timeout=60)
        return out / read_deck(out)["slides"][0]["file"]

    def shows(self, size):
        shot = self.screen.shot(self.venue.folder / "shot.png")
        wanted = self.wanted(size)
        return size_of(shot) == size_of(wanted) and share_of_difference(shot, wanted) < SAME

    def becomes(self, size):
        wait_until(lambda: self.shows(size), SOON, f"the slide at {size}; {self.venue.logged()}")
        self.assertIsNone(self.process.poll())

    def xrandr(self, *words):
        subprocess.run(["xrandr", *words], env=dict(os.environ, DISPLAY=self.screen.name), check=True, timeout=60,
                       capture_output=True)

    def test_an_output_lost_and_regained_a_hundred_times_leaves_the_show(self):
        self.start()
        self.becomes("1280x720")
        descriptors = len(os.listdir(f"/proc/{self.process.pid}/fd"))
        for _ in range(100):
            self.xrandr("--fb", "1280x720", "--output", "screen", "--off")
            self.xrandr("--output", "screen", "--auto")
        self.becomes("1280x720")
        self.assertEqual(len(os.listdir(f"/proc/{self.process.pid}/fd")), descriptors)

    def test_losing_the_focus_or_being_covered_changes_nothing(self):
        self.start()
        self.becomes("1280x720")
        # Another window takes the screen for a while.
        other = subprocess.Popen(["xmessage", "-geometry", "600x400+10+10", "covered"],
                                 env=dict(os.environ, DISPLAY=self.screen.name), stderr=subprocess.DEVNULL)
        time.sleep(2)
        other.kill()
        other.wait()
        self.becomes("1280x720")

    def test_a_renderer_that_loses_what_it_drew_has_it_drawn_again_at_once(self):
        clock = Clock(self.venue.folder)
        self.addCleanup(clock.close)
        self.venue.environment.update(clock.environment())
        self.start()
        self.becomes("1280x720")
        for what in ("targets", "device", "device"):
            before = clock.control.presents
            clock.lose(what)
            wait_until(lambda before=before: clock.control.presents > before, SOON, "something drawn")
            self.becomes("1280x720")

    def test_a_window_that_is_resized_is_filled(self):
        self.start("--windowed", "--size", "800x450")
        found = wait_until(lambda: self.windows(), SOON, "a window")
        for width, height in ((640, 360), (1000, 500), (800, 450)):
            self.screen.xdotool("windowsize", found, str(width), str(height))
            size = f"{width}x{height}"

            def filled():
                shot = self.venue.folder / "window.png"
                subprocess.run(["import", "-display", self.screen.name, "-window", found, str(shot)], check=True, timeout=60)
                return size_of(shot) == [width, height] and share_of_difference(shot, self.wanted(size)) < SAME

            wait_until(filled, SOON, f"the window at {size}")

    def windows(self):
        try:
            return self.screen.xdotool("search", "--class", ".").split()[-1]
        except (subprocess.CalledProcessError, IndexError):
            return None


if __name__ == "__main__":
    unittest.main()
