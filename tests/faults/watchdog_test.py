"""Somebody watches the loop, not a flag: a stuck show is started anew and is back on the wall."""

import ctypes
import os
import pathlib
import signal
import socket
import threading
import time
import unittest

from stage import Table, Venue, wait_until

WATCHDOG = 2.0  # seconds of silence after which a service is started anew
BACK = 15.0


class Manager:
    """What systemd does for a service of type notify with Restart=always: no more than that."""

    def __init__(self, venue):
        self.venue = venue
        self.path = str(venue.folder / "notify")
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(self.path)
        self.socket.settimeout(0.1)
        self.heard = []  # (when, pid, words)
        self.starts = []
        self.running = True
        self._start()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _start(self):
        self.venue.start(NOTIFY_SOCKET=self.path, WATCHDOG_USEC=str(int(WATCHDOG * 1e6)))
        self.starts.append(time.monotonic())

    def _run(self):
        while self.running:
            try:
                words = self.socket.recv(4096).decode()
                self.heard.append((time.monotonic(), self.venue.process.pid, words))
            except TimeoutError:
                pass
            process = self.venue.process
            signs = [when for when, pid, words in self.heard if pid == process.pid and "WATCHDOG=1" in words]
            ready = any(pid == process.pid and "READY=1" in words for _, pid, words in self.heard)
            if process.poll() is not None or (ready and signs and time.monotonic() - signs[-1] > WATCHDOG):
                process.send_signal(signal.SIGABRT)
                process.send_signal(signal.SIGKILL)
                process.wait()
                self._start()

    def said(self, words, since=0.0):
        return [when for when, _, each in self.heard if words in each.split("\n") and when >= since]

    def close(self):
        self.running = False
        self.thread.join()
        self.socket.close()


class Watchdog(unittest.TestCase):
    def setUp(self):
        self.venue = Venue()
        self.addCleanup(self.venue.close)
        self.venue.open_screen(self.venue.designed())

    def test_it_is_ready_once_the_first_slide_stands_and_alive_ever_after(self):
        manager = Manager(self.venue)
        self.addCleanup(manager.close)
        wait_until(lambda: manager.said("READY=1"), 30, "READY")
        ready = manager.said("READY=1")[0]
        self.venue.wait_for_slide(5)
        time.sleep(4 * WATCHDOG)
        signs = manager.said("WATCHDOG=1", ready)
        gaps = [after - before for before, after in zip(signs, signs[1:])]
        self.assertGreaterEqual(len(signs), 4)
        self.assertLess(max(gaps), WATCHDOG)
        self.assertEqual(len(manager.said("READY=1")), 1)
        self.assertEqual(len(manager.starts), 1)

    def test_a_stuck_loop_falls_silent_and_the_wall_is_back_within_fifteen_seconds(self):
        table = Table("stuck")
        manager = Manager(self.venue)
        self.addCleanup(manager.close)
        for name, stick in (("whole process", self.stop_process), ("main thread alone", self.stop_main_thread),
                            ("killed", self.kill)):
            with self.subTest(name):
                self.venue.wait_for_slide()
                wait_until(lambda: manager.said("WATCHDOG=1", manager.starts[-1]), 20, "a sign of life")
                time.sleep(1)
                starts = len(manager.starts)
                stuck = time.monotonic()
                stick(self.venue.process)
                wait_until(lambda: len(manager.starts) > starts, BACK, "a new start")
                wait_until(lambda: manager.said("READY=1", manager.starts[-1]), BACK, "READY")
                self.venue.wait_for_slide(BACK)
                back = time.monotonic() - stuck
                table.tried(name, "back", back <= BACK)
                self.assertLessEqual(back, BACK)
        print(table)

    def stop_process(self, process):
        process.send_signal(signal.SIGSTOP)

    def stop_main_thread(self, process):
        """The loop alone is held, as by a lock that is never given back; other threads go on."""
        self.assertGreater(len(list(pathlib.Path(f"/proc/{process.pid}/task").iterdir())), 1)
        tracer = os.fork()
        if tracer == 0:
            self.hold(process.pid)
        self.addCleanup(self.let_go, tracer)

    def hold(self, pid):
        """A tracer that seizes one thread and stops it until the process is killed."""
        seize, interrupt = 0x4206, 0x4207
        libc = ctypes.CDLL(None, use_errno=True)
        libc.ptrace.argtypes = [ctypes.c_long] * 4
        libc.ptrace(seize, pid, 0, 0)
        libc.ptrace(interrupt, pid, 0, 0)
        while not os.WIFSIGNALED(os.waitpid(pid, 0x40000000)[1]):  # __WALL
            pass
        os._exit(0)

    def let_go(self, tracer):
        self.venue.kill()
        os.waitpid(tracer, 0)

    def kill(self, process):
        process.kill()


if __name__ == "__main__":
    unittest.main()
