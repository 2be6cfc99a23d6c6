"""A real X server for the show, and what can be seen and done there."""

import ctypes
import os
import signal
import subprocess

from picture import share_of_difference, size_of
from venue import AT, NOREN, VenueTest, read_deck, wait_until

# The same drawing commands on another canvas; only rounding may differ.
SAME = 0.0005


class Screen:
    """An X server without a window manager; `number` asks for a certain display."""

    def __init__(self, size="1280x720", number=None):
        reader, writer = os.pipe()
        name = [f":{number}"] if number is not None else []
        self.process = subprocess.Popen(
            ["Xvfb", *name, "-displayfd", str(writer), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
            pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as file:
            self.number = int(file.readline())
        self.name = f":{self.number}"

    def close(self):
        self.process.terminate()
        self.process.wait()

    def shot(self, path):
        subprocess.run(["import", "-display", self.name, "-window", "root", str(path)], check=True, timeout=60)
        return path

    def xdotool(self, *words):
        return subprocess.run(["xdotool", *words], check=True, timeout=60, capture_output=True, text=True,
                              env=dict(os.environ, DISPLAY=self.name)).stdout

    def press(self, *keys):
        self.xdotool("key", *keys)


class CursorImage(ctypes.Structure):
    """XFixesCursorImage of X11/extensions/Xfixes.h."""

    _fields_ = [("x", ctypes.c_short), ("y", ctypes.c_short), ("width", ctypes.c_ushort), ("height", ctypes.c_ushort),
                ("xhot", ctypes.c_ushort), ("yhot", ctypes.c_ushort), ("serial", ctypes.c_ulong),
                ("pixels", ctypes.POINTER(ctypes.c_ulong))]


class Pointer:
    """The cursor of a screen, as the X server draws it."""

    def __init__(self, screen):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.fixes = ctypes.CDLL("libXfixes.so.3")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.restype = self.x11.XCreateFontCursor.restype = ctypes.c_ulong
        self.fixes.XFixesGetCursorImage.restype = ctypes.POINTER(CursorImage)
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(screen.name.encode()))
        assert self.display

    def give_the_root_window_an_arrow(self):
        arrow = self.x11.XCreateFontCursor(self.display, 2)
        root = self.x11.XDefaultRootWindow(self.display)
        self.x11.XDefineCursor(self.display, ctypes.c_ulong(root), ctypes.c_ulong(arrow))
        self.x11.XSync(self.display, 0)

    def visible(self):
        major, minor = ctypes.c_int(), ctypes.c_int()
        self.fixes.XFixesQueryVersion(self.display, ctypes.byref(major), ctypes.byref(minor))
        image = self.fixes.XFixesGetCursorImage(self.display)
        if not image:
            return False
        pixels = image.contents.width * image.contents.height
        return any(image.contents.pixels[i] & 0xFF000000 for i in range(pixels))

    def close(self):
        self.x11.XCloseDisplay(self.display)


class ShowTest(VenueTest):
    """A venue whose show runs on a screen of its own."""

    screen_size = "1280x720"

    def setUp(self):
        super().setUp()
        self.screen = Screen(self.screen_size)
        self.addCleanup(self.screen.close)
        self.settings = {
            "community": {"name": "川辺の会", "line": "川のそばで集う人の会", "url": "https://example.jp/",
                          "tagline": "川に、舟を。", "links": [{"label": "会報", "url": "https://example.jp/k"}]},
            "slides": {"dwell": "600s"},
        }
        self.configure(**self.settings)

    def start(self, *arguments, at=AT):
        log = (self.folder / "log").open("w")
        self.addCleanup(log.close)
        process = subprocess.Popen(
            [NOREN, "show", str(self.config), "--at", at, *arguments], stderr=log,
            env=dict(self.environment, DISPLAY=self.screen.name, SDL_VIDEODRIVER="x11"))
        self.addCleanup(self.stop, process)
        return process

    def stop(self, process):
        if process.poll() is None:
            process.kill()
        process.wait()

    def assert_leaves(self, process, with_signal=None):
        if with_signal:
            process.send_signal(with_signal)
        self.assertEqual(process.wait(timeout=30), 0)

    def logged(self):
        return (self.folder / "log").read_text(encoding="utf-8")

    def rendered(self, size=None, out=None):
        """The pictures of the deck as `render` draws it now, in order: {id and page: file}."""
        out = out or self.out
        self.render(self.config, "--at", AT, "--out", out, "--size", size or self.screen_size)
        return {f"{each['id']} {each['page']}": out / each["file"] for each in read_deck(out)["slides"]}

    def first(self):
        return next(iter(self.rendered().values()))

    def kept(self, picture, name):
        """A copy that the next `rendered` does not replace."""
        return picture.rename(self.folder / f"{name}.png")

    def shot(self, name="shot"):
        return self.screen.shot(self.folder / f"{name}.png")

    def shows(self, picture):
        """Whether the screen has exactly that picture, undrifted: as after the start."""
        shot = self.shot()
        return size_of(shot) == size_of(picture) and share_of_difference(shot, picture) < SAME

    def wait_for(self, picture, seconds=30):
        wait_until(lambda: self.shows(picture), seconds, f"{picture.name} on the screen")

    def on_screen(self, pictures):
        """Which of the pictures the screen has, seen from afar: slides stand aside by a few pixels
        more with each change. None: none of them, or a motion between them."""
        shot = self.shot()
        far = sorted((share_of_difference(shot, picture, "5%", "10%"), name) for name, picture in pictures.items())
        distinct = len(far) == 1 or far[1][0] > 1.5 * far[0][0]
        return far[0][1] if far[0][0] < 0.1 and distinct else None

    def wait_for_slide(self, name, pictures, seconds=30):
        wait_until(lambda: self.on_screen(pictures) == name, seconds, f"{name} on the screen")


ENDING_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
