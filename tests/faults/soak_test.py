"""Thirty days in minutes: the real loop on a clock that runs thousands of times faster."""

import os
import pathlib
import statistics
import tempfile
import threading
import time
import unittest

import servers
from clock import Clock
from servers import Server, answer, body_of, send
from stage import Venue, paint, wait_until
from time_test import DAY, HOUR, dated

DAYS = int(os.environ.get("NOREN_SOAK_DAYS", "30"))
SECONDS = float(os.environ.get("NOREN_SOAK_SECONDS", "200"))
SPEED = DAYS * DAY / SECONDS
WARM_UP = 6  # days
MIDDLE = (WARM_UP, WARM_UP + 10)
LATE = (DAYS - 10, DAYS)
MEGABYTE = 1 << 20

# Days on which the feed fails all day, and how.
FAILURES = {3: servers.cut, 7: send(answer(b"<html>login</html>", Content_Type="text/html")), 8: None,
            12: send(answer(b"", "500 Oops")), 15: send(answer(b"\0" * 1000)), 19: None, 23: servers.reset,
            27: send(answer(b"{}", Content_Length=4 << 30))}


def feed_of(day, server):
    """Another one every day; after a fortnight the same again, so that all memory can be warm."""
    day %= 5
    return {"messages": [{"title": f"{day + 1}日目の川開き", "text": "朝の便は九時、夕方の便は四時です。" * (1 + day % 3)},
                         {"title": "傘をどうぞお持ちください"}],
            "posters": [{"title": f"貼り紙{day}", "image": server.url(f"/{day % 2}.png")}]}


def memory(pid):
    """Resident bytes that are the process's own."""
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) * 1024
    raise AssertionError("no RssAnon")


def written_state(*folders):
    """Everything that a write would change."""
    found = {}
    for folder in folders:
        for path in [folder, *sorted(folder.rglob("*"))]:
            about = path.stat()
            found[str(path)] = (about.st_ino, about.st_size, about.st_mtime_ns)
    return found


class Sampler:
    """One sample of a show per simulated hour."""

    def __init__(self, venue):
        self.venue, self.samples, self.running = venue, [], True
        self.begun = venue.clock.boot()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def day(self):
        return (self.venue.clock.boot() - self.begun) / DAY

    def _run(self):
        pid = self.venue.process.pid
        while self.running and self.venue.process.poll() is None:
            self.samples.append((self.day(), memory(pid), len(os.listdir(f"/proc/{pid}/fd")), self.venue.clock.textures))
            time.sleep(HOUR / SPEED)

    def stop(self):
        self.running = False
        self.thread.join()

    def typical(self, what, first, last, of=statistics.median):
        return of(sample[what] for sample in self.samples if first <= sample[0] < last)


class Soak(unittest.TestCase):
    def test_thirty_days_of_change_and_failure_cost_no_memory(self):
        """And beside it thirty days without any change, which cost the card not one byte."""
        server = Server(None)
        self.addCleanup(server.close)
        for number in range(2):
            picture = pathlib.Path(tempfile.mkdtemp()) / "p.png"
            paint(picture, 320, 180, (40 + 150 * number, 90, 60))
            server.files[f"/{number}.png"] = picture.read_bytes()
        server.become(send(answer(body_of(feed_of(0, server)))))
        calm_server = Server(dated(feed_of(0, server), time.time()))
        self.addCleanup(calm_server.close)

        venues = []
        for each in (server, calm_server):
            clock = Clock(pathlib.Path(tempfile.mkdtemp()), synchronised=True)
            venue = Venue(each.url(), at=None, clock=clock, every="1h",
                          slides={"dwell": "600s", "order": ["welcome", "messages", "posters", "tagline"]})
            self.addCleanup(venue.close)
            venue.open_screen_only()
            venues.append(venue)
        changing, calm = venues
        changing.start()
        # Of another size than the screen, it is drawn with a renderer's textures.
        calm.start("--size", "320x180")
        for each in (server, calm_server):
            wait_until(lambda each=each: each.served, 30, "an answer")
        time.sleep(3)
        calm_before = written_state(calm.cache)
        for venue in venues:
            venue.clock.set_speed(SPEED)
        sampler, calm_sampler = Sampler(changing), Sampler(calm)
        requests = len(server.requests)
        changes = self.live(sampler, server)
        sampler.stop()
        calm_sampler.stop()
        self.judge(changing, sampler, changes)
        self.assertGreater(len(server.requests) - requests, DAYS * 24 * 0.5)
        self.assertGreater(len(calm_server.requests), DAYS * 24 * 0.5)
        self.assertEqual(written_state(calm.cache), calm_before)
        self.assertIsNone(calm.process.poll())
        early, late = (calm_sampler.typical(3, *part, of=max) for part in (MIDDLE, LATE))
        self.assertGreater(early, 0)
        self.assertEqual(early, late)
        print(f"without a change: {len(calm_server.requests)} answers, 0 bytes written, textures at most {early} -> {late}")

    def live(self, sampler, server):
        """The days as they come; how often the source's state changed."""
        changes, failing = 0, False
        for day in range(DAYS):
            while sampler.day() < day:
                time.sleep(0.01)
            fails = day in FAILURES
            changes += fails != failing or (fails and day - 1 in FAILURES)
            failing = fails
            if not fails:
                server.become(send(answer(body_of(feed_of(day, server)))))
            elif FAILURES[day] is None:
                server.refuse()
            else:
                server.become(FAILURES[day])
        while sampler.day() < DAYS:
            time.sleep(0.01)
        return changes

    def judge(self, venue, sampler, changes):
        self.assertIsNone(venue.process.poll(), venue.logged())
        early_memory, late_memory = (sampler.typical(1, *part) for part in (MIDDLE, LATE))
        log = venue.logged()
        lines = log.count("\n")
        print(f"{DAYS} days at {SPEED:.0f} times the speed: memory {early_memory / MEGABYTE:.2f} -> {late_memory / MEGABYTE:.2f} MB, "
              f"descriptors at most {sampler.typical(2, *MIDDLE, of=max)} -> {sampler.typical(2, *LATE, of=max)}, "
              f"log {len(log.encode())} bytes in {lines} lines")
        self.assertLess(late_memory - early_memory, MEGABYTE)
        # A fetch and a picture's decoding take some and give them back.
        self.assertEqual(sampler.typical(2, *MIDDLE, of=min), sampler.typical(2, *LATE, of=min))
        self.assertLessEqual(sampler.typical(2, *LATE, of=max), sampler.typical(2, *MIDDLE, of=max) + 2)
        self.assertLess(len(log.encode()), MEGABYTE)
        # A line per change of the source's state, a few at the start.
        self.assertLessEqual(lines, changes + 6, log)


if __name__ == "__main__":
    unittest.main()
