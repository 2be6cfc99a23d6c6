"""The plug is pulled: whenever it happens, the next start shows the last good or the new content."""

import concurrent.futures
import os
import random
import threading
import time
import unittest

import numpy
from servers import Server, answer, body_of, send
from stage import FIRST, Table, Venue, paint, wait_until
from wall import blocks

CUTS = int(os.environ.get("NOREN_POWER_CUTS", "1000"))
AT_ONCE = 4
# The first slide comes after a tenth of a second; fetching and writing take as long again.
LATEST_CUT = 0.25
# Until the first slide, on a machine with other work.
PATIENCE = 20

FEEDS = ({"messages": [{"title": "受付は一階です", "text": "玄関を入って右手の窓口へお越しください。"}]},
         {"messages": [{"title": "川開きの準備ができました、皆さまのおかげです"}]})


class Household(Venue):
    """A venue whose feed, picture and configuration are others at every start."""

    def __init__(self):
        super().__init__(slides={"dwell": "600s", "order": ["messages", "posters"]})
        self.designs_by_feed = [self.designed(feed) for feed in FEEDS]
        paint(self.folder / "p.png", 320, 180, (190, 90, 60))
        self.picture = (self.folder / "p.png").read_bytes()
        self.server = Server(None)
        self.settings["sources"] = [{"name": "m", "url": self.server.url(), "every": "10s"}]
        self.version = 0
        self.renew()
        self.open_screen_only()

    def renew(self):
        """The other feed, with a picture of a new address, and another configuration."""
        self.version += 1
        path = f"/{self.version}.png"
        self.server.files = {path: self.picture}
        feed = {**FEEDS[self.version % 2], "posters": [{"title": "流し雛", "image": self.server.url(path)}]}
        self.server.become(send(answer(body_of(feed))))
        self.settings["closed"] = [f"{4 + self.version % 9:02}-20"]  # far from today: no notice
        written = self.config.with_suffix(".new")
        self.config, configured = written, self.config
        self.configure()
        self.config = configured
        written.rename(configured)

    def first_slide(self):
        """Which feed's slide the wall has first; None: none within all patience."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            frame = blocks(numpy.array(self.screen.pixels))
            for number, design in enumerate(self.designs_by_feed):
                if design.name_of(frame):
                    return number
            time.sleep(0.01)
        return None

    def lose_power(self):
        """Returns when the wall is dark."""
        self.kill()
        while numpy.array(self.screen.pixels).any():
            time.sleep(0.002)

    def close(self):
        super().close()
        self.server.close()


class PowerCuts(unittest.TestCase):
    def test_after_every_cut_the_wall_has_the_old_or_the_new_content(self):
        left, lock = iter(range(CUTS)), threading.Lock()
        table, lost = Table("power cut"), []

        def household(seed):
            chance = random.Random(seed)
            with Household() as home:
                home.start()
                time.sleep(2)
                home.lose_power()
                offered = home.version % 2
                while True:
                    with lock:
                        if next(left, None) is None:
                            return
                    home.renew()
                    home.start()
                    shown = home.first_slide()
                    if shown is None:
                        lost.append(home.logged()[-500:])
                    # What the cut before this one may have kept from being written, or not.
                    table.tried("while all is written", "new" if shown == offered else "old", shown is not None)
                    offered = home.version % 2
                    time.sleep(chance.uniform(0, LATEST_CUT))
                    home.lose_power()

        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(household, range(AT_ONCE)))
        print(table)
        self.assertEqual(lost, [])
        # Both must have happened, or nothing was tried.
        outcomes = table.rows["while all is written"]
        self.assertGreater(min(outcomes[each][0] for each in ("old", "new")), CUTS // 50, outcomes)


DAMAGES = {
    "truncated": lambda data: data[: len(data) // 2],
    "emptied": lambda data: b"",
    "zero-filled": lambda data: bytes(len(data)),
    "zeros at the end": lambda data: data[:-8] + bytes(8),
    "one bit flipped": lambda data: data[: len(data) * 2 // 3] + bytes([data[len(data) * 2 // 3] ^ 4]) + data[len(data) * 2 // 3 + 1:],
    "other bytes": lambda data: os.urandom(len(data)),
}


class Card(unittest.TestCase):
    """A card that lost what it held, is full or can't be written."""

    def test_a_damaged_cache_is_known_for_what_it_is_and_made_anew(self):
        table = Table("every file")
        for name, damage in DAMAGES.items():
            with self.subTest(name):
                server = Server(send(answer(body_of(FIRST))))
                with Venue(server.url()) as venue:
                    bare, whole = venue.designed(), venue.designed(FIRST)
                    messages = set(whole.slides) - set(bare.slides)
                    venue.open_screen(whole, bare)
                    venue.start()
                    wait_until(lambda: server.served, 30, "an answer")
                    time.sleep(1)
                    venue.kill()
                    server.refuse()
                    kept = [path for path in venue.cache.rglob("*") if path.is_file()]
                    self.assertTrue(kept)
                    for path in kept:
                        path.write_bytes(damage(path.read_bytes()))
                    time.sleep(0.5)
                    venue.start()
                    since = time.monotonic()
                    venue.wait_for_slide()
                    venue.screen.press("Right")
                    time.sleep(3)
                    shown = {slide for _, slide in venue.recorder.since(since)}
                    self.assertFalse(shown & messages, shown)
                    venue.check(since + 3)
                    server.become(send(answer(body_of(FIRST))))
                    wait_until(lambda: {slide for _, slide in venue.recorder.since(since)} & messages, 60, venue.logged())
                    venue.check(since + 3)
                    table.tried(name, "survived", True)
                server.close()
        print(table)

    def test_a_full_or_locked_card_costs_the_cache_alone(self):
        """On file systems of their own: one too small for anything, one that can't be written."""
        table = Table("card")
        for name, options in (("full", "size=4k,nr_inodes=2"), ("read-only", "ro")):
            with self.subTest(name):
                server = Server(send(answer(body_of(FIRST))))
                with Venue(server.url()) as venue:
                    whole = venue.designed(FIRST)
                    messages = set(whole.slides) - set(venue.designed().slides)
                    venue.cache.mkdir()
                    venue.open_screen(whole, venue.designed())
                    mounted = f'mount -t tmpfs -o {options} none "$0" && exec "$@"'
                    venue.start(before=["unshare", "-m" if os.geteuid() == 0 else "-rm", "sh", "-c", mounted, str(venue.cache)])
                    since = venue.wait_for_slide()
                    wait_until(lambda: {slide for _, slide in venue.recorder.since(since)} & messages, 60, venue.logged())
                    venue.check(since)
                    self.assertEqual(list(venue.cache.rglob("*.kept")), [])
                    said = [line for line in venue.logged().splitlines() if "控え" in line]
                    self.assertEqual(len(said), 1, venue.logged())
                    table.tried(name, "survived", True)
                server.close()
        print(table)


if __name__ == "__main__":
    unittest.main()
