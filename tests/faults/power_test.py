"""The plug is pulled: whenever it happens, the next start shows the last good or the new content."""

import concurrent.futures
import os
import random
import threading
import time
import unittest

import numpy
from servers import Server, answer, body_of, send
from stage import Table, Venue, paint
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
        self.settings["closed"] = [f"{1 + self.version % 12:02}-20"]
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


if __name__ == "__main__":
    unittest.main()
