"""The show in a Wayland session: sway without a display of its own, judged by grim's screenshots.

Needs the packages sway and grim (scripts/packages-slow.txt): without them it fails.
"""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from picture import share_of_difference, size_of
from venue import AT, NOREN, VenueTest, read_deck, wait_until

SIZE = "1280x720"
# Another compositor and another renderer draw the same commands.
SAME = 0.002


class Session:
    """A headless sway; as a user without rights where we have all, which it refuses."""

    def __init__(self):
        for program in ("sway", "grim"):
            assert shutil.which(program), f"{program} is missing: scripts/setup slow installs it"
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="noren-sway-"))
        (self.folder / "config").write_text(
            f"output * resolution {SIZE}\noutput * bg #000000 solid_color\nxwayland disable\n", encoding="utf-8")
        words = ["sway", "-c", str(self.folder / "config")]
        if os.getuid() == 0:
            shutil.chown(self.folder, "nobody", "nogroup")
            words = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", *words]
        self.environment = dict(os.environ, XDG_RUNTIME_DIR=str(self.folder), HOME=str(self.folder), WLR_BACKENDS="headless",
                                WLR_RENDERER="pixman", WLR_LIBINPUT_NO_DEVICES="1")
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            self.environment.pop(name, None)
        self.log = (self.folder / "log").open("wb")
        self.process = subprocess.Popen(words, env=self.environment, stdout=self.log, stderr=subprocess.STDOUT)
        socket = wait_until(lambda: [each for each in self.folder.glob("wayland-*") if each.suffix != ".lock"], 60, "sway's socket")
        self.environment["WAYLAND_DISPLAY"] = socket[0].name
        self.name = socket[0].name

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, *words):
        return subprocess.run(list(map(str, words)), env=self.environment, capture_output=True, text=True, timeout=60, check=False)

    def output(self, *words):
        """Tells the compositor about its only output."""
        told = self.run("swaymsg", "--socket", next(self.folder.glob("sway-ipc.*")), "output", "HEADLESS-1", *words)
        assert told.returncode == 0, told.stdout + told.stderr

    def shot(self, path):
        """A screenshot; None while there is no output."""
        return path if self.run("grim", path).returncode == 0 else None


class Wayland(VenueTest):
    def setUp(self):
        super().setUp()
        self.session = Session()
        self.addCleanup(self.session.close)
        self.settings = {"community": {"name": "川辺の会", "tagline": "川に、舟を。", "url": "https://example.jp/"},
                         "slides": {"dwell": "600s", "order": ["tagline"]}}
        self.configure(**self.settings)

    def start(self, at=AT):
        log = (self.folder / "log").open("w")
        self.addCleanup(log.close)
        process = subprocess.Popen(
            [NOREN, "show", str(self.config), "--at", at], stderr=log,
            env=dict(self.environment, SDL_VIDEODRIVER="wayland", XDG_RUNTIME_DIR=str(self.session.folder),
                     WAYLAND_DISPLAY=self.session.name))
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def logged(self):
        return (self.folder / "log").read_text(encoding="utf-8")

    def shows(self, picture):
        shot = self.session.shot(self.folder / "shot.png")
        return shot and size_of(shot) == size_of(picture) and share_of_difference(shot, picture) < SAME

    def wanted(self, size=SIZE):
        out = self.folder / f"out{size}"
        self.render(self.config, "--at", AT, "--size", size, "--out", out)
        return out / read_deck(out)["slides"][0]["file"]

    def test_the_screen_has_what_render_draws_and_the_show_ends_in_order(self):
        wanted = self.wanted()
        process = self.start()
        wait_until(lambda: self.shows(wanted), 60, "the slide on the screen")
        self.assertIn("wayland", self.logged())
        process.terminate()
        self.assertEqual(process.wait(timeout=30), 0)

    def test_a_display_that_changes_its_mode_goes_and_comes_back_is_filled(self):
        wanted = {size: self.wanted(size) for size in (SIZE, "1024x768", "1920x1080")}
        process = self.start()
        wait_until(lambda: self.shows(wanted[SIZE]), 60, "the slide on the screen")
        for size in ("1024x768", "1920x1080", SIZE):
            self.session.output("mode", size)
            wait_until(lambda size=size: self.shows(wanted[size]), 10, f"the slide at {size}; {self.logged()}")
        for _ in range(5):
            self.session.output("disable")
            self.session.output("enable")
        wait_until(lambda: self.shows(wanted[SIZE]), 10, f"the slide after the display was gone; {self.logged()}")
        self.assertIsNone(process.poll())


if __name__ == "__main__":
    unittest.main()
