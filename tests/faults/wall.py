"""What hangs on the wall: every frame of an X server's screen, told apart by the designed slides."""

import os
import pathlib
import struct
import subprocess
import threading
import time

import numpy

# Slides stand aside by a few pixels more with each change, and the minute of the clock moves on: so
# they are compared by the mean colours of blocks.
BLOCK = 8
# Share of blocks that may differ, and by how much of 255.
ALIKE = 0.03
NOTICEABLE = 24
# How far slides come to stand aside in the first changes, in pixels of a screen 360 high: to the
# right, then round in a circle.
DRIFTS = [(1, 0), (2, 0), (3, 0), (3, 1), (2, 2), (1, 2), (1, 3), (0, 3), (-1, 2), (-2, 2), (-3, 1), (-3, 0), (-3, -1),
          (-2, -2), (-1, -2), (0, -3), (1, -2), (2, -2), (3, -1)]


class Screen:
    """An X server without a window manager whose pixels are read from its memory."""

    def __init__(self, folder, size="640x360", number=None):
        reader, writer = os.pipe()
        name = [f":{number}"] if number is not None else []
        self.folder = pathlib.Path(folder)
        self.process = subprocess.Popen(
            ["Xvfb", *name, "-displayfd", str(writer), "-screen", "0", f"{size}x24", "-nolisten", "tcp",
             "-fbdir", str(self.folder)],
            pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as file:
            self.number = int(file.readline())
        self.name = f":{self.number}"
        self.pixels = self._map()

    def _map(self):
        """The screen as an array of rows, pixels and blue, green, red: an XWD file that stays mapped."""
        path = self.folder / "Xvfb_screen0"
        fields = struct.unpack(">25I", path.read_bytes()[:100])
        head, width, height, line, colours = fields[0], fields[4], fields[5], fields[12], fields[19]
        whole = numpy.memmap(path, dtype=numpy.uint8, mode="r")
        start = head + 12 * colours
        return whole[start:start + line * height].reshape(height, line // 4, 4)[:, :width, :3]

    def close(self):
        self.pixels = None
        self.process.terminate()
        self.process.wait()

    def xdotool(self, *words):
        subprocess.run(["xdotool", *words], check=True, timeout=60, env=dict(os.environ, DISPLAY=self.name))

    def press(self, *keys):
        self.xdotool("key", *keys)


def blocks(pixels):
    """The mean colour of each block: rows, columns and three channels."""
    height, width = pixels.shape[0] // BLOCK * BLOCK, pixels.shape[1] // BLOCK * BLOCK
    cut = pixels[:height, :width].astype(numpy.float32)
    return cut.reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK, 3).mean(axis=(1, 3))


def read_picture(path):
    """A PNG as blue, green, red."""
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    raw = subprocess.run(["convert", str(path), "-depth", "8", "bgr:-"], capture_output=True, check=True, timeout=60)
    return numpy.frombuffer(raw.stdout, dtype=numpy.uint8).reshape(height, width, 3)


def unlikeness(one, other):
    """The share of blocks that differ noticeably; all of them where the sizes differ."""
    if one.shape != other.shape:
        return 1.0
    return float((numpy.abs(one - other).max(axis=2) > NOTICEABLE).mean())


class Designed:
    """The slides that `render` draws, by name."""

    def __init__(self, pictures, clocks):
        self.clocks = clocks  # where on each slide the time of day stands: x, y, width, height
        self.pictures = {name: read_picture(path) for name, path in pictures.items()}
        self.slides = {name: blocks(picture) for name, picture in self.pictures.items()}
        self.moved = {}

    def name_of(self, frame):
        """Which slide the frame is; None: none of them, or something between two."""
        ranked = sorted((unlikeness(frame, slide), name) for name, slide in self.slides.items())
        return ranked[0][1] if ranked and ranked[0][0] <= ALIKE else None

    def moved_name_of(self, small):
        """The same, of a slide that stands aside."""
        for name, slide in self.slides.items():
            if unlikeness(small, slide) <= 6 * ALIKE and any(unlikeness(small, each) <= ALIKE for each in self._moved(name)):
                return name
        return None

    def _moved(self, name):
        known = self.moved.setdefault(name, [])
        yield from known
        for dx, dy in DRIFTS[len(known):]:
            known.append(blocks(numpy.roll(self.pictures[name], (dy, dx), axis=(0, 1))))
            yield known[-1]

    def clock_unlikeness(self, name, pixels):
        """How far the time of day on the slide is from the one in the frame: mean of 255, at best."""
        x, y, width, height = self.clocks[name]
        wanted = self.pictures[name][y:y + height, x:x + width].astype(numpy.float32)
        found = []
        for dx, dy in [(0, 0), *DRIFTS]:
            if y + dy >= 0 and x + dx >= 0:
                part = pixels[y + dy:y + dy + height, x + dx:x + dx + width]
                if part.shape == wanted.shape:
                    found.append(float(numpy.abs(part - wanted).mean()))
        return min(found)

    def tells_apart(self):
        """Whether no two of the slides pass for each other."""
        names = list(self.slides)
        return all(unlikeness(self.slides[a], self.slides[b]) > 1.5 * ALIKE
                   for i, a in enumerate(names) for b in names[i + 1:])

    def brightness(self):
        """Of the darkest and of the brightest slide."""
        means = [float(slide.mean()) for slide in self.slides.values()]
        return min(means), max(means)


# Looks after which a frame that did not change stands still.
STILL = 3


class Recorder:
    """Looks at a screen all the time: when which slide came, and every frame that was none."""

    def __init__(self, screen, designed, interval=0.04):
        self.screen, self.interval = screen, interval
        self.designed = [designed]
        self.seen = []  # (when, name or None), each time that it changes
        self.strange = []  # (when, mean brightness) of frames that are no designed slide
        self.last = None
        self.running = True
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def also(self, designed):
        """From now on these slides are right as well."""
        self.designed = [*self.designed, designed]

    def _run(self):
        previous, still = None, 0
        while self.running:
            pixels = self.screen.pixels
            if pixels is None:
                break
            frame = numpy.array(pixels)
            if previous is None or not numpy.array_equal(frame, previous):
                previous, still = frame, 0
                self.last = blocks(frame)
                self._note(self._name(lambda each: each.name_of(self.last)))
            else:
                still += 1
                if still == STILL and self.name() is None:
                    self._note(self._name(lambda each: each.moved_name_of(self.last)))
            time.sleep(self.interval)

    def _name(self, by):
        return next(filter(None, (by(each) for each in self.designed)), None)

    def _note(self, name):
        now = time.monotonic()
        if name is None:
            self.strange.append((now, float(self.last.mean())))
        if not self.seen or self.seen[-1][1] != name:
            self.seen.append((now, name))

    def stop(self):
        self.running = False
        self.thread.join()

    def name(self):
        return self.seen[-1][1] if self.seen else None

    def since(self, moment):
        """What was seen from `moment` on, what was there at that moment first."""
        before = [each for each in self.seen if each[0] <= moment]
        return before[-1:] + [each for each in self.seen if each[0] > moment]

    def longest_without_slide(self, moment, until=None):
        """Seconds for which no designed slide was to be seen at a stretch."""
        until = until or time.monotonic()
        changes = [(max(when, moment), name) for when, name in self.since(moment)] + [(until, "")]
        gaps = [after[0] - each[0] for each, after in zip(changes, changes[1:]) if each[1] is None]
        return max(gaps, default=0.0)

    def arrivals(self, moment):
        """(when, name) of each slide that came to stand after `moment`, repetitions left out."""
        came, last = [], None
        for when, name in self.seen:
            if name and name != last:
                if when > moment:
                    came.append((when, name))
                last = name
        return came
