"""A venue on trial: the real program on a screen of its own, and what must hold whatever happens."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "system"))
from picture import paint  # noqa: E402,F401
from venue import AT, NOREN, read_deck, wait_until  # noqa: E402
from wall import Designed, Recorder, Screen  # noqa: E402

# A slide's motion takes about a second; a loaded machine is given five times that, and the look
# that finds it over.
LONGEST_MOTION = 6.0

FIRST = {"messages": [{"title": "受付は一階です"},
                      {"title": "傘をどうぞお持ちください", "text": "雨の日のために、玄関に傘を十本置いています。お帰りの際にお使いになり、次においでの時にお返しください。"}]}
SECOND = {"messages": [{"title": "川開きの準備ができました、皆さまのおかげです"},
                       {"title": "舟", "text": "舟の出る時間は貼り紙をご覧ください。朝の便は九時、夕方の便は四時です。風の強い日は休みます。"}]}


def settings(**more):
    return {
        "community": {"name": "川辺の会", "line": "川のそばで集う人の会", "url": "https://example.jp/",
                      "tagline": "川に、舟を。"},
        "slides": {"dwell": "8s", "order": ["welcome", "messages", "tagline"]},
        **more,
    }


class Venue:
    """In a folder of its own; `source`: the address of its one feed, None for none."""

    size = "640x360"

    def __init__(self, source=None, at=AT, clock=None, every="10s", **more):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="noren-faults-"))
        self.cache = self.folder / "cache"
        self.config = self.folder / "noren.json"
        self.settings = settings(**more)
        if source:
            self.settings["sources"] = [{"name": "m", "url": source, "every": every}]
        self.configure()
        self.at, self.clock = at, clock
        self.environment = {name: value for name, value in os.environ.items() if name not in
                            ("DISPLAY", "WAYLAND_DISPLAY", "NOREN_CONFIG", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                             "SDL_VIDEODRIVER", "LANG", "LC_MESSAGES", "NOTIFY_SOCKET", "WATCHDOG_USEC")}
        self.environment.update(CACHE_DIRECTORY=str(self.cache), HOME=str(self.folder), LC_ALL="C.UTF-8",
                                TZ="America/New_York")
        self.screen = self.recorder = self.process = None
        self.designs = 0

    def configure(self):
        self.config.write_text(json.dumps(self.settings, ensure_ascii=False), encoding="utf-8")

    def designed(self, feed=None, at=None, clock_untrusted=False, size=None):
        """The slides of this venue with that feed, drawn by `render` in a folder of its own."""
        self.designs += 1
        folder = self.folder / f"design{self.designs}"
        folder.mkdir()
        described = dict(self.settings)
        if feed is not None:
            (folder / "feed").write_text(json.dumps(feed, ensure_ascii=False), encoding="utf-8")
            described["sources"] = [{"name": "m", "url": "file:feed"}]
        else:
            described.pop("sources", None)
        (folder / "noren.json").write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")
        result = subprocess.run(
            [NOREN, "render", str(folder / "noren.json"), "--size", size or self.size, "--out", str(folder / "out"),
             "--at", at or self.at or AT, *(["--clock-untrusted"] if clock_untrusted else [])],
            env=dict(self.environment, CACHE_DIRECTORY=str(folder / "cache")), capture_output=True, text=True,
            timeout=120, check=False)
        assert result.returncode == 0, result.stderr
        deck = read_deck(folder / "out")["slides"]
        return Designed({f"{each['id']} {each['page']}": folder / "out" / each["file"] for each in deck},
                        {f"{each['id']} {each['page']}": text["box"] for each in deck for text in each["texts"]
                         if text["role"] == "clock"})

    def open_screen_only(self):
        self.screen = Screen(self.folder, self.size)

    def open_screen(self, *designed):
        self.open_screen_only()
        self.recorder = Recorder(self.screen, designed[0])
        for each in designed[1:]:
            self.recorder.also(each)

    def start(self, *arguments, before=(), **environment):
        """`before`: the words of a command that runs it."""
        with (self.folder / "log").open("a") as log:
            self.process = subprocess.Popen(
                [*before, NOREN, "show", str(self.config), *(["--at", self.at] if self.at else []), *arguments], stderr=log,
                env={**self.environment, **(self.clock.environment() if self.clock else {}), "DISPLAY": self.screen.name,
                     "SDL_VIDEODRIVER": "x11", **environment})
        self.started = time.monotonic()
        return self.process

    def kill(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
        if self.process:
            self.process.wait()

    def close(self):
        self.kill()
        if self.recorder:
            self.recorder.stop()
        if self.screen:
            self.screen.close()
        if self.clock:
            self.clock.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def logged(self):
        return (self.folder / "log").read_text(encoding="utf-8")

    def wait_for_slide(self, seconds=30, name=None):
        """Until a designed slide (that one, if named) stands; when it was first seen standing."""
        def stands():
            return self.recorder.name() if name is None else self.recorder.name() == name
        wait_until(stands, seconds, f"{name or 'a designed slide'} on the wall; log: {self.logged()}")
        return time.monotonic()

    def check(self, since):
        """That the wall was never without a designed slide since then, but for motions."""
        assert self.process.poll() is None, f"it ended with {self.process.returncode}: {self.logged()}"
        gap = self.recorder.longest_without_slide(since)
        assert gap <= LONGEST_MOTION, f"no designed slide for {gap:.1f} s; log: {self.logged()}"
        if self.recorder.name() is None:
            self.wait_for_slide(LONGEST_MOTION)


class Table:
    """What was tried and what was survived, to be printed at the end."""

    def __init__(self, title):
        self.title, self.rows, self.lock = title, {}, threading.Lock()

    def tried(self, row, column, good):
        with self.lock:
            tried, survived = self.rows.setdefault(row, {}).get(column, (0, 0))
            self.rows[row][column] = (tried + 1, survived + (1 if good else 0))

    def __str__(self):
        columns = list(dict.fromkeys(column for row in self.rows.values() for column in row))
        width = max([len(row) for row in self.rows] + [len(self.title)]) + 2
        cells = [max(len(column), 9) + 2 for column in columns]
        lines = [self.title.ljust(width) + "".join(column.rjust(cell) for column, cell in zip(columns, cells))]
        for row, found in self.rows.items():
            texts = [f"{found[column][1]}/{found[column][0]}" if column in found else "-" for column in columns]
            lines.append(row.ljust(width) + "".join(text.rjust(cell) for text, cell in zip(texts, cells)))
        tried = sum(cell[0] for row in self.rows.values() for cell in row.values())
        survived = sum(cell[1] for row in self.rows.values() for cell in row.values())
        return "\n".join([*lines, f"{survived} of {tried} survived"])


def host_and_port(url):
    parts = urllib.parse.urlsplit(url)
    return parts.hostname, parts.port
