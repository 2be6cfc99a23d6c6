"""Every fault at every moment: at the start, during a fetch, during a transition, at rest."""

import concurrent.futures
import itertools
import pathlib
import shutil
import signal
import tempfile
import time
import unittest

import servers
from clock import Clock
from servers import Server, answer, body_of, send
from stage import FIRST, LONGEST_MOTION, SECOND, Table, Venue, wait_until
from time_test import DAY, HOUR, YEAR, at

AT_ONCE = 8
INTERVAL = 10.0
READING = 6.0
# For which a fault lasts.
FAULT = 3.0
MOMENTS = ("at start", "during a fetch", "during a transition", "at rest")


class Trial:
    """One venue with a feed, on a board whose clock the kernel keeps."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="noren-matrix-"))
        self.clock = Clock(self.folder, synchronised=True)
        self.server = Server(send(answer(body_of(FIRST))), host="feeds.example")
        self.venue = Venue(self.server.url(), at=None, clock=self.clock)
        self.now = time.time()

    def designed(self, feed, later=0, **options):
        return self.venue.designed(feed, at=at(self.now + later), **options)

    def close(self):
        self.venue.close()
        self.server.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def serve(self, behaviour):
        self.server.become(behaviour)

    def start(self):
        self.venue.start()

    def step(self, seconds):
        """Sets the clock; what the dates say then is right, too, and none before the program was built."""
        for feed in (FIRST, SECOND, None):
            self.venue.recorder.also(self.designed(feed, seconds))
            if seconds < 0:
                self.venue.recorder.also(self.designed(feed, clock_untrusted=True))
        self.clock.step(seconds)


def broken_config(trial):
    trial.venue.config.write_text('{ "community": { "name": "川辺', encoding="utf-8")


def zeroed_config(trial):
    trial.venue.config.write_bytes(b"\0" * 400)


def no_config(trial):
    trial.venue.config.unlink()


def whole_config(trial):
    trial.venue.configure()


def no_cache(trial):
    shutil.rmtree(trial.venue.cache, ignore_errors=True)


def signalled(number):
    def send_it(trial):
        if trial.venue.process:
            trial.venue.process.send_signal(number)
    return send_it


def killed(trial):
    if trial.venue.process is None:
        trial.start()
        time.sleep(0.05)
    trial.venue.kill()
    trial.start()


def keys_and_pointer(trial):
    if trial.venue.process:
        trial.venue.screen.press("x", "F1", "ctrl+alt+Delete", "Super_L", "Return", "XF86AudioPlay")
        trial.venue.screen.xdotool("mousemove", "100", "100", "click", "1", "click", "3")


def nothing(trial):
    pass


def disk(state):
    return lambda trial: trial.clock.disk(state)


def answers(behaviour):
    return lambda trial: trial.serve(behaviour)


# What happens, and what ends it. Whether the feed must come anew afterwards: all must.
FAULTS = {
    "server gone": (lambda trial: trial.server.refuse(), nothing),
    "server silent": (answers(servers.silence), nothing),
    "name server silent": (lambda trial: trial.clock.names("no answer"), lambda trial: trial.clock.names("resolved")),
    "answer cut": (answers(servers.cut), nothing),
    "login page": (answers(send(answer(b"<html>login</html>", Content_Type="text/html"))), nothing),
    "clock one hour back": (lambda trial: trial.step(-HOUR), nothing),
    "clock one day on": (lambda trial: trial.step(DAY), nothing),
    "clock 20 years on": (lambda trial: trial.step(20 * YEAR), nothing),
    "configuration cut": (broken_config, whole_config),
    "configuration zeroed": (zeroed_config, whole_config),
    "configuration gone": (no_config, whole_config),
    "cache removed": (no_cache, nothing),
    "disk full": (disk("full"), disk("takes all")),
    "disk read-only": (disk("read-only"), disk("takes all")),
    "killed, started": (killed, nothing),
    "stopped, continued": (signalled(signal.SIGSTOP), signalled(signal.SIGCONT)),
    "keys and pointer": (keys_and_pointer, nothing),
}
# Before the first start there is no copy of a configuration to fall back to: its slide says what to do.
NOT_AT_START = {"stopped, continued", "keys and pointer"}


def reach(moment, trial):
    """Brings the show to the moment; the fault comes then."""
    venue = trial.venue
    if moment == "at start":
        # It was shown before: there are copies, and the power was cut.
        trial.start()
        wait_until(lambda: trial.server.served, 30, "an answer")
        venue.wait_for_slide()
        time.sleep(1)
        venue.kill()
        venue.process = None
        return
    trial.start()
    wait_until(lambda: trial.server.served, 30, "an answer")
    venue.wait_for_slide()
    if moment == "during a fetch":
        def late(connection, alive):
            time.sleep(1)
            connection.sendall(answer(body_of(FIRST)))
        trial.serve(late)
        trial.server.wait_for_request()
    elif moment == "during a transition":
        time.sleep(1)
        before = trial.clock.control.presents
        venue.screen.press("Right")
        wait_until(lambda: trial.clock.control.presents > before, 5, "a motion")
    else:
        time.sleep(1.5)


def attempt(cell):
    """None, or what failed."""
    fault, moment = cell
    impose, end = FAULTS[fault]
    trial = Trial()
    venue = trial.venue
    try:
        first, second = trial.designed(FIRST), trial.designed(SECOND)
        venue.open_screen(first, trial.designed(None))
        reach(moment, trial)
        begun = time.monotonic()
        impose(trial)
        if venue.process is None:
            trial.start()
        venue.wait_for_slide(10)
        time.sleep(FAULT)
        end(trial)
        venue.recorder.also(second)
        trial.server.served.clear()
        trial.serve(send(answer(body_of(SECOND))))
        ended = time.monotonic()
        wait_until(lambda: trial.server.served, INTERVAL * 1.1 + READING, f"a fetch within one interval; {venue.logged()}")
        new = set(second.slides) - set(first.slides)
        for wait in range(60):
            if {name for _, name in venue.recorder.since(ended)} & new:
                break
            if wait % 10 == 3:
                venue.screen.press("Right")
            time.sleep(0.5)
        assert {name for _, name in venue.recorder.since(ended)} & new, f"nothing new came: {venue.recorder.since(ended)}"
        # A start, and a program that is held, are excused as far as they last.
        excused = {"at start": venue.started}.get(moment, begun)
        if fault in ("killed, started", "stopped, continued"):
            excused = max(venue.started, begun + FAULT)
        venue.wait_for_slide(LONGEST_MOTION)
        venue.check(excused + 3)
        return None
    except AssertionError as error:
        return f"{fault} {moment}: {error}"
    finally:
        trial.close()


class Matrix(unittest.TestCase):
    def test_every_fault_at_every_moment_leaves_a_designed_slide_on_the_wall(self):
        cells = [cell for cell in itertools.product(FAULTS, MOMENTS) if cell[1] != "at start" or cell[0] not in NOT_AT_START]
        table, failures = Table("fault"), []
        with concurrent.futures.ProcessPoolExecutor(AT_ONCE) as pool:
            for (fault, moment), failure in zip(cells, pool.map(attempt, cells)):
                table.tried(fault, moment, failure is None)
                if failure:
                    failures.append(failure)
        print(table)
        self.assertFalse(failures, "\n".join(failures))


if __name__ == "__main__":
    unittest.main()
